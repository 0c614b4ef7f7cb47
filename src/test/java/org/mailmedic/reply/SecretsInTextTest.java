package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsInTextTest {
    static Stream<String> shapes() {
        return PastedSecrets.shapes().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eachShapeIsHiddenAndNothingMoves(String shape) {
        String hidden = SecretsInText.hidden(shape);

        for (String form : PastedSecrets.forms()) {
            assertThat(hidden).doesNotContainIgnoringCase(form);
        }
        assertThat(hidden).hasSameSizeAs(shape);
        assertThat(SecretsInText.hidden(hidden)).isEqualTo(hidden);
        assertThat(SecretsInText.hide(hidden).any()).isTrue();
        for (int at = 0; at < shape.length(); at++) {
            assertThat(Character.isWhitespace(hidden.charAt(at))).isEqualTo(Character.isWhitespace(shape.charAt(at)));
        }
    }

    static Stream<String> ordinary() {
        return Stream.of(
                "535-5.7.8 Username and Password not accepted. For more information, go to\n"
                    + "535 5.7.8  https://support.google.com/mail/?p=BadCredentials a640c23a62f3a-a8d67sm1234 - gsmtp",
                "535 5.7.8 Error: authentication failed, password: see https://help.example/login",
                "535 5.7.3 Authentication unsuccessful, invalid token",
                "Incorrect password: authentication failed",
                "Use an app password (2-Step Verification on) or OAuth.",
                "Authentication-Results: mx.example; spf=pass smtp.mailfrom=a.example; dkim=pass header.i=@a.example",
                "spf=pass: sender is fine\nspf = pass; dkim = pass",
                "Message-ID: <token=4f5e6d7c8b9a0@mail.example>\nReceived: from a by b with token=abc123def",
                "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=token;\n"
                        + " b=AbCd1234efGh5678ijKl==; bh=Zm9vYmFyYmF6==",
                "250-AUTH PLAIN LOGIN CRAM-MD5\n250-AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER XOAUTH",
                "550 5.7.1 Please read https://help.example:8080/a@b and try again",
                "SGVsbG8gdG9vPw==\nUGFzc3dvcmQgaXMgbm90IGhlcmUgYnV0IHNvIGl0IGdvZXM=",
                "4XyZ1234AbC: to=<bob@shop.example>, relay=mx.shop.example[192.0.2.1]:25, status=bounced (host said:"
                        + " 550)",
                "530 5.7.0 Must issue a STARTTLS command first; AUTH LOGIN Authentication failed",
                "mailto:anna@example.org and smtp:anna@example.org");
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void whatIsNoSecretStays(String words) {
        assertThat(SecretsInText.hidden(words)).isEqualTo(words);
        assertThat(SecretsInText.hide(words).any()).isFalse();
    }

    /// All that is known of bounces reads as before.
    @Test
    void noBounceThatWeKnowChanges() throws IOException {
        List<String> changed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = PlainText.decode(Files.readAllBytes(file));
                texts(file, text)
                        .filter(t -> SecretsInText.hide(t).any())
                        .forEach(t -> changed.add(file + ": " + difference(t)));
            }
        }
        assertThat(changed).isEmpty();
    }

    private static Stream<String> texts(Path file, String text) {
        return file.toString().endsWith(".tsv") ? text.lines() : Stream.of(text);
    }

    private static String difference(String text) {
        List<String> before = text.lines().toList();
        List<String> after = SecretsInText.hidden(text).lines().toList();
        var lines = new StringBuilder();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                lines.append(before.get(i)).append(" -> ").append(after.get(i)).append('\n');
            }
        }
        return lines.toString();
    }

    @Test
    void theUserOfAUrlIsNoRecipient() {
        for (String url : List.of(
                "550 5.1.1 smtp://anna%40example.com:S3cr%26tpa55@smtp.example.com:587 no such user",
                "550 5.1.1 smtp://anna@smtp.example.com:587 no such user",
                "550 5.1.1 smtp://anna.b:c@smtp.example.com no such user")) {
            assertThat(new BounceReader().read(url).refusals())
                    .allSatisfy(refusal -> assertThat(refusal.recipient()).isEmpty());
        }
        assertThat(new BounceReader()
                        .read("550 5.1.1 <bob@example.org>: no such user")
                        .refusals())
                .allSatisfy(refusal -> assertThat(refusal.recipient()).contains("bob@example.org"));
    }

    /// What a part of a message codes, and a file in another charset.
    @Test
    void aCodedPartIsHiddenToo() {
        String part = java.util.Base64.getMimeEncoder()
                .encodeToString(
                        ("535 5.7.8 refused, password=" + PastedSecrets.SECRET).getBytes(StandardCharsets.UTF_8));
        String mail = "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + part;

        assertThat(new BounceReader().read(mail).toString())
                .contains("535")
                .doesNotContainIgnoringCase(PastedSecrets.SECRET);
        String log = "535 5.7.8 gr\u00fc\u00dfe password=" + PastedSecrets.SECRET;
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            assertThat(new BounceReader().read(log.getBytes(charset)).toString())
                    .contains("535")
                    .doesNotContainIgnoringCase(PastedSecrets.SECRET);
        }
    }

    /// Cut, joined and turned about: never a fault, never another length.
    @Test
    void noFaultInWhateverComes() {
        var random = new Random(7);
        List<String> shapes = PastedSecrets.shapes();
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int piece = 0; piece < 3; piece++) {
                String shape = shapes.get(random.nextInt(shapes.size()));
                int from = random.nextInt(shape.length());
                text.append(shape, from, from + random.nextInt(shape.length() - from + 1));
            }
            String hidden = SecretsInText.hidden(text.toString());
            assertThat(hidden).hasSize(text.length());
            for (int at = 0; at < hidden.length(); at++) {
                assertThat("*0" + text.charAt(at)).contains(hidden.substring(at, at + 1));
            }
        }
    }
}
