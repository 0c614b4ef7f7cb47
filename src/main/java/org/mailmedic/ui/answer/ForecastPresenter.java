package org.mailmedic.ui.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.forecast.Forecast;
import org.mailmedic.diagnosis.forecast.RequirementStatus;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Receiver;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.remedy.HealthWording;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Tone;

/// Puts a forecast in words.
final class ForecastPresenter {
    private final Texts texts;
    private final HealthWording wording;

    ForecastPresenter(Texts texts) {
        this.texts = texts;
        this.wording = new HealthWording(texts);
    }

    ForecastContent tell(Forecast forecast, Facts facts) {
        String provider = facts.provider().map(ProviderKind::name).orElseGet(() -> texts.get("name.provider"));
        String address = facts.address().isBlank() ? texts.get("name.address") : facts.address();
        List<ForecastContent.Mark> marks = new ArrayList<>();
        marks.add(mark("spf", forecast.spf()));
        if (forecast.spf() == RequirementStatus.MET && forecast.spfCounts() == RequirementStatus.BROKEN) {
            marks.add(new ForecastContent.Mark(Tone.WARNING, texts.get("forecast.spf.unaligned")));
        }
        marks.add(mark("dkim", forecast.dkim()));
        boolean agree = forecast.treeWalk().equals(forecast.suffixList());
        marks.add(dmarc("forecast.dmarc" + (agree ? "" : ".new"), forecast.treeWalk()));
        if (!agree) {
            marks.add(dmarc("forecast.dmarc.old", forecast.suffixList()));
        }
        return new ForecastContent(
                texts.get("forecast.route", Map.of("address", address, "provider", provider)),
                marks,
                forecast.rows().stream()
                        .map(row -> row(row, forecast.domainMissing()))
                        .toList());
    }

    private ForecastContent.Mark mark(String what, RequirementStatus requirementStatus) {
        return new ForecastContent.Mark(
                tone(requirementStatus), texts.get("forecast." + what + "." + word(requirementStatus)));
    }

    private ForecastContent.Mark dmarc(String key, Forecast.Dmarc dmarc) {
        String state = switch (dmarc.record()) {
            case BROKEN -> texts.get("forecast.dmarc.none");
            case OPEN, UNSEEN -> texts.get("forecast.dmarc.open");
            case MET, EXPECTED ->
                texts.get(
                        "forecast.dmarc.state." + word(dmarc.passes()),
                        Map.of("policy", dmarc.policy().map(Policy::word).orElse("?")));
        };
        Tone tone = dmarc.record() == RequirementStatus.MET ? tone(dmarc.passes()) : tone(dmarc.record());
        return new ForecastContent.Mark(tone, texts.get(key, Map.of("state", state)));
    }

    private ForecastContent.Row row(Forecast.Row row, boolean domainMissing) {
        List<ForecastContent.Rule> rules = row.many().judged().stream()
                .map(j -> new ForecastContent.Rule(
                        tone(j.requirementStatus()), wording.rule(j), wording.sight(j), wording.source(j.rule())))
                .toList();
        return new ForecastContent.Row(
                row.receiver().name(),
                row.receiver().counts(),
                cell(row.few(), domainMissing),
                cell(row.many(), domainMissing),
                rules);
    }

    private ForecastContent.Cell cell(Forecast.Cell cell, boolean domainMissing) {
        Tone tone = switch (cell.verdict()) {
            case TAKES -> Tone.GOOD;
            case REFUSES -> Tone.BAD;
            case JUNKS -> Tone.WARNING;
            case OPEN -> Tone.QUIET;
        };
        Set<Receiver.Need> needs = cell.decisive().stream()
                .map(j -> j.rule().needs())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Receiver.Need.class)));
        if (needs.contains(Receiver.Need.SPF) && needs.contains(Receiver.Need.DKIM)) {
            // Whoever misses both need not be told that one of them is missed.
            needs.removeAll(EnumSet.of(Receiver.Need.SPF_OR_DKIM, Receiver.Need.ALIGNED));
        }
        String why = needs.stream()
                .map(need -> texts.get("forecast.need." + need.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return new ForecastContent.Cell(
                tone,
                texts.get("forecast.verdict." + cell.verdict().name().toLowerCase(Locale.ROOT)),
                domainMissing ? texts.get("forecast.need.domain") : why);
    }

    private static String word(RequirementStatus requirementStatus) {
        return requirementStatus.name().toLowerCase(Locale.ROOT);
    }

    private static Tone tone(RequirementStatus requirementStatus) {
        return switch (requirementStatus) {
            case MET, EXPECTED -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case OPEN, UNSEEN -> Tone.QUIET;
        };
    }
}
