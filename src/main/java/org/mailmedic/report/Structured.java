package org.mailmedic.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Change;
import org.mailmedic.casefile.Contact;
import org.mailmedic.diagnosis.Finding;
import org.mailmedic.diagnosis.RankedCause;
import org.mailmedic.diagnosis.RecordToPublish;
import org.mailmedic.diagnosis.Severities;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Wording;
import org.mailmedic.smtp.Rung;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A report as JSON, with the stable codes, for a help desk's programs. Redacted like every other report.
final class Structured {
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text);
    private final Wording wording;
    private final Severities severities;
    private final Redaction redaction;

    private Structured(Texts texts, Severities severities, Redaction redaction) {
        this.wording = new Wording(texts);
        this.severities = severities;
        this.redaction = redaction;
    }

    static String of(Texts texts, Severities severities, Material material, Redaction redaction) {
        return new Structured(texts, severities, redaction).write(material);
    }

    private String write(Material material) {
        Case theCase = material.theCase();
        boolean all = redaction.reader() != Redaction.Reader.PROVIDER;
        json.writeStartObject();
        json.writeNumberProperty("schema", 1);
        json.writeStringProperty("reader", redaction.reader().name());
        json.writeBooleanProperty("addressesShortened", redaction.shortenAddresses());
        json.writeStringProperty("changed", theCase.changed().toString());
        optional("practice", theCase.practice());
        text("address", theCase.given().address());
        text("recipient", theCase.given().recipient());
        optional("provider", theCase.given().providerKind());
        causes("causes", material.diagnosis().causes());
        causes("ruledOut", material.diagnosis().ruledOut());
        json.writeArrayPropertyStart("replies");
        material.facts().readings().forEach(this::reading);
        json.writeEndArray();
        theCase.probe().ifPresent(this::probed);
        theCase.audit().ifPresent(this::audited);
        if (all) {
            items("checklist", material.checklist().now(), theCase.ticks());
            items("later", material.checklist().later(), theCase.ticks());
        }
        json.writeArrayPropertyStart("sent");
        for (Case.Sent sent : theCase.sent()) {
            json.writeStartObject();
            json.writeStringProperty("at", sent.at().toString());
            text("to", sent.to());
            json.writeBooleanProperty("accepted", sent.accepted());
            text("reply", sent.reply());
            json.writeEndObject();
        }
        json.writeEndArray();
        happened(theCase, all);
        json.writeEndObject();
        json.close();
        return text.append('\n').toString();
    }

    private void happened(Case theCase, boolean all) {
        theCase.history().received().ifPresent(received -> {
            json.writeObjectPropertyStart("received");
            text("server", received.results().server());
            json.writeArrayPropertyStart("methods");
            received.results().methods().forEach(method -> {
                json.writeStartObject();
                text("name", method.name());
                text("result", method.result());
                text("reason", method.reason());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        });
        if (!all) {
            return;
        }
        json.writeArrayPropertyStart("changed");
        for (Change change : Change.in(theCase.history().runs())) {
            json.writeStartObject();
            json.writeStringProperty("change", change.kind().name());
            text("code", change.problem().code());
            text("subject", change.problem().subject());
            json.writeStringProperty("since", change.since().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("contacts");
        for (Contact contact : theCase.history().contacts()) {
            json.writeStartObject();
            json.writeStringProperty("kind", contact.kind().name());
            text("what", contact.what());
            text("at", contact.at());
            text("purpose", contact.purpose());
            json.writeStringProperty("first", contact.first().toString());
            json.writeStringProperty("last", contact.last().toString());
            json.writeNumberProperty("times", contact.times());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void causes(String name, List<RankedCause> causes) {
        json.writeArrayPropertyStart(name);
        for (RankedCause ranked : causes) {
            json.writeStartObject();
            json.writeStringProperty("code", ranked.cause().code());
            json.writeNumberProperty("confidence", ranked.confidence());
            json.writeStringProperty("title", wording.title(ranked.cause()));
            json.writeArrayPropertyStart("evidence");
            ranked.evidence().forEach(e -> {
                json.writeStartObject();
                json.writeBooleanProperty("for", e.speaksFor());
                text("reference", e.reference());
                text("text", wording.evidence(e));
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void reading(Reading reading) {
        json.writeStartObject();
        json.writeNumberProperty("code", reading.refusal().reply().code());
        optional("enhanced", reading.refusal().reply().enhanced().map(Object::toString));
        text("text", reading.refusal().reply().text());
        json.writeStringProperty("saidBy", reading.saidBy());
        json.writeStringProperty("cause", reading.cause().code());
        optional("recipient", reading.refusal().recipient());
        optional("remoteHost", reading.refusal().remoteHost());
        json.writeArrayPropertyStart("ips");
        reading.refusal().clues().addresses().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void probed(Case.Probed probed) {
        json.writeObjectPropertyStart("probe");
        json.writeStringProperty("at", probed.at().toString());
        text("host", probed.server().host());
        json.writeNumberProperty("port", probed.server().port());
        json.writeStringProperty("security", probed.server().security().name());
        json.writeStringProperty(
                "user", Harmless.line(redaction.user(probed.server().user())));
        json.writeArrayPropertyStart("rungs");
        for (Rung rung : probed.rungs()) {
            json.writeStartObject();
            json.writeStringProperty("name", rung.name().name());
            json.writeStringProperty("status", rung.status().name());
            json.writeNumberProperty("millis", rung.took().toMillis());
            optional("reply", rung.reply().map(Object::toString));
            text("detail", rung.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        findings(probed.findings());
        json.writeArrayPropertyStart("transcript");
        probed.transcript().forEach(line -> json.writeString(clean(line)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void audited(Case.Audited audited) {
        json.writeObjectPropertyStart("audit");
        json.writeStringProperty("at", audited.at().toString());
        text("domain", audited.domain());
        json.writeArrayPropertyStart("parts");
        for (Case.AuditedPart part : audited.parts()) {
            json.writeStartObject();
            text("part", part.part().name());
            text("state", part.state().name());
            text("summary", part.summary());
            findings(part.findings());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void findings(List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("code", finding.code().code());
            json.writeStringProperty(
                    "severity", severities.of(finding.code()).name().toLowerCase(Locale.ROOT));
            text("subject", finding.subject());
            json.writeObjectPropertyStart("arguments");
            new TreeMap<>(finding.arguments()).forEach(this::text);
            json.writeEndObject();
            text("evidence", finding.evidence());
            text("source", finding.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void items(String name, List<FixItem> items, Map<String, Case.Tick> ticks) {
        json.writeArrayPropertyStart(name);
        for (FixItem item : items) {
            json.writeStartObject();
            json.writeStringProperty("id", item.id());
            text("title", item.title());
            json.writeStringProperty("who", item.who().name());
            json.writeNumberProperty("minutes", item.minutes());
            json.writeBooleanProperty("done", ticks.containsKey(item.id()));
            json.writeArrayPropertyStart("steps");
            item.steps().forEach(step -> json.writeString(clean(step.text())));
            json.writeEndArray();
            publish(item.record());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void publish(Optional<RecordToPublish> record) {
        record.ifPresent(r -> {
            json.writeObjectPropertyStart("record");
            json.writeStringProperty("name", r.name());
            json.writeStringProperty("type", r.type());
            json.writeStringProperty("value", r.value());
            json.writeEndObject();
        });
    }

    private void optional(String name, Optional<String> value) {
        value.ifPresent(v -> text(name, v));
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, clean(value));
    }

    private String clean(String value) {
        return Harmless.lines(redaction.apply(value));
    }
}
