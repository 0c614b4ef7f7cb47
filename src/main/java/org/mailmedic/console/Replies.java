package org.mailmedic.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.console.Sheet.Field;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Refusal;
import org.mailmedic.report.Names;
import org.mailmedic.text.Texts;

/// Refusals and what they mean, as JSON and as text.
final class Replies {
    private final Texts texts;

    Replies(Shelf shelf) {
        this.texts = shelf.texts();
    }

    void write(Json json, Reading reading) {
        Refusal refusal = reading.refusal();
        json.put("code", refusal.reply().code())
                .put("enhanced", refusal.reply().enhanced())
                .put("text", refusal.reply().text())
                .put("saidBy", reading.saidBy())
                .put("cause", reading.cause().code())
                .put("confidence", reading.confidence())
                .put("recipient", refusal.recipient())
                .put("remoteHost", refusal.remoteHost())
                .put("ips", refusal.clues().addresses())
                .put("meaning", words(reading, "meaning"))
                .put("fix", words(reading, "fix"))
                .put("title", words(reading, "title"))
                .put("permanent", reading.permanent())
                .put("stage", refusal.stage().name().toLowerCase(Locale.ROOT))
                .put("others", reading.others().stream().map(Cause::code).toList());
    }

    void print(Sheet sheet, Reading reading) {
        Refusal refusal = reading.refusal();
        sheet.heading(words(reading, "title"))
                .paragraph(words(reading, "meaning"))
                .gap()
                .paragraph(words(reading, "fix"))
                .gap();
        List<Field> fields = new ArrayList<>();
        field(fields, "console.reply", Optional.of(refusal.reply().toString()));
        field(fields, "console.said_by", Optional.of(speaker(reading)));
        field(
                fields,
                "console.side",
                Optional.of(texts.get("console.side." + reading.side().name())));
        field(fields, "console.sure", Optional.of(sure(reading.confidence())));
        field(fields, "console.recipient", refusal.recipient());
        field(fields, "console.remote", refusal.remoteHost());
        field(fields, "console.ips", joined(refusal.clues().addresses()));
        field(fields, "console.lasting", Optional.of(texts.get("console.lasting." + reading.permanent())));
        field(fields, "console.code", Optional.of(reading.cause().code()));
        sheet.fields(fields);
    }

    private String speaker(Reading reading) {
        return texts.find("speaker." + reading.saidBy(), Map.of()).orElse(reading.saidBy());
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

    private String words(Reading reading, String part) {
        String key = "cause." + reading.cause().code() + "." + part;
        Map<String, String> names = Names.of(texts, "", Optional.empty(), List.of(reading), "");
        return texts.find(key + "." + reading.saidBy(), names).orElseGet(() -> texts.get(key, names));
    }
}
