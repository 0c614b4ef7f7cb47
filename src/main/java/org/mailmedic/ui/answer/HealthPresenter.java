package org.mailmedic.ui.answer;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.casefile.PartChange;
import org.mailmedic.casefile.PastRun;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.forecast.Forecast.Judged;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.diagnosis.forecast.HealthState;
import org.mailmedic.knowledge.Receiver;
import org.mailmedic.remedy.HealthWording;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.TimeWords;
import org.mailmedic.ui.control.Tone;

/// Puts the health of a set-up in words.
final class HealthPresenter {
    private final Texts texts;
    private final TimeWords timeWords;
    private final HealthWording wording;

    HealthPresenter(Texts texts, TimeWords timeWords) {
        this.texts = texts;
        this.timeWords = timeWords;
        this.wording = new HealthWording(texts);
    }

    /// @param changes of the parts since an earlier check
    HealthContent tell(Health health, List<PartChange> changes) {
        return new HealthContent(
                wording.headline(health),
                texts.get("health.subtitle", Map.of("domain", health.domain())),
                health.leads(),
                health.receivers().stream().map(this::column).toList(),
                health.rows().stream().map(this::row).toList(),
                news(changes));
    }

    private HealthContent.Column column(Receiver receiver) {
        return new HealthContent.Column(
                receiver.shortName(),
                texts.get("health.few"),
                receiver.threshold().isPresent()
                        ? texts.get(
                                "health.many.number",
                                Map.of("count", number(receiver.threshold().getAsInt())))
                        : texts.get("health.many"));
    }

    private String number(int count) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(count);
    }

    private HealthContent.Row row(Health.Row row) {
        return new HealthContent.Row(
                tone(row.state()),
                wording.light(row.part()),
                Harmless.line(wording.detail(row)),
                row.receivers().stream().map(at -> cells(row.part(), at)).toList());
    }

    private List<HealthContent.Cell> cells(Part part, Health.AtReceiver at) {
        return at.few().state() == at.many().state()
                ? List.of(cell(part, at.receiver(), at.many(), "both"))
                : List.of(cell(part, at.receiver(), at.few(), "few"), cell(part, at.receiver(), at.many(), "many"));
    }

    private HealthContent.Cell cell(Part part, Receiver receiver, Health.Cell cell, String volume) {
        Map<String, String> names = Map.of(
                "light",
                wording.light(part),
                "receiver",
                receiver.name(),
                "volume",
                texts.get("health.volume." + volume),
                "state",
                wording.state(cell.state()));
        String told = texts.get("health.cell.told", names);
        return new HealthContent.Cell(
                cell.state(),
                tone(cell.state()),
                texts.get("health.cell." + cell.state().name()),
                told,
                told,
                cell.judged().stream().map(this::rule).toList(),
                texts.get("health.norule", names),
                go(cell.state()));
    }

    private static Optional<HealthContent.Go> go(HealthState state) {
        return switch (state) {
            case WOULD_REFUSE, WOULD_SUFFER -> Optional.of(HealthContent.Go.FIX);
            case NOT_CHECKED -> Optional.of(HealthContent.Go.DNS);
            case UP_TO_PROVIDER, PASSES, NOT_REQUIRED -> Optional.empty();
        };
    }

    private HealthContent.Rule rule(Judged judged) {
        Tone tone = switch (judged.requirementStatus()) {
            case MET -> Tone.GOOD;
            case EXPECTED -> Tone.QUIET;
            case BROKEN -> Tone.BAD;
            case OPEN, UNSEEN -> Tone.UNKNOWN;
        };
        return new HealthContent.Rule(
                tone,
                wording.rule(judged),
                wording.sight(judged),
                wording.source(judged.rule()),
                judged.rule().fact().source());
    }

    private static Tone tone(HealthState state) {
        return switch (state) {
            case WOULD_REFUSE -> Tone.BAD;
            case WOULD_SUFFER -> Tone.WARNING;
            case NOT_CHECKED -> Tone.UNKNOWN;
            case PASSES -> Tone.GOOD;
            case UP_TO_PROVIDER, NOT_REQUIRED -> Tone.QUIET;
        };
    }

    /// What worsened comes first, then what was mended, last how many are as they were. Nothing where no part changed:
    /// that nothing happened is no news.
    private List<HealthContent.News> news(List<PartChange> changes) {
        List<HealthContent.News> news = new ArrayList<>();
        changes.stream()
                .filter(change -> change.kind() != PartChange.Kind.SAME)
                .sorted(Comparator.comparing(PartChange::kind))
                .map(this::news)
                .forEach(news::add);
        int same = changes.size() - news.size();
        if (!changes.isEmpty() && same > 0) {
            String since = timeWords.day(changes.stream()
                    .map(PartChange::then)
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
            news.add(new HealthContent.News(
                    Tone.QUIET,
                    texts.count("health.same", same, Map.of()),
                    texts.get("health.since", Map.of("day", since))));
        }
        return news;
    }

    private HealthContent.News news(PartChange change) {
        boolean worse = change.kind() == PartChange.Kind.WORSE;
        String what = Stream.of(worse ? change.come() : change.gone())
                .flatMap(List::stream)
                .map(this::title)
                .distinct()
                .collect(Collectors.joining(", "));
        return new HealthContent.News(
                worse ? Tone.BAD : Tone.GOOD,
                texts.get(
                        worse ? "health.change.worse" : "health.change.mended",
                        Map.of("light", wording.light(change.part()))),
                Harmless.line(texts.get(
                        worse ? "health.change.now" : "health.change.until",
                        Map.of("what", what, "day", timeWords.day(change.then())))));
    }

    private String title(PastRun.Problem problem) {
        return texts.find("finding." + problem.code() + ".title", Map.of("subject", problem.subject()))
                .filter(title -> title.indexOf('{') < 0)
                .orElse(problem.code());
    }
}
