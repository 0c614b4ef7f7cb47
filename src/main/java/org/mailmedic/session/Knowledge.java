package org.mailmedic.session;

import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.text.Texts;

/// What a session works with: the knowledge, loaded once, and those who apply it.
public record Knowledge(
        BounceReader reader,
        PhraseBook phrases,
        Catalogue catalogue,
        BlockLists blockLists,
        Severities severities,
        Diagnostician diagnostician,
        Remedies remedies,
        Texts texts) {}
