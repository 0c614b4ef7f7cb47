package org.mailmedic.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.console.TextPage.Field;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.knowledge.AdviceBook;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.Wording;
import org.mailmedic.reply.Refusal;
import org.mailmedic.report.Json;
import org.mailmedic.report.JsonElements;
import org.mailmedic.text.Texts;

/// Refusals and what they mean, as JSON and as text.
final class ReplyOutput {
    private final Texts texts;
    private final Wording wording;
    private final AdviceBook advice = AdviceBook.load();

    ReplyOutput(ConsoleKnowledge consoleKnowledge) {
        this.texts = consoleKnowledge.texts();
        this.wording = consoleKnowledge.wording();
    }

    void write(Json json, Reading reading) {
        Refusal refusal = reading.refusal();
        JsonElements.reading(json, reading);
        json.put("meaning", wording.meaning(reading.cause(), alone(reading)))
                .put("fix", wording.fix(reading.cause(), alone(reading)))
                .put("title", wording.title(reading.cause()))
                .put("side", reading.side())
                .put("who", wording.who(reading.cause(), alone(reading)))
                .put("page", advice.of(reading).map(a -> a.page().toString()))
                .put("links", refusal.clues().links())
                .put("permanent", reading.permanent())
                .put("stage", refusal.stage())
                .put("others", reading.others().stream().map(Cause::code).toList());
    }

    void print(TextPage textPage, Reading reading) {
        Refusal refusal = reading.refusal();
        textPage.heading(wording.title(reading.cause()))
                .paragraph(wording.meaning(reading.cause(), alone(reading)))
                .gap()
                .paragraph(wording.fix(reading.cause(), alone(reading)))
                .gap();
        List<Field> fields = new ArrayList<>();
        field(fields, "console.reply", Optional.of(refusal.reply().toString()));
        field(fields, "console.said_by", Optional.of(wording.speaker(reading.saidBy())));
        field(
                fields,
                "console.side",
                Optional.of(texts.get("console.side." + reading.side().name())));
        field(fields, "console.sure", Optional.of(sure(reading.confidence())));
        field(
                fields,
                "console.others",
                joined(reading.others().stream().map(wording::title).toList()));
        field(fields, "console.who", Optional.of(wording.who(reading.cause(), alone(reading))));
        field(fields, "console.page", advice.of(reading).map(a -> a.page().toString()));
        field(fields, "console.recipient", refusal.recipient());
        field(fields, "console.remote", refusal.remoteHost());
        field(fields, "console.ips", joined(refusal.clues().addresses()));
        field(fields, "console.lasting", Optional.of(texts.get("console.lasting." + reading.permanent())));
        field(fields, "console.code", Optional.of(reading.cause().code()));
        textPage.fields(fields);
    }

    private String sure(double confidence) {
        return texts.get("console.sure.value", Map.of("percent", String.valueOf(Math.round(confidence * 100))));
    }

    private void field(List<Field> fields, String key, Optional<String> value) {
        value.ifPresent(v -> fields.add(new Field(texts.get(key), v)));
    }

    private static Optional<String> joined(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /// What is known from this refusal alone.
    private static Facts alone(Reading reading) {
        return new Facts(
                List.of(reading), Optional.empty(), "", List.of(), false, false, List.of(), Set.of(), Optional.empty());
    }
}
