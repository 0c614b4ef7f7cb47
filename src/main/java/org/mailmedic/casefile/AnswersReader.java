package org.mailmedic.casefile;

import static org.mailmedic.casefile.CaseReader.all;
import static org.mailmedic.casefile.CaseReader.constant;
import static org.mailmedic.casefile.CaseReader.instant;
import static org.mailmedic.casefile.CaseReader.text;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Transport;
import tools.jackson.databind.JsonNode;

/// Reads what the DNS answered. An answer of a kind that only a newer version knows is passed over.
final class AnswersReader {
    private AnswersReader() {}

    /// One answer.
    ///
    /// @throws java.time.DateTimeException if its time is none
    /// @throws IllegalArgumentException if an address in it is none
    static Optional<DnsAnswer> answer(JsonNode node) {
        return constant(RecordType.values(), text(node, "type"))
                .flatMap(type -> answer(node, new Question(text(node, "name"), type)));
    }

    private static Optional<DnsAnswer> answer(JsonNode node, Question question) {
        List<String> aliases = all(node.path("aliases"), a -> Optional.of(a.asString("")));
        long ttl = node.path("negativeTtl").asLong(0);
        DnsAnswer.Asked asked = asked(node);
        return switch (text(node, "answer")) {
            case "FOUND" ->
                Optional.of(new DnsAnswer.Found(
                        question, all(node.path("records"), AnswersReader::record), aliases, asked));
            case "NO_SUCH_NAME" -> Optional.of(new DnsAnswer.NoSuchName(question, aliases, ttl, asked));
            case "NO_DATA" -> Optional.of(new DnsAnswer.NoData(question, aliases, ttl, asked));
            case "SERVER_FAILURE" -> Optional.of(new DnsAnswer.ServerFailure(question, asked));
            case "BOGUS" -> Optional.of(new DnsAnswer.Bogus(question, text(node, "reason"), asked));
            case "REFUSED" -> Optional.of(new DnsAnswer.Refused(question, asked));
            case "TIMED_OUT" -> Optional.of(new DnsAnswer.TimedOut(question, asked));
            case "DENIED" -> question(text(node, "reason")).map(c -> new DnsAnswer.Denied(question, c, asked));
            case "NOT_ASKED" -> Optional.of(new DnsAnswer.NotAsked(question, asked));
            case "UNUSABLE" -> Optional.of(new DnsAnswer.Unusable(question, text(node, "reason"), asked));
            default -> Optional.empty();
        };
    }

    /// A name and a type, with a blank between.
    private static Optional<Question> question(String words) {
        int blank = words.indexOf(' ');
        return blank < 0
                ? Optional.empty()
                : constant(RecordType.values(), words.substring(blank + 1))
                        .map(type -> new Question(words.substring(0, blank), type));
    }

    private static Optional<DnsRecord> record(JsonNode node) {
        long ttl = node.path("ttl").asLong(0);
        if (node.has("address")) {
            return Optional.of(new DnsRecord.Address(InetAddress.ofLiteral(text(node, "address")), ttl));
        }
        if (node.has("mx")) {
            return Optional.of(new DnsRecord.Mx(node.path("preference").asInt(0), text(node, "mx"), ttl));
        }
        if (node.has("text")) {
            List<Integer> cuts = all(node.path("cuts"), c -> Optional.of(c.asInt(0)));
            return Optional.of(
                    new DnsRecord.Text(text(node, "text"), node.path("strings").asInt(1), ttl, cuts));
        }
        if (node.has("pointer")) {
            return Optional.of(new DnsRecord.Pointer(text(node, "pointer"), ttl));
        }
        if (node.has("soa")) {
            return Optional.of(new DnsRecord.Soa(
                    text(node, "soa"),
                    node.path("serial").asLong(0),
                    node.path("minimum").asLong(0),
                    ttl));
        }
        return node.has("other") ? Optional.of(new DnsRecord.Other(text(node, "other"), ttl)) : Optional.empty();
    }

    private static DnsAnswer.Asked asked(JsonNode node) {
        return new DnsAnswer.Asked(
                text(node, "resolver"),
                constant(Transport.values(), text(node, "transport")).orElse(Transport.UDP),
                instant(node, "at"),
                Duration.ofNanos(node.path("nanos").asLong(0)),
                new DnsAnswer.Notes(
                        node.path("authoritative").asBoolean(false),
                        node.path("validated").asBoolean(false),
                        node.path("bytes").asInt(0),
                        node.path("strays").asInt(0),
                        text(node, "extended")));
    }
}
