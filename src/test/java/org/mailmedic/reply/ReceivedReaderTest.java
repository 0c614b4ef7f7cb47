package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.reply.AuthenticationResults.Method;

@Timeout(30)
@SuppressWarnings("StringConcatToTextBlock") // the ends of lines matter
class ReceivedReaderTest {
    private final ReceivedReader reader = new ReceivedReader();

    private AuthenticationResults read(String source) {
        return reader.read(source).orElseThrow();
    }

    @Test
    void gmailsHeaderIsRead() {
        AuthenticationResults read = read("""
            Delivered-To: ben@gmail.com
            Received: by 2002:a05:6a10:1234 with SMTP id x; Fri, 20 Nov 2026 04:00:00 -0800 (PST)
            ARC-Authentication-Results: i=1; mx.google.com; spf=fail smtp.mailfrom=x@elsewhere.example
            Authentication-Results: mx.google.com;
                   dkim=pass header.i=@brightlane.example header.s=google header.b=Ab/c=;
                   spf=pass (google.com: domain of anna@brightlane.example designates 192.0.2.25 as permitted sender) smtp.mailfrom=anna@brightlane.example;
                   dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=brightlane.example
            From: anna@brightlane.example

            Authentication-Results: mx.google.com; spf=fail
            """);

        assertThat(read.server()).isEqualTo("mx.google.com");
        assertThat(read.methods()).extracting(Method::name).containsExactly("dkim", "spf", "dmarc");
        assertThat(read.methods()).allSatisfy(m -> assertThat(m.passed()).isTrue());
        assertThat(read.of("dkim").orElseThrow().properties())
                .containsEntry("header.i", "@brightlane.example")
                .containsEntry("header.b", "Ab/c=");
        assertThat(read.of("spf").orElseThrow().reason()).contains("designates 192.0.2.25");
    }

    @Test
    void microsoftsHeaderHasNoName() {
        AuthenticationResults read = read("Authentication-Results: spf=softfail (sender IP is 192.0.2.25)\r\n"
                + " smtp.mailfrom=brightlane.example; dkim=none (message not signed)\r\n"
                + " header.d=none;dmarc=fail action=quarantine\r\n"
                + " header.from=brightlane.example;compauth=fail reason=000\r\n");

        assertThat(read.server()).isEmpty();
        assertThat(read.of("spf").map(Method::result)).contains("softfail");
        assertThat(read.of("dmarc").orElseThrow().properties()).containsEntry("action", "quarantine");
        assertThat(read.of("compauth").map(Method::reason)).contains("000");
    }

    @Test
    void commentsQuotesAndVersionsAreUnderstood() {
        AuthenticationResults read = read("Authentication-Results: foo.example.net (foobar) 1 (baz);\n"
                + " dkim (Because I like it) / 1 (One yay) = (wait for it) fail\n"
                + " policy (A dot can go here) . (like that) expired; spf/1=pass reason=\"a \\\"good\\\" one;"
                + " really\" (c (n) d)");

        assertThat(read.server()).isEqualTo("foo.example.net");
        assertThat(read.of("spf").map(Method::reason)).contains("a \"good\" one; really");
    }

    @Test
    void onlyTheReceiversOwnWordsCount() {
        AuthenticationResults read = read("""
            Authentication-Results: mx.real.example; spf=fail smtp.mailfrom=a.example
            Authentication-Results: mx.real.example; dkim=fail
            Authentication-Results: mx.forged.example; dmarc=pass
            """);

        assertThat(read.of("dmarc")).isEmpty();
        assertThat(read.methods()).hasSize(2);
    }

    @Test
    void linesThatLostTheirBlanksAreStillOneHeader() {
        assertThat(read("Original message\n"
                                + "Authentication-Results: mx.google.com;\n"
                                + "dkim=pass header.i=@a.example;\n"
                                + "spf=neutral\n"
                                + "From: a")
                        .methods())
                .hasSize(2);
    }

    @Test
    void noResultsAreNoAnswer() {
        assertThat(reader.read("")).isEmpty();
        assertThat(reader.read("Subject: hello\n\nAuthentication")).isEmpty();
        assertThat(reader.read("Authentication-Results: example.org 1; none")).isEmpty();
    }

    @Test
    void nothingHostileBreaksIt() {
        assertThat(reader.read("Authentication-Results: " + "(".repeat(100_000)))
                .isEmpty();
        assertThat(reader.read("Authentication-Results: a; " + "x=y;".repeat(100_000))
                        .orElseThrow()
                        .methods())
                .hasSizeLessThanOrEqualTo(40);
        assertThat(reader.read("Authentication-Results: a;spf=pass\n".repeat(50_000))
                        .orElseThrow()
                        .methods())
                .hasSize(1);
        var random = new Random(8601);
        String signs = "=;()\"\\ \n\tabc./<>\u0000\ud83d";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder("Authentication-Results:");
            for (int k = random.nextInt(60); k > 0; k--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            Optional<AuthenticationResults> read = reader.read(text.toString());
            assertThat(read.map(r -> r.methods().size()).orElse(1)).isPositive();
        }
    }
}
