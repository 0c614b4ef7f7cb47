package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmedic.reply.Bounce.Shape;

/// What a message is, before any refusal is looked for in it.
class MessageKindTest {
    private static final BounceReader READER = new BounceReader();
    private static final Path ORDINARY = Path.of("../shared/suites/ordinary");

    @ParameterizedTest
    @CsvSource({
        "ordinary-01-letter.eml, ORDINARY",
        "auto-reply.eml, AUTO_REPLY",
        "complaint.eml, COMPLAINT",
        "receipt.eml, RECEIPT",
        "dmarc-report.eml, DMARC_REPORT"
    })
    void whatRefusesNothingIsToldAsWhatItIs(String file, Shape shape) throws IOException {
        Bounce bounce = read(file);

        assertThat(bounce.shape()).isEqualTo(shape);
        assertThat(bounce.refusals()).isEmpty();
        assertThat(bounce.original()).isEqualTo(Original.NONE);
    }

    @ParameterizedTest
    @CsvSource({"ordinary-02-question.eml", "ordinary-03-forwarded.eml", "exim-20-timeout.eml"})
    void whatHoldsARefusalIsReadAsOne(String file) throws IOException {
        assertThat(read(file).shape()).isEqualTo(Shape.PROSE);
    }

    /// Somebody answers to a notice, and quotes its subject.
    @Test
    void anAnswerIsNoNotice() {
        Bounce bounce = READER.read("""
            From: Ann <ann@example.net>
            To: office@example.com
            Message-ID: <1@example.net>
            Subject: Re: Undeliverable: Offer 12

            Thanks, I will use the other address then.
            """);

        assertThat(bounce.shape()).isEqualTo(Shape.ORDINARY);
    }

    /// Each sign is one that can be found: small letters, no blank at its ends, no other sign within it.
    @ParameterizedTest
    @EnumSource(MessageSigns.Place.class)
    void theSignsAreInOrder(MessageSigns.Place place) {
        List<String> signs = MessageSigns.known().at(place);

        assertThat(signs).isNotEmpty().doesNotHaveDuplicates();
    }

    /// Ordinary mail and spam of a public collection: nothing of it came back.
    @Test
    void nothingIsInventedForOrdinaryMail() throws IOException {
        assumeTrue(Files.isDirectory(ORDINARY), "only where the collection is");
        List<String> invented = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ORDINARY)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("LICENSE|NOTICE"))
                    .toList()) {
                boolean coded = READER.read(Files.readAllBytes(file)).refusals().stream()
                        .anyMatch(refusal -> refusal.reply().code() > 0);
                if (coded) {
                    invented.add(file.getFileName().toString());
                }
            }
        }
        assertThat(invented).isEmpty();
    }

    private static Bounce read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                MessageKindTest.class.getResourceAsStream("/bounces/" + name), () -> "no test file " + name)) {
            return READER.read(in.readAllBytes());
        }
    }
}
