package org.mailmedic.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.report.Json;
import org.mailmedic.session.Outcome;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// What lies ahead: what came of trying the records of the checklist, and what the large receivers would do with mail
/// as it is sent now.
///
/// @param showsForecast whether a person is told the forecast here: the health of a set-up says the same, and more
record TrialsAndForecast(List<TrialResult> trials, Forecast forecast, boolean showsForecast) {
    TrialsAndForecast {
        trials = List.copyOf(trials);
    }

    static TrialsAndForecast of(Outcome outcome) {
        return new TrialsAndForecast(
                Stream.concat(outcome.checklist().now().stream(), outcome.checklist().later().stream())
                        .map(FixItem::change)
                        .flatMap(p -> p.stream())
                        .distinct()
                        .flatMap(change -> outcome.tried().of(change).stream())
                        .toList(),
                outcome.forecast(),
                outcome.health().isEmpty());
    }

    void write(Json json) {
        json.array("changes", trials, TrialsAndForecast::change)
                .array(
                        "forecast",
                        forecast.isWorthShowing() ? forecast.rows() : List.of(),
                        (to, row) -> to.put("receiver", row.receiver().id())
                                .object("few", few -> cell(few, row.few(), forecast.domainMissing()))
                                .object("many", many -> cell(many, row.many(), forecast.domainMissing())));
    }

    private static void change(Json to, TrialResult trial) {
        RecordChange recordChange = trial.change();
        to.put("name", recordChange.record().name())
                .put("type", recordChange.record().type())
                .put("before", recordChange.before())
                .put("after", recordChange.record().value())
                .put("strings", recordChange.strings())
                .put("good", trial.isGood())
                .put("left", trial.left().stream().map(f -> f.code().code()).toList())
                .put("lost", lost(trial));
        trial.lookups().ifPresent(n -> to.put("lookups", n));
    }

    private static List<String> lost(TrialResult trial) {
        return trial.senders().stream()
                .filter(TrialResult.Sender::isLost)
                .map(TrialResult.Sender::who)
                .toList();
    }

    private static void cell(Json to, Forecast.Cell cell, boolean domainMissing) {
        to.put("verdict", Spelling.of(cell.verdict())).put("because", needs(cell, domainMissing));
    }

    private static List<String> needs(Forecast.Cell cell, boolean domainMissing) {
        if (domainMissing) {
            return List.of("domain");
        }
        return cell.decisive().stream()
                .map(j -> Spelling.of(j.rule().needs()))
                .distinct()
                .toList();
    }

    void print(TextPage page, Texts texts) {
        for (TrialResult trial : trials) {
            RecordChange recordChange = trial.change();
            page.heading(recordChange.record().name())
                    .verbatim(recordChange.difference().stream()
                            .map(w -> switch (w.change()) {
                                case SAME -> w.text();
                                case OUT -> "[-" + w.text() + "-]";
                                case IN -> "{+" + w.text() + "+}";
                            })
                            .collect(Collectors.joining(" ")));
            trial.lookups()
                    .ifPresent(n -> page.bullet(texts.get("doctor.trial.lookups", Map.of("count", String.valueOf(n)))));
            List<String> lost = lost(trial);
            if (!lost.isEmpty()) {
                page.bullet(texts.get("doctor.trial.lost", Map.of("who", String.join(", ", lost))));
            }
            trial.left()
                    .forEach(f -> page.bullet(texts.get(
                            "doctor.trial.left",
                            Map.of(
                                    "title",
                                    texts.get("finding." + f.code().code() + ".title", f.words()),
                                    "where",
                                    f.subject()))));
            if (trial.isGood()) {
                page.bullet(texts.get("doctor.trial.good"));
            }
            page.gap();
        }
        if (showsForecast && forecast.isWorthShowing()) {
            page.heading(texts.get("forecast.title"));
            forecast.rows()
                    .forEach(row -> page.bullet(row.receiver().name() + ": "
                            + texts.get("forecast.head.few") + ": " + words(texts, row.few(), forecast.domainMissing())
                            + "; "
                            + texts.get("forecast.head.many") + ": "
                            + words(texts, row.many(), forecast.domainMissing())));
            page.paragraph(texts.get("forecast.limits")).gap();
        }
    }

    private static String words(Texts texts, Forecast.Cell cell, boolean domainMissing) {
        String why = needs(cell, domainMissing).stream()
                .map(need -> texts.get("forecast.need." + need))
                .collect(Collectors.joining(", "));
        return texts.get("forecast.verdict." + Spelling.of(cell.verdict())) + (why.isEmpty() ? "" : " (" + why + ")");
    }
}
