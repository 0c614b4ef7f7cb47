package org.mailmedic.casefile;

import static org.mailmedic.casefile.CaseReader.all;
import static org.mailmedic.casefile.CaseReader.constant;
import static org.mailmedic.casefile.CaseReader.instant;
import static org.mailmedic.casefile.CaseReader.maybe;
import static org.mailmedic.casefile.CaseReader.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.reply.AuthenticationResults;
import tools.jackson.databind.JsonNode;

/// Reads what happened in a case so far. A case of before this was kept has none.
final class HistoryReader {
    /// What lies beyond is no day that a calendar knows.
    private static final Instant NO_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private HistoryReader() {}

    static History read(JsonNode node) {
        List<PastRun> runs = all(node.path("runs"), HistoryReader::run);
        return new History(
                History.bounded(runs),
                all(node.path("contacts"), HistoryReader::contact),
                node.optional("received").map(HistoryReader::received),
                standing(node.path("standing")),
                all(node.path("practised"), fix -> Optional.of(fix.asString(""))),
                all(node.path("letters"), HistoryReader::letter));
    }

    private static Optional<PastRun> run(JsonNode node) {
        return constant(PastRun.Kind.values(), text(node, "kind"))
                .map(kind -> new PastRun(
                        instant(node, "since"),
                        instant(node, "last"),
                        kind,
                        text(node, "of"),
                        all(node.path("parts"), HistoryReader::seen)));
    }

    private static Optional<PastRun.Seen> seen(JsonNode node) {
        String name = text(node, "part");
        Optional<Part> part = constant(Part.values(), name);
        if (part.isEmpty() && !name.equals(HistoryWriter.CONNECTION)) {
            return Optional.empty();
        }
        return Optional.of(new PastRun.Seen(
                part,
                node.path("known").asBoolean(false),
                all(
                        node.path("problems"),
                        p -> Optional.of(new PastRun.Problem(text(p, "code"), text(p, "subject"))))));
    }

    private static Optional<Contact> contact(JsonNode node) {
        return constant(Contact.Kind.values(), text(node, "kind"))
                .map(kind -> new Contact(
                        kind,
                        text(node, "what"),
                        text(node, "at"),
                        text(node, "purpose"),
                        instant(node, "first"),
                        instant(node, "last"),
                        node.path("times").asInt(1)));
    }

    private static Optional<LetterSent> letter(JsonNode node) {
        return Optional.of(new LetterSent(
                        instant(node, "at"), text(node, "to"), text(node, "address"), instant(node, "askAgain")))
                .filter(letter ->
                        letter.at().isBefore(NO_DAY) && letter.askAgain().isBefore(NO_DAY));
    }

    private static Standing standing(JsonNode node) {
        return new Standing(
                text(node, "cause"),
                node.path("open").asInt(0),
                node.path("done").asInt(0),
                node.path("waiting").asInt(0),
                maybe(node, "oldUntil").map(Instant::parse));
    }

    private static Received received(JsonNode node) {
        return new Received(
                instant(node, "at"),
                new AuthenticationResults(
                        text(node, "server"), all(node.path("methods"), m -> Optional.of(method(m)))));
    }

    private static AuthenticationResults.Method method(JsonNode node) {
        Map<String, String> properties = new HashMap<>();
        node.path("properties")
                .properties()
                .forEach(e -> properties.put(e.getKey(), e.getValue().asString("")));
        return new AuthenticationResults.Method(
                text(node, "name"), text(node, "result"), text(node, "reason"), properties);
    }
}
