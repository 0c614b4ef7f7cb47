package org.mailmedic.ui.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Wording;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.TimeWords;

/// Puts the answer in words.
final class AnswerPresenter {
    /// Below this a second cause is not worth a person's time.
    private static final double WORTH_NAMING = 0.2;
    private static final double UNSURE = 0.6;

    private final Texts texts;
    private final TimeWords timeWords;
    private final Wording wording;

    AnswerPresenter(Texts texts, TimeWords timeWords) {
        this.texts = texts;
        this.timeWords = timeWords;
        this.wording = new Wording(texts);
    }

    /// The answer for this case.
    AnswerContent tell(Case document, Facts facts, Diagnosis diagnosis, Checklist checklist) {
        RankedCause best = diagnosis.best();
        return new AnswerContent(
                wording.answer(best, facts),
                sure(best, checklist),
                wording.meaning(best.cause(), facts),
                isJourney(document, facts.reading())
                        ? new MailPathPresenter(texts, document, facts.reading())
                                .stops(
                                        facts.provider().map(ProviderKind::name).orElse(""),
                                        wording.refuser(facts).orElse(""))
                        : List.of(),
                reasons(document, best),
                others(diagnosis, facts),
                help(document, best),
                diagnosis.ruledOut().stream()
                        .map(c -> aside(c.cause(), c.evidence()))
                        .toList(),
                diagnosis.notYours().stream()
                        .map(c -> aside(c.cause(), c.because()))
                        .toList(),
                diagnosis.notChecked().stream()
                        .map(c -> wording.noun(c.cause()))
                        .toList());
    }

    /// Whether any mail, or at least a test, set out on its way.
    private static boolean isJourney(Case document, Optional<Reading> reading) {
        return reading.isPresent()
                || document.probe().isPresent()
                || !document.given().bounce().isBlank();
    }

    private String sure(RankedCause best, Checklist checklist) {
        String sure = texts.get(best.confidenceKey());
        if (best.cause() == Cause.UNKNOWN) {
            // What is not known, nobody can be said to repair.
            return sure;
        }
        if (checklist.now().isEmpty()) {
            return best.confidence() < UNSURE ? sure : sure + " " + texts.get("page.answer.who.nobody");
        }
        FixItem first = checklist.now().getFirst();
        String who = "page.answer.who." + first.who().name().toLowerCase(Locale.ROOT);
        String timed = first.minutes() > 0 && first.who() == FixItem.Who.YOU ? who + ".minutes" : who;
        return sure + " " + texts.get(timed, Map.of("minutes", String.valueOf(first.minutes())));
    }

    private List<AnswerContent.Reason> reasons(Case document, RankedCause cause) {
        return cause.evidence().stream()
                .map(e -> new AnswerContent.Reason(
                        e.speaksFor() ? Severity.ERROR : Severity.OK,
                        Harmless.line(wording.evidence(e)),
                        source(document, e.source()),
                        raw(document, e)))
                .toList();
    }

    /// The answer of the DNS or the server that a finding rests on.
    private static String raw(Case document, Evidence evidence) {
        return Stream.concat(
                        document.probe().stream().flatMap(p -> p.findings().stream()),
                        document.audit().stream().flatMap(a -> a.findings().stream()))
                .filter(f -> f.code().code().equals(evidence.reference()))
                .map(Finding::evidence)
                .filter(seen -> !seen.isBlank())
                .findFirst()
                .orElse("");
    }

    private String source(Case document, Evidence.Source source) {
        return switch (source) {
            case BOUNCE -> texts.get("page.answer.source.bounce");
            case CONNECTION ->
                at("page.answer.source.connection", document.probe().map(Case.Probed::at));
            case DNS -> at("page.answer.source.dns", document.audit().map(Case.Audited::at));
        };
    }

    private String at(String key, Optional<Instant> when) {
        return when.map(w -> texts.get(key + ".at", Map.of("time", timeWords.time(w))))
                .orElseGet(() -> texts.get(key));
    }

    private List<String> others(Diagnosis diagnosis, Facts facts) {
        if (diagnosis.best().confidence() >= UNSURE) {
            return List.of();
        }
        return diagnosis.causes().stream()
                .skip(1)
                .filter(c -> c.confidence() >= WORTH_NAMING)
                .map(c -> wording.title(c.cause(), facts))
                .toList();
    }

    private List<String> help(Case document, RankedCause best) {
        if (best.confidence() >= UNSURE) {
            return List.of();
        }
        List<String> help = new ArrayList<>();
        if (document.given().bounce().isBlank()) {
            help.add(texts.get("page.answer.help.bounce"));
        }
        if (document.probe().filter(p -> !p.brokenOff()).isEmpty()) {
            help.add(texts.get("page.answer.help.signin"));
        }
        if (document.audit().isEmpty()) {
            help.add(texts.get("page.answer.help.dns"));
        }
        if (!document.given().bounce().isBlank()) {
            help.add(texts.get("page.answer.help.message"));
        }
        return help;
    }

    private AnswerContent.RuledOut aside(Cause cause, List<Evidence> because) {
        return new AnswerContent.RuledOut(
                wording.noun(cause),
                because.stream().map(wording::disproof).map(Harmless::line).toList());
    }
}
