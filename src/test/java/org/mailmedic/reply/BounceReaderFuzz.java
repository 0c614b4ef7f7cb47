package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.SwollenInput;

/// Jazzer's search for a bounce on which the reader throws, hangs or points outside the text (see
/// docs/fuzzing.md).
class BounceReaderFuzz {
    private static final int LONGEST_START = 1_500;

    /// The shorter bounces of the tests are where it starts from: a long one costs it too many tries.
    static Stream<byte[]> bounces() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/bounces"))) {
            return files
                    .sorted()
                    .map(BounceReaderFuzz::content)
                    .filter(bounce -> bounce.length < LONGEST_START)
                    .toList()
                    .stream();
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("bounces")
    @DictionaryFile(resourcePath = "/org/mailmedic/reply/bounce.dict")
    @FuzzTest(maxDuration = "10s")
    void anyBytesAreRead(byte[] input) {
        byte[] given = SwollenInput.perhaps(input);
        BounceReader.unguarded(given);
        String text = new String(given, StandardCharsets.UTF_8);
        List<Refusal> refusals = BounceReader.unguarded(text).refusals();
        assertThat(refusals).hasSizeLessThanOrEqualTo(60).allSatisfy(refusal -> {
            assertThat(refusal.reply().text()).hasSizeLessThanOrEqualTo(3_000);
            assertThat(refusal.spans()).allMatch(span -> span.start() <= span.end() && span.end() <= text.length());
        });
    }
}
