package org.mailmedic.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private static final Redaction SHORT = Redaction.standard(Redaction.Reader.ME);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        anna.schmidt@example.com              | a…@example.com
        <ben@example.net>: Relay denied       | <b…@example.net>: Relay denied
        MAIL FROM:<anna@example.com> SIZE=4096 | MAIL FROM:<a…@example.com> SIZE=4096
        a@b.example,cd@e.example              | a…@b.example,c…@e.example
        bounce+ben=example.net@list.example   | b…@list.example
        "anna schmidt"@example.com            | "…@example.com
        jürgen@exämple.de                     | j…@exämple.de
        https://x.example/?m=anna%40example.com&y | https://x.example/?m=a…%40example.com&y
        anna=40example.com                    | a…=40example.com
        v=DMARC1; p=none; pct=40              | v=DMARC1; p=none; pct=40
        ben@[192.0.2.1]                       | b…@[192.0.2.1]
        @example.com and a @ b                | @example.com and a @ b
        a@b@c.example                         | a…@b…@c.example
        550 5.7.1 Relaying denied             | 550 5.7.1 Relaying denied
        """)
    void addressesAreShortenedWhereverTheyStand(String text, String expected) {
        assertThat(SHORT.apply(text)).isEqualTo(expected);
    }

    @Test
    void withoutRedactionAllStays() {
        assertThat(new Redaction(Redaction.Reader.ME, false).apply("anna@example.com"))
                .isEqualTo("anna@example.com");
    }

    @Test
    void aUserNameThatIsNoAddressIsShortenedToo() {
        assertThat(SHORT.user("anna")).isEqualTo("a…");
        assertThat(SHORT.user("anna@example.com")).isEqualTo("a…@example.com");
        assertThat(SHORT.user("")).isEmpty();
        assertThat(new Redaction(Redaction.Reader.ME, false).user("anna")).isEqualTo("anna");
    }

    @Test
    void aMegabyteOfSignsIsNoWork() {
        String signs = "a@".repeat(500_000) + "\"".repeat(500_000) + "\"@".repeat(100_000);

        assertThat(SHORT.apply(signs)).doesNotContain("aa");
    }
}
