package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The words of a reply are found in the text as the user gave it.
class WordPlacesTest {
    private static final BounceReader READER = new BounceReader();

    @Test
    void inOneLine() {
        assertThat(marked("host said: 550 5.7.1 Relaying denied (in reply to RCPT TO command)", "Relaying denied"))
                .containsExactly("Relaying denied");
    }

    @Test
    void overTheLinesOfAReplyWithItsCodes() {
        String text = String.join(
                "\r\n",
                "550-5.7.26 Your email has been blocked because the sender is",
                "550-5.7.26 unauthenticated. Gmail requires all senders",
                "550 5.7.26 to authenticate with either SPF or DKIM. - gsmtp",
                "");
        assertThat(marked(text, "sender is unauthenticated", "all senders to authenticate"))
                .containsExactly(
                        "sender is\r\n550-5.7.26 unauthenticated", "all senders\r\n550 5.7.26 to authenticate");
    }

    @Test
    void quotedAndBrokenByWhoeverPassedItOn() {
        assertThat(marked(
                        "> 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked\n> using zen.spamhaus.org",
                        "blocked using"))
                .containsExactly("blocked\n> using");
    }

    @Test
    void foldedByQuotedPrintable() {
        assertThat(marked("550 5.7.1 Message rejec=\r\nted due to content restrictions", "rejected due"))
                .hasSize(1);
    }

    @Test
    void withTypographicQuotes() {
        assertThat(marked("550 This user doesn\u2019t have an account", "doesn't have"))
                .containsExactly("doesn\u2019t have");
    }

    @Test
    void wordsOfACodedPartAreNotClaimedToStandThere() {
        String coded = Base64.getMimeEncoder()
                .encodeToString("550 5.7.1 Relaying denied for you\n".getBytes(StandardCharsets.UTF_8));
        String text = "From: mailer-daemon@example.net\nMIME-Version: 1.0\nContent-Type: text/plain\n"
                + "Content-Transfer-Encoding: base64\n\n" + coded;
        assertThat(READER.read(text).refusals()).hasSize(1);
        assertThat(marked(text, "Relaying denied")).isEmpty();
    }

    private static List<String> marked(String text, String... words) {
        Refusal refusal = READER.read(text).refusals().getFirst();
        return WordPlaces.of(text, refusal, List.of(words)).stream()
                .map(s -> text.substring(s.start(), s.end()))
                .toList();
    }
}
