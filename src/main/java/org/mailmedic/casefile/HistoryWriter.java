package org.mailmedic.casefile;

import java.util.TreeMap;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.reply.AuthenticationResults;
import tools.jackson.core.JsonGenerator;

/// Writes what happened in a case so far.
final class HistoryWriter {
    /// What stands where a part of an audit would.
    static final String CONNECTION = "CONNECTION";

    private final JsonGenerator json;

    HistoryWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(History history) {
        json.writeObjectPropertyStart("history");
        json.writeArrayPropertyStart("runs");
        history.runs().forEach(this::run);
        json.writeEndArray();
        json.writeArrayPropertyStart("contacts");
        history.contacts().forEach(this::contact);
        json.writeEndArray();
        history.received().ifPresent(this::received);
        standing(history.standing());
        json.writeArrayPropertyStart("practised");
        history.practised().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("letters");
        history.letters().forEach(this::letter);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void standing(Standing standing) {
        json.writeObjectPropertyStart("standing");
        json.writeStringProperty("cause", standing.cause());
        json.writeNumberProperty("open", standing.open());
        json.writeNumberProperty("done", standing.done());
        json.writeNumberProperty("waiting", standing.waiting());
        standing.oldUntil().ifPresent(until -> json.writeStringProperty("oldUntil", until.toString()));
        json.writeEndObject();
    }

    private void run(PastRun run) {
        json.writeStartObject();
        json.writeStringProperty("since", run.since().toString());
        json.writeStringProperty("last", run.last().toString());
        json.writeStringProperty("kind", run.kind().name());
        json.writeStringProperty("of", run.of());
        json.writeArrayPropertyStart("parts");
        for (PastRun.Seen seen : run.parts()) {
            json.writeStartObject();
            json.writeStringProperty("part", seen.part().map(Part::name).orElse(CONNECTION));
            json.writeBooleanProperty("known", seen.known());
            json.writeArrayPropertyStart("problems");
            for (PastRun.Problem problem : seen.problems()) {
                json.writeStartObject();
                json.writeStringProperty("code", problem.code());
                json.writeStringProperty("subject", problem.subject());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void contact(Contact contact) {
        json.writeStartObject();
        json.writeStringProperty("kind", contact.kind().name());
        json.writeStringProperty("what", contact.what());
        json.writeStringProperty("at", contact.at());
        json.writeStringProperty("purpose", contact.purpose());
        json.writeStringProperty("first", contact.first().toString());
        json.writeStringProperty("last", contact.last().toString());
        json.writeNumberProperty("times", contact.times());
        json.writeEndObject();
    }

    private void letter(LetterSent letter) {
        json.writeStartObject();
        json.writeStringProperty("at", letter.at().toString());
        json.writeStringProperty("to", letter.to());
        json.writeStringProperty("address", letter.address());
        json.writeStringProperty("askAgain", letter.askAgain().toString());
        json.writeEndObject();
    }

    private void received(Received received) {
        json.writeObjectPropertyStart("received");
        json.writeStringProperty("at", received.at().toString());
        json.writeStringProperty("server", received.results().server());
        json.writeArrayPropertyStart("methods");
        for (AuthenticationResults.Method method : received.results().methods()) {
            json.writeStartObject();
            json.writeStringProperty("name", method.name());
            json.writeStringProperty("result", method.result());
            json.writeStringProperty("reason", method.reason());
            json.writeObjectPropertyStart("properties");
            new TreeMap<>(method.properties()).forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
