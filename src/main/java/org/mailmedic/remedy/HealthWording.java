package org.mailmedic.remedy;

import java.text.ListFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.forecast.Forecast.Judged;
import org.mailmedic.diagnosis.forecast.Health;
import org.mailmedic.diagnosis.forecast.HealthState;
import org.mailmedic.diagnosis.forecast.RequirementStatus;
import org.mailmedic.knowledge.Receiver;
import org.mailmedic.text.Texts;

/// Says in words how a set-up stands, in the conditional: nobody refused anything.
public final class HealthWording {
    private final Texts texts;

    public HealthWording(Texts texts) {
        this.texts = texts;
    }

    /// What would be refused today, in one sentence.
    public String headline(Health health) {
        List<Receiver> few = health.refusing(false);
        List<Receiver> many = health.refusing(true);
        List<Receiver> doubting = health.doubting(false);
        int all = health.receivers().size();
        if (few.size() == all) {
            return texts.get("health.headline.few.all");
        }
        if (!few.isEmpty()) {
            List<Receiver> more = many.stream().filter(r -> !few.contains(r)).toList();
            String end = more.isEmpty() ? "" : many.size() == all ? ".many.all" : ".many";
            return headline("few" + end, few, more);
        }
        if (!many.isEmpty()) {
            String end = !doubting.isEmpty() ? ".junk" : many.size() == all ? ".all" : "";
            return headline("many" + end, doubting, many);
        }
        if (!doubting.isEmpty()) {
            return headline("junk", doubting, List.of());
        }
        if (!health.doubting(true).isEmpty()) {
            return headline("junk.many", List.of(), health.doubting(true));
        }
        return texts.get(health.hasGaps() ? "health.headline.gaps" : "health.headline.good");
    }

    private String headline(String key, List<Receiver> few, List<Receiver> many) {
        return texts.get("health.headline." + key, Map.of("few", names(few), "many", names(many)));
    }

    private String names(List<Receiver> receivers) {
        List<String> names = receivers.stream().map(Receiver::shortName).toList();
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(texts.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names);
    }

    /// A part by its name.
    public String light(Part part) {
        return texts.get("health.light." + part.name());
    }

    /// What was found there, in a few words.
    public String detail(Health.Row row) {
        return row.findings().stream().findFirst().map(this::title).orElseGet(() -> switch (row.state()) {
            case NOT_CHECKED -> texts.get("health.detail.open");
            case WOULD_REFUSE, WOULD_SUFFER, UP_TO_PROVIDER, PASSES, NOT_REQUIRED ->
                texts.get(isProviders(row) ? "health.detail.provider" : "health.detail.good");
        });
    }

    private String title(Finding finding) {
        return texts.get("finding." + finding.code().code() + ".title", finding.words());
    }

    private static boolean isProviders(Health.Row row) {
        List<Judged> judged = row.receivers().stream()
                .flatMap(at -> Stream.concat(at.few().judged().stream(), at.many().judged().stream()))
                .toList();
        return row.part() != Part.DKIM
                && !judged.isEmpty()
                && judged.stream().allMatch(j -> j.requirementStatus() == RequirementStatus.EXPECTED);
    }

    /// What a receiver would do with mail, as far as it goes by this.
    public String state(HealthState state) {
        return texts.get("health.state." + state.name());
    }

    /// What a receiver would do with few mails and with many.
    public String states(Health.AtReceiver at) {
        return at.few().state() == at.many().state()
                ? state(at.few().state())
                : texts.get(
                        "health.states",
                        Map.of(
                                "few",
                                state(at.few().state()),
                                "many",
                                state(at.many().state())));
    }

    /// The receivers, those together that would do the same.
    public List<String> states(Health.Row row) {
        Map<String, List<Receiver>> alike = new LinkedHashMap<>();
        row.receivers()
                .forEach(at -> alike.computeIfAbsent(states(at), _ -> new ArrayList<>())
                        .add(at.receiver()));
        return alike.entrySet().stream()
                .map(same ->
                        texts.get("health.rule.at", Map.of("receiver", names(same.getValue()), "rule", same.getKey())))
                .toList();
    }

    /// A rule, and for whom it holds.
    public String rule(Judged judged) {
        return texts.get(
                judged.rule().bulkOnly() ? "forecast.rule.bulk" : "forecast.rule.all",
                Map.of("rule", judged.rule().text()));
    }

    /// Whether a rule is met.
    public String sight(Judged judged) {
        return texts.get("forecast.sight." + judged.requirementStatus().name().toLowerCase(Locale.ROOT));
    }

    /// Whose page a rule stands on, and when it was read.
    public String source(Receiver.Rule rule) {
        return texts.get(
                rule.fact().sure() ? "forecast.source" : "forecast.source.unsure",
                Map.of(
                        "host",
                        rule.fact().source().getHost(),
                        "date",
                        rule.fact().checked().toString()));
    }

    /// The rules that are broken, by receiver; each once.
    public List<String> broken(Health health) {
        return health.rows().stream()
                .flatMap(row -> row.receivers().stream())
                .flatMap(at -> at.many().judged().stream()
                        .filter(j -> j.requirementStatus() == RequirementStatus.BROKEN)
                        .map(j -> texts.get(
                                "health.rule.at",
                                Map.of("receiver", at.receiver().name(), "rule", rule(j) + " · " + source(j.rule())))))
                .distinct()
                .toList();
    }
}
