package org.mailmedic.remedy;

import java.util.List;
import java.util.Map;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.remedy.FixItem.Who;

/// How one thing is done at one kind of provider, read from a data file. Place holders such as `{domain}`
/// are still open.
///
/// @param id stable id, such as `dkim.workspace`
/// @param topic what it is about, such as `dkim`; plans name topics
/// @param kinds ids of the provider kinds it is for; empty for every kind that has none of its own
/// @param speakers ids of those who refuse, where it is about them (delisting); empty if it does not matter
/// @param title what to do, as a command
/// @param titles a fitter title where this finding is what has to be mended, or this the cause, by its code; or
///     where nothing was refused, by [#SET_UP]
/// @param steps what to do in order
/// @param correction what is wrong in common articles, and why; empty if nothing
record Guide(
        String id,
        String topic,
        List<String> kinds,
        List<String> speakers,
        String title,
        Map<String, String> titles,
        Who who,
        int minutes,
        Recheck recheck,
        List<Step> steps,
        String correction,
        Fact fact) {
    /// Key of the title where nothing was refused.
    static final String SET_UP = "setup";

    Guide {
        kinds = List.copyOf(kinds);
        speakers = List.copyOf(speakers);
        titles = Map.copyOf(titles);
        steps = List.copyOf(steps);
    }

    /// A step of a guide.
    sealed interface Step {
        /// In words.
        ///
        /// @param speakers ids of those who refuse, where it is about their settings only; empty for all
        /// @param phrases beginnings of ids of the phrases by which the reply was read; empty for all
        /// @param lists zones of the block lists that it is about; empty if it is about none
        record Words(GuideStep step, List<String> speakers, List<String> phrases, List<String> lists) implements Step {
            public Words {
                speakers = List.copyOf(speakers);
                phrases = List.copyOf(phrases);
                lists = List.copyOf(lists);
            }
        }

        /// "Open the page where your DNS is edited", in the words of the company that keeps it.
        record OpenDns() implements Step {}

        /// What the finding itself says is to be done.
        record MendFinding() implements Step {}

        /// "Replace the SPF record", or "add one", by what is published.
        record PublishSpf() implements Step {}

        /// How to be taken off the block lists of the case that no other step of the guide is about.
        record OtherLists() implements Step {}

        /// Which outgoing server is meant, as far as the case knows it.
        record Server() implements Step {}

        /// How the service of the case lets itself be set up.
        record Service() implements Step {}
    }
}
