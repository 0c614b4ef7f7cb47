package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Dimension2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;

/// Pictures of the first three pages in their states, for a person to look at.
@EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
class PicturesTest {
    private static final Dimension2D SMALLEST = new Dimension2D(900, 640);
    private static final Dimension2D USUAL = new Dimension2D(1120, 740);
    private static final Dimension2D LARGE = new Dimension2D(1440, 900);

    @TempDir
    Path folder;

    private void picture(String name, TestWindow window) {
        Path file = Path.of("target", "screenshots", name + "-900x640-dark.png");
        Screenshots.take(name, window.window().root(), SMALLEST, USUAL, LARGE);
        assertThat(file).isRegularFile();
        assertThat(file).satisfies(f -> assertThat(Files.size(f)).isGreaterThan(5_000));
    }

    private static void go(Session session, StepId step) throws Exception {
        while (session.current().step() != step) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
    }

    @Test
    void theFirstPage() {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, cases.begin())) {
            picture("1-empty", window);
        }
        try (var window = TestWindow.open(cases, cases.practise("workspace-unauthenticated"))) {
            picture("1-practice", window);
        }
    }

    /// What happened, in its states.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-pasted | postfix-02-gmail-unauthenticated.eml | verdict",
                "1-several | postfix-08-two-recipients.eml | refusals",
                "1-backscatter | backscatter.eml | besides",
                "1-answering-machine | auto-reply.eml | sentence",
                "1-encoded | exchange-online-07-html-only.eml | verdict",
            })
    void theFirstPageWithABounce(String name, String file, String shown) throws Exception {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, cases.begin())) {
            window.willOpen(
                    Path.of(PicturesTest.class.getResource("/bounces/" + file).toURI()));
            window.press("open-file");
            window.until(() -> window.shows(shown) && !window.text("bounce").isEmpty());
            picture(name, window);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-one-reply | 550 5.7.1 <buyer@example.com>: Relaying denied",
                "1-links | 550 5.7.1 Message refused as spam, see https://support.google.com/mail/?p=x and"
                        + " https://login.example.com/a",
                "1-own-way | 550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Please contact your"
                        + " Internet service provider since part of their network is on our block list (S3150).",
                "1-unknown | 550 Qwertz uiop asdf",
                "1-hostile | 550 5.7.1 \u202Edeined\u202C \u0007<script>alert(1)</script> relaying denied %s%n"
                        + " ${jndi:ldap://x} https://example.com@evil.example/",
            })
    void theFirstPageWithAReply(String name, String reply) {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, cases.begin())) {
            window.fill("bounce", reply);
            window.until(() -> !window.text("sentence").startsWith("We read it")
                    && !window.text("sentence").startsWith("Reading"));
            picture(name, window);
        }
    }

    @Test
    void theFirstPageWithFiles() throws Exception {
        Cases cases = Sessions.cases(folder.resolve("cases"));
        Path large = folder.resolve("large.log");
        Files.writeString(
                large,
                "a line of a long log\n".repeat(200_000) + "550 5.7.1 Relaying denied\n" + "b\n".repeat(200_000));
        try (var window = TestWindow.open(cases, cases.begin())) {
            window.willOpen(large);
            window.press("open-file");
            window.until(() -> window.shows("go-to-words"));
            window.press("go-to-words");
            picture("1-large", window);
        }
        Path msg = folder.resolve("mail.msg");
        byte[] bytes = new byte[4096];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        Files.write(msg, bytes);
        try (var window = TestWindow.open(cases, cases.begin())) {
            window.willOpen(msg);
            window.press("open-file");
            window.until(() -> window.text("sentence").contains("Outlook"));
            picture("1-msg", window);
        }
    }

    @Test
    void theSecondPage() throws Exception {
        Cases cases = Sessions.cases(folder);
        Session session = cases.practise("yahoo-app-password");
        go(session, StepId.WHO_SENDS);
        try (var window = TestWindow.open(cases, session)) {
            picture("2-recognised", window);
        }
    }

    @Test
    void theThirdPage() throws Exception {
        Cases cases = Sessions.cases(folder);
        Session session = cases.practise("microsoft365-smtp-auth");
        go(session, StepId.SIGN_IN);
        try (var window = TestWindow.open(cases, session)) {
            window.press("test");
            window.until(() -> window.shows("advice"));
            picture("3-sign-in-refused", window);
        }
    }
}
