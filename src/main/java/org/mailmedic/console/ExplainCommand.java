package org.mailmedic.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.report.Json;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `explain`: what a bounce means.
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final ConsoleKnowledge consoleKnowledge;
    private final Streams streams;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "file", defaultValue = "-")
    private String file = "-";

    @Option(names = "--json")
    private boolean json;

    ExplainCommand(ConsoleKnowledge consoleKnowledge, Streams streams) {
        this.consoleKnowledge = consoleKnowledge;
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        byte[] given = bytes(file, streams);
        Bounce bounce = consoleKnowledge.reader().read(given);
        List<Reading> readings = consoleKnowledge.phrases().read(bounce);
        ReplyOutput replyOutput = new ReplyOutput(consoleKnowledge);
        if (json) {
            new Json()
                    .put("shape", Spelling.of(bounce.shape()))
                    .array("replies", readings, replyOutput::write)
                    .put("replyCount", bounce.total())
                    .put("circumstances", circumstances(bounce))
                    .print(streams.out());
        } else {
            print(bounce, readings, replyOutput);
            if (bounce.secret() && bounce.shape() != Bounce.Shape.TOO_LARGE) {
                TextPage page = new TextPage(streams.out());
                page.gap().paragraph(consoleKnowledge.texts().get("secret.hidden"));
                page.flush();
            }
        }
        return switch (bounce.shape()) {
            case BINARY, OUTLOOK_MSG, TOO_LARGE, EMPTY -> Exit.NOT_CHECKED;
            case REPLY, LOG, REPORT, PROSE, ORDINARY, AUTO_REPLY, COMPLAINT, RECEIPT, DMARC_REPORT, TLS_REPORT, EVENT ->
                Exit.FINE;
        };
    }

    /// The content of a file, or of standard input; one byte more than the reader takes, so that it can say so.
    static byte[] bytes(String file, Streams streams) throws IOException {
        if (file.equals("-")) {
            return streams.in().readNBytes(BounceReader.LIMIT + 1);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(BounceReader.LIMIT + 1);
        }
    }

    private static List<String> circumstances(Bounce bounce) {
        return bounce.circumstances().stream().sorted().map(c -> Spelling.of(c)).toList();
    }

    private void print(Bounce bounce, List<Reading> readings, ReplyOutput replyOutput) {
        Texts texts = consoleKnowledge.texts();
        TextPage page = new TextPage(streams.out());
        if (readings.isEmpty()) {
            page.paragraph(texts.get("console.explain." + bounce.shape().name()));
        }
        circumstances(bounce)
                .forEach(c -> page.paragraph(texts.get("circumstance." + c)).gap());
        if (bounce.total() > readings.size()) {
            page.paragraph(texts.get(
                            "page.what.refusals.first",
                            Map.of("shown", String.valueOf(readings.size()), "count", String.valueOf(bounce.total()))))
                    .gap();
        }
        boolean first = true;
        for (Reading reading : readings) {
            if (!first) {
                page.gap();
            }
            first = false;
            replyOutput.print(page, reading);
        }
        page.flush();
    }
}
