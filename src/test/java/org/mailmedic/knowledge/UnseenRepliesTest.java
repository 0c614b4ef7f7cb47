package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mailmedic.reply.BounceReader;

/// Measures how well replies are read that nobody wrote a phrase for: a file of lines
/// `text TAB speaker TAB cause TAB other causes that are right too ...` with one heading line, named by
/// `-Dmailmedic.replies.more=FILE`; skipped without it. `-Dmailmedic.replies.wrong=true` prints those read
/// wrongly.
///
/// A reply is read rightly if its best cause is the label or one of the alternatives. Decision 0103 tells
/// what came out.
@EnabledIfSystemProperty(named = "mailmedic.replies.more", matches = ".+")
class UnseenRepliesTest {
    private static final PhraseBook BOOK = PhraseBook.load();
    private static final BounceReader READER = new BounceReader();
    private static final double[] BANDS = {0.9, 0.75, 0.6, 0.4, 0.0};

    @Test
    void mostGetARightCause() throws IOException {
        List<Try> tries = tries();
        tell("all", tries);
        double above = 1.1;
        for (double band : BANDS) {
            double top = above;
            tell(
                    "confidence %.2f and more".formatted(band),
                    tries.stream()
                            .filter(t -> t.confidence() >= band && t.confidence() < top)
                            .toList());
            above = band;
        }
        tell("by a phrase", tries.stream().filter(t -> t.by().equals("phrase")).toList());
        tell(
                "by concepts",
                tries.stream().filter(t -> t.by().equals("concepts")).toList());
        tell("by neither", tries.stream().filter(t -> t.by().equals("neither")).toList());
        if (Boolean.getBoolean("mailmedic.replies.wrong")) {
            tries.stream().filter(t -> !t.right()).forEach(System.out::println);
        }
        assertThat(tries.stream().filter(Try::right).count())
                .as("share right of " + tries.size())
                .isGreaterThanOrEqualTo(Math.ceilDiv(tries.size() * 85L, 100));
    }

    private static void tell(String which, List<Try> tries) {
        long right = tries.stream().filter(Try::right).count();
        System.out.printf(
                "%-30s %4d of %4d right (%.1f %%)%n",
                which, right, tries.size(), tries.isEmpty() ? 0 : 100.0 * right / tries.size());
    }

    private static List<Try> tries() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(System.getProperty("mailmedic.replies.more")))) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(UnseenRepliesTest::read)
                    .toList();
        }
    }

    private static Try read(String[] fields) {
        // A line break inside a reply is written as two characters.
        String text = fields[0].replace("\\n", "\n");
        List<Reading> readings = BOOK.read(READER.read(text));
        List<String> wanted = Stream.concat(
                        Stream.of(fields[2]),
                        fields.length > 3 ? Arrays.stream(fields[3].split("[,; ]+")) : Stream.of())
                .filter(cause -> !cause.isBlank())
                .toList();
        if (readings.isEmpty()) {
            return new Try(text, wanted, "unknown", 0, "neither", "-");
        }
        Reading best = readings.getFirst();
        String by = best.phrase()
                .map(id -> id.startsWith("concept.") ? "concepts" : "phrase")
                .orElse("neither");
        return new Try(
                text,
                wanted,
                best.cause().code(),
                best.confidence(),
                by,
                best.phrase().orElse("-"));
    }

    private record Try(String text, List<String> wanted, String cause, double confidence, String by, String entry) {
        boolean right() {
            return wanted.contains(cause);
        }

        @Override
        public String toString() {
            return "%s, not %s (%.2f, %s): %s".formatted(wanted, cause, confidence, entry, text.replace('\n', '|'));
        }
    }
}
