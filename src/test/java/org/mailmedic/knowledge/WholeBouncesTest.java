package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.Circumstance;
import org.mailmedic.reply.Refusal;

/// Whole bounces as people have them, each with the reading that it must get. The layouts follow those of
/// the programs named by the files; names and addresses are those of RFC 2606 and RFC 5737.
class WholeBouncesTest {
    private static final BounceReader READER = new BounceReader();
    private static final PhraseBook BOOK = PhraseBook.load();

    @TestFactory
    Stream<DynamicTest> eachIsReadAsExpected() throws IOException {
        return new String(file("expected.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(fields -> DynamicTest.dynamicTest(fields.getFirst(), () -> check(fields)));
    }

    @Test
    void circumstancesAreNamed() throws IOException {
        assertThat(bounce("auto-reply.eml").circumstances()).containsExactly(Circumstance.AUTO_REPLY);
        assertThat(bounce("delayed.eml").circumstances()).containsExactly(Circumstance.DELAYED);
        assertThat(bounce("forwarded-on.eml").circumstances()).containsExactly(Circumstance.FORWARDED);
        assertThat(bounce("backscatter.eml").circumstances()).containsExactly(Circumstance.PERHAPS_NOT_YOURS);
        assertThat(bounce("postfix-01-relay.eml").circumstances()).isEmpty();
        // Exim calls its bounces answers too.
        assertThat(bounce("exim-06-german.eml").circumstances()).isEmpty();
        assertThat(bounce("gmail-06-html-report.eml").circumstances()).isEmpty();
        assertThat(bounce("client-thunderbird.txt").circumstances()).containsExactly(Circumstance.HANDED_IN);
    }

    @Test
    void theOriginalIsFoundInProseToo() throws IOException {
        for (String name : List.of("exim-01-content.eml", "qmail-01-rcpthosts.eml", "postfix-01-relay.eml")) {
            Bounce bounce = bounce(name);
            assertThat(bounce.original().from()).as(name).contains("office@example.com");
            assertThat(bounce.original().dkim()).as(name).hasSize(1);
        }
    }

    private static void check(List<String> fields) throws IOException {
        Bounce bounce = bounce(fields.getFirst());
        List<Reading> readings = BOOK.read(bounce);
        var softly = new SoftAssertions();
        softly.assertThat(readings.size()).as("refusals").isEqualTo(Integer.parseInt(fields.get(1)));
        if (readings.isEmpty()) {
            softly.assertAll();
            return;
        }
        Reading first = readings.getFirst();
        Refusal refusal = first.refusal();
        softly.assertThat(refusal.reply().enhanced().map(Object::toString).orElse("-"))
                .as("enhanced status")
                .isEqualTo(fields.get(2));
        softly.assertThat(first.cause().code())
                .as("cause of " + refusal.reply())
                .isEqualTo(fields.get(3));
        checkIfGiven(softly, "recipient", refusal.recipient().orElse(""), fields.get(4));
        checkIfGiven(softly, "server", refusal.remoteHost().orElse(""), fields.get(5));
        checkIfGiven(softly, "stage", refusal.stage().name(), fields.get(6));
        softly.assertAll();
    }

    private static void checkIfGiven(SoftAssertions softly, String what, String actual, String expected) {
        if (!expected.equals("-")) {
            softly.assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    private static Bounce bounce(String name) throws IOException {
        return READER.read(file(name));
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                WholeBouncesTest.class.getResourceAsStream("/bounces/" + name), () -> "no test file " + name)) {
            return in.readAllBytes();
        }
    }
}
