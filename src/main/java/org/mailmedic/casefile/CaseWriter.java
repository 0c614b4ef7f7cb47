package org.mailmedic.casefile;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeStep;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a case as JSON. The start of the file tells what the list of cases shows, so that a list need
/// not read whole files.
final class CaseWriter {
    /// What the file says it is.
    static final String FORMAT = "mailmedic-case";

    /// Goes up when an older version could no longer make sense of a file. New fields alone are no reason.
    static final int SCHEMA = 1;

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text);

    private CaseWriter() {}

    /// The file's content.
    static byte[] write(Case theCase) {
        var writer = new CaseWriter();
        writer.write(theCase.listed());
        writer.body(theCase);
        // Through characters, not bytes: half a surrogate pair in pasted text must not make a case unsaveable.
        return writer.text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Listed listed) {
        json.writeStartObject();
        json.writeStringProperty("format", FORMAT);
        json.writeNumberProperty("schema", SCHEMA);
        json.writeObjectPropertyStart("listed");
        json.writeStringProperty("id", listed.id());
        json.writeStringProperty("changed", listed.changed().toString());
        optional("practice", listed.practice());
        json.writeStringProperty("address", listed.address());
        json.writeStringProperty("recipient", listed.recipient());
        json.writeStringProperty("firstLine", listed.firstLine());
        json.writeStringProperty("step", listed.step().name());
        json.writeStringProperty("cause", listed.standing().cause());
        json.writeNumberProperty("open", listed.standing().open());
        json.writeNumberProperty("done", listed.standing().done());
        json.writeNumberProperty("waiting", listed.standing().waiting());
        optional("oldUntil", listed.standing().oldUntil().map(Object::toString));
        json.writeBooleanProperty("arrived", listed.arrived());
        json.writeEndObject();
    }

    private void body(Case theCase) {
        json.writeStringProperty("id", theCase.id());
        json.writeStringProperty("created", theCase.created().toString());
        json.writeStringProperty("changed", theCase.changed().toString());
        optional("practice", theCase.practice());
        given(theCase.given());
        theCase.probe().ifPresent(this::probed);
        theCase.audit().ifPresent(this::audited);
        ticks(theCase.ticks());
        json.writeArrayPropertyStart("others");
        theCase.others().forEach(this::other);
        json.writeEndArray();
        json.writeArrayPropertyStart("sent");
        theCase.sent().forEach(this::sent);
        json.writeEndArray();
        json.writeStringProperty("step", theCase.step().name());
        json.writeStringProperty("furthest", theCase.furthest().name());
        json.writeObjectPropertyStart("skipped");
        new TreeMap<>(theCase.skipped()).forEach((step, why) -> json.writeStringProperty(step.name(), why));
        json.writeEndObject();
        new HistoryWriter(json).write(theCase.history());
        json.writeEndObject();
        json.close();
    }

    private void other(Case.OtherDomain other) {
        json.writeStartObject();
        json.writeStringProperty("address", other.address());
        optional("providerKind", other.providerKind());
        other.server().ifPresent(this::server);
        json.writeBooleanProperty("byHand", other.byHand());
        other.audit().ifPresent(this::audited);
        ticks(other.ticks());
        json.writeEndObject();
    }

    private void ticks(Map<String, Case.Tick> ticks) {
        json.writeObjectPropertyStart("ticks");
        new TreeMap<>(ticks).forEach((fix, tick) -> {
            json.writeObjectPropertyStart(fix);
            json.writeStringProperty("at", tick.at().toString());
            json.writeBooleanProperty("proved", tick.proved());
            optional("oldUntil", tick.oldUntil().map(Object::toString));
            json.writeStringProperty("title", tick.title());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void given(Case.Given given) {
        json.writeObjectPropertyStart("given");
        json.writeStringProperty("bounce", given.bounce());
        json.writeBooleanProperty("noBounce", given.noBounce());
        json.writeStringProperty("address", given.address());
        optional("providerKind", given.providerKind());
        given.server().ifPresent(this::server);
        json.writeStringProperty("recipient", given.recipient());
        json.writeBooleanProperty("byHand", given.byHand());
        given.sentFrom().ifPresent(this::sentFrom);
        json.writeEndObject();
    }

    private void sentFrom(AddressAnswer answer) {
        json.writeObjectPropertyStart("sentFrom");
        json.writeStringProperty("address", answer.address());
        json.writeStringProperty("owner", answer.owner().code());
        optional("service", answer.service());
        json.writeEndObject();
    }

    private void server(Case.Server server) {
        json.writeObjectPropertyStart("server");
        json.writeStringProperty("host", server.host());
        json.writeNumberProperty("port", server.port());
        json.writeStringProperty("security", server.security().name());
        json.writeStringProperty("user", server.user());
        json.writeEndObject();
    }

    private void probed(Case.Probed probed) {
        json.writeObjectPropertyStart("probe");
        json.writeStringProperty("at", probed.at().toString());
        server(probed.server());
        json.writeArrayPropertyStart("rungs");
        probed.steps().forEach(this::step);
        json.writeEndArray();
        findings(probed.findings());
        json.writeArrayPropertyStart("transcript");
        probed.transcript().forEach(json::writeString);
        json.writeEndArray();
        if (probed.brokenOff()) {
            json.writeBooleanProperty("brokenOff", true);
        }
        json.writeEndObject();
    }

    private void step(ProbeStep probeStep) {
        json.writeStartObject();
        json.writeStringProperty("name", probeStep.name().name());
        json.writeStringProperty("status", probeStep.status().name());
        json.writeNumberProperty("millis", probeStep.took().toMillis());
        probeStep.reply().ifPresent(this::reply);
        json.writeStringProperty("detail", probeStep.detail());
        json.writeEndObject();
    }

    private void reply(SmtpReply reply) {
        json.writeObjectPropertyStart("reply");
        json.writeNumberProperty("code", reply.code());
        optional("enhanced", reply.enhanced().map(Object::toString));
        json.writeStringProperty("text", reply.text());
        json.writeEndObject();
    }

    private void audited(Case.Audited audited) {
        json.writeObjectPropertyStart("audit");
        json.writeStringProperty("at", audited.at().toString());
        json.writeStringProperty("domain", audited.domain());
        json.writeArrayPropertyStart("parts");
        for (Case.AuditedPart part : audited.parts()) {
            json.writeStartObject();
            json.writeStringProperty("part", part.part().name());
            json.writeStringProperty("state", part.state().name());
            json.writeStringProperty("summary", part.summary());
            findings(part.findings());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("millis", audited.millis());
        json.writeNumberProperty("questions", audited.questions());
        new AnswersWriter(json).write(audited.answers());
        json.writeEndObject();
    }

    private void findings(List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("code", finding.code().code());
            json.writeStringProperty("subject", finding.subject());
            json.writeObjectPropertyStart("arguments");
            sorted(finding.arguments()).forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeStringProperty("evidence", finding.evidence());
            finding.replacement().ifPresent(record -> {
                json.writeObjectPropertyStart("replacement");
                json.writeStringProperty("name", record.name());
                json.writeStringProperty("type", record.type());
                json.writeStringProperty("value", record.value());
                json.writeEndObject();
            });
            json.writeStringProperty("source", finding.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void sent(Case.Sent sent) {
        json.writeStartObject();
        json.writeStringProperty("at", sent.at().toString());
        json.writeStringProperty("to", sent.to());
        json.writeStringProperty("subject", sent.subject());
        json.writeBooleanProperty("accepted", sent.accepted());
        json.writeStringProperty("reply", sent.reply());
        json.writeEndObject();
    }

    private void optional(String name, Optional<String> value) {
        value.ifPresent(v -> json.writeStringProperty(name, v));
    }

    // Two saves of one case are the same bytes.
    private static Map<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }
}
