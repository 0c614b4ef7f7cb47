package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What bytes a quoted-printable content stands for, RFC 2045 section 6.7.
class QuotedPrintableTest {
    @Test
    void digitsStandForAByte() {
        assertThat(decoded("Gr=FC=c3=BCn =3D 1")).isEqualTo("Gr\u00FC\u00C3\u00BCn = 1");
    }

    @Test
    void aSoftLineBreakJoinsTwoLines() {
        assertThat(decoded("550 5.7=\r\n.1 Re=\nlay=\ring")).isEqualTo("550 5.7.1 Relaying");
        assertThat(decoded("Relay= \t \r\ning"))
                .as("with blanks added on the way")
                .isEqualTo("Relaying");
        assertThat(decoded("the end=")).isEqualTo("the end");
        assertThat(decoded("the end=  ")).isEqualTo("the end");
    }

    @Test
    void blanksBeforeALineEndWereAddedOnTheWay() {
        assertThat(decoded("one \t\r\ntwo  three ")).isEqualTo("one\r\ntwo  three");
    }

    @Test
    void whatIsNoEncodingStandsForItself() {
        assertThat(decoded("a=b ==3D =G1 =4")).isEqualTo("a=b == =G1 =4");
    }

    @Test
    void itIsCutOffAtALength() {
        assertThat(new String(QuotedPrintable.decode(bytes("a    =62=62=62c"), 3), StandardCharsets.ISO_8859_1))
                .isEqualTo("a  ");
        assertThat(QuotedPrintable.decode(bytes("=\n".repeat(100_000) + "=41".repeat(100)), 50))
                .hasSize(50);
    }

    /// Angus' decoder ends the thread with a StackOverflowError from some thousands on.
    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000})
    void manySoftLineBreaksInARowAreRead(int breaks) {
        String mail = """
            From: MAILER-DAEMON@example.com
            MIME-Version: 1.0
            Content-Type: text/plain
            Content-Transfer-Encoding: quoted-printable

            """ + "=\n".repeat(breaks) + "550 5.7.1 Relaying denied=\n=2E\n";
        assertThat(BounceReader.unguarded(mail).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reply().code()).isEqualTo(550);
            assertThat(refusal.reply().text()).isEqualTo("Relaying denied.");
        });
        assertThat(BounceReader.unguarded(mail.getBytes(StandardCharsets.UTF_8)).refusals())
                .hasSize(1);
    }

    @Test
    void soIsThatOfAPartAndOfReturnedHeaders() {
        String mail = """
            From: MAILER-DAEMON@example.com
            MIME-Version: 1.0
            Content-Type: multipart/report; boundary=b

            --b
            Content-Type: text/plain
            Content-Transfer-Encoding: Quoted-Printable

            %s550 5.7.1 Relaying denied
            --b
            Content-Type: text/rfc822-headers
            Content-Transfer-Encoding: quoted-printable

            %sSubject: Off=65r
            --b--
            """.formatted("=\n".repeat(10_000), "=\n".repeat(10_000));
        Bounce bounce = BounceReader.unguarded(mail);
        assertThat(bounce.refusals()).hasSize(1);
        assertThat(bounce.original().subject()).contains("Offer");
    }

    private static String decoded(String encoded) {
        return new String(QuotedPrintable.decode(bytes(encoded), 1_000), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
