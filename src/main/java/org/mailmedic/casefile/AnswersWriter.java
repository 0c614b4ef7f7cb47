package org.mailmedic.casefile;

import java.util.List;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import tools.jackson.core.JsonGenerator;

/// Writes what the DNS answered.
final class AnswersWriter {
    private final JsonGenerator json;

    AnswersWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(List<DnsAnswer> answers) {
        json.writeArrayPropertyStart("answers");
        answers.forEach(this::answer);
        json.writeEndArray();
    }

    private void answer(DnsAnswer answer) {
        json.writeStartObject();
        json.writeStringProperty("name", answer.question().name());
        json.writeStringProperty("type", answer.question().type().name());
        switch (answer) {
            case DnsAnswer.Found found -> {
                end("FOUND");
                json.writeArrayPropertyStart("records");
                found.records().forEach(this::record);
                json.writeEndArray();
            }
            case DnsAnswer.NoSuchName none -> negative("NO_SUCH_NAME", none.negativeTtl());
            case DnsAnswer.NoData none -> negative("NO_DATA", none.negativeTtl());
            case DnsAnswer.ServerFailure _ -> end("SERVER_FAILURE");
            case DnsAnswer.Bogus bogus -> failed("BOGUS", bogus.reason());
            case DnsAnswer.Refused _ -> end("REFUSED");
            case DnsAnswer.TimedOut _ -> end("TIMED_OUT");
            case DnsAnswer.Unusable unusable -> failed("UNUSABLE", unusable.reason());
            case DnsAnswer.Denied denied ->
                failed(
                        "DENIED",
                        denied.certain().name() + " " + denied.certain().type());
            case DnsAnswer.NotAsked _ -> failed("NOT_ASKED", "");
        }
        if (!answer.aliases().isEmpty()) {
            json.writeArrayPropertyStart("aliases");
            answer.aliases().forEach(json::writeString);
            json.writeEndArray();
        }
        asked(answer.asked());
        json.writeEndObject();
    }

    private void end(String kind) {
        json.writeStringProperty("answer", kind);
    }

    private void negative(String kind, long ttl) {
        end(kind);
        json.writeNumberProperty("negativeTtl", ttl);
    }

    private void failed(String kind, String reason) {
        end(kind);
        json.writeStringProperty("reason", reason);
    }

    private void record(DnsRecord record) {
        json.writeStartObject();
        json.writeNumberProperty("ttl", record.ttl());
        switch (record) {
            case DnsRecord.Address a -> json.writeStringProperty("address", AddressText.of(a.address()));
            case DnsRecord.Mx mx -> {
                json.writeStringProperty("mx", mx.host());
                json.writeNumberProperty("preference", mx.preference());
            }
            case DnsRecord.Text text -> {
                json.writeStringProperty("text", text.value());
                json.writeNumberProperty("strings", text.strings());
                if (!text.cuts().isEmpty()) {
                    json.writeArrayPropertyStart("cuts");
                    text.cuts().forEach(json::writeNumber);
                    json.writeEndArray();
                }
            }
            case DnsRecord.Pointer pointer -> json.writeStringProperty("pointer", pointer.target());
            case DnsRecord.Soa soa -> {
                json.writeStringProperty("soa", soa.primary());
                json.writeNumberProperty("serial", soa.serial());
                json.writeNumberProperty("minimum", soa.minimum());
            }
            case DnsRecord.Other other -> json.writeStringProperty("other", other.text());
        }
        json.writeEndObject();
    }

    private void asked(DnsAnswer.Asked asked) {
        json.writeStringProperty("resolver", asked.resolver());
        json.writeStringProperty("transport", asked.transport().name());
        json.writeStringProperty("at", asked.at().toString());
        json.writeNumberProperty("nanos", asked.took().toNanos());
        DnsAnswer.Notes notes = asked.notes();
        json.writeBooleanProperty("authoritative", notes.authoritative());
        json.writeBooleanProperty("validated", notes.validated());
        json.writeNumberProperty("bytes", notes.bytes());
        if (notes.strays() > 0) {
            json.writeNumberProperty("strays", notes.strays());
        }
        if (!notes.extended().isEmpty()) {
            json.writeStringProperty("extended", notes.extended());
        }
    }
}
