package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mailmedic.console.Terminal.Result;

/// A fault of ours ends a command with one sentence and the status "could not be checked".
class CommandFaultsTest {
    private static final ConsoleServices FAULTY = new ConsoleServices(
            "0.0.test",
            _ -> {
                throw new StackOverflowError();
            },
            _ -> {
                throw new ExceptionInInitializerError(new IllegalStateException("the data file x.json is missing"));
            });

    @Test
    void anErrorBecomesOneSentence() {
        Result result = new Terminal(FAULTY).run("", "audit", "example.com");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("Something went wrong inside MailMedic (StackOverflowError). Nothing was found out.\n");
    }

    @Test
    void itNamesWhatItCameFrom() {
        Result result = new Terminal(FAULTY).in(Locale.GERMAN).run("", "lab", "relay-denied");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err())
                .contains("In MailMedic ist etwas schiefgegangen (IllegalStateException: the data file x.json is"
                        + " missing)");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void aBounceWithAThousandSoftLineBreaksIsExplained() {
        String bounce = """
            From: MAILER-DAEMON@example.com
            MIME-Version: 1.0
            Content-Type: text/plain
            Content-Transfer-Encoding: quoted-printable

            %s550 5.7.1 Relaying denied
            """.formatted("=\n".repeat(10_000));
        Result result = Terminal.offline().run(bounce, "explain", "--json");

        assertThat(result.status()).isZero();
        assertThat(result.json().path("replies").path(0).path("code").asInt()).isEqualTo(550);
    }
}
