package org.mailmedic.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Change;
import org.mailmedic.casefile.Contact;
import org.mailmedic.reply.AuthenticationResults;
import org.mailmedic.report.Block.Section;
import org.mailmedic.text.Texts;

/// What a report says of what happened: what changed, what a receiver saw, and what left the computer.
final class Happened {
    private final Texts texts;
    private final UnaryOperator<String> line;
    private final Function<Instant, String> when;

    /// @param line holds back what the reader shall not see
    Happened(Texts texts, UnaryOperator<String> line, Function<Instant, String> when) {
        this.texts = texts;
        this.line = line;
        this.when = when;
    }

    Section changed(Case theCase) {
        List<List<String>> rows = Change.in(theCase.history().runs()).stream()
                .map(c -> List.of(
                        texts.get("report.change." + c.kind().name()),
                        title(c),
                        line.apply(c.problem().subject()),
                        when.apply(c.since())))
                .toList();
        return table("report.changed", rows, "report.result", "report.what", "report.where", "report.since");
    }

    private String title(Change change) {
        String code = change.problem().code();
        return line.apply(texts.find(
                        "finding." + code + ".title",
                        Map.of("subject", change.problem().subject()))
                .filter(t -> t.indexOf('{') < 0)
                .orElse(code));
    }

    Section received(Case theCase) {
        List<Block> blocks = new ArrayList<>();
        theCase.history().received().ifPresent(received -> {
            AuthenticationResults results = received.results();
            if (!results.server().isEmpty()) {
                blocks.add(new Block.Paragraph(
                        texts.get("report.received.by", Map.of("server", line.apply(results.server())))));
            }
            blocks.add(new Block.Table(
                    head("report.method", "report.result", "report.reason"),
                    results.methods().stream()
                            .map(m -> List.of(line.apply(m.name()), line.apply(m.result()), line.apply(m.reason())))
                            .toList()));
        });
        return new Section(texts.get("report.received"), blocks);
    }

    Section left(Case theCase) {
        List<List<String>> rows = theCase.history().contacts().stream()
                .map(c -> List.of(
                        texts.get("report.left." + c.kind().name()),
                        c.kind() == Contact.Kind.MORE ? texts.get("report.left.more") : line.apply(c.what()),
                        line.apply(c.at()),
                        purpose(c.purpose()),
                        when.apply(c.last()),
                        String.valueOf(c.times())))
                .toList();
        return table(
                "report.left",
                rows,
                "report.left.kind",
                "report.what",
                "report.left.at",
                "report.left.purpose",
                "report.left.last",
                "report.left.times");
    }

    private String purpose(String name) {
        return texts.find("report.purpose." + name, Map.of()).orElseGet(() -> line.apply(name));
    }

    private Section table(String title, List<List<String>> rows, String... head) {
        return new Section(texts.get(title), rows.isEmpty() ? List.of() : List.of(new Block.Table(head(head), rows)));
    }

    private List<String> head(String... keys) {
        return Stream.of(keys).map(texts::get).toList();
    }
}
