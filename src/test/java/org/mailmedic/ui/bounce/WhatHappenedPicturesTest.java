package org.mailmedic.ui.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// Pictures of the first page in the states that come seldom, for a person to look at.
@EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
public class WhatHappenedPicturesTest {
    @TempDir
    Path folder;

    private TestWindow open(Locale language) {
        Cases cases = Sessions.cases(folder, language);
        return TestWindow.open(cases, cases.begin());
    }

    private static void picture(String name, TestWindow window) {
        Screenshots.take(name, window.window().root());
        assertThat(Path.of("target", "screenshots", name + "-1000x700-dark.png"))
                .isRegularFile();
    }

    /// The result comes on the JavaFX thread, which the picture keeps busy.
    @Test
    void whileALongTextIsRead() {
        String text = "a line of a long log\n".repeat(BounceReader.LIMIT / 21);
        try (var window = open(Locale.ENGLISH)) {
            Screenshots.onFx(() -> {
                ((BounceArea) window.find("bounce").orElseThrow()).enter(text);
                assertThat(window.text("sentence")).startsWith("Reading");
                picture("what-busy", window);
                return true;
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"what-empty,en", "what-empty-german,de"})
    void nothingGiven(String name, String language) {
        try (var window = open(Locale.of(language))) {
            picture(name, window);
        }
    }

    @ParameterizedTest
    @CsvSource({"what-unknown,en", "what-unknown-german,de"})
    void aReplyThatNobodyKnows(String name, String language) {
        try (var window = open(Locale.of(language))) {
            window.fill("bounce", "550 Qwertz uiop asdf");
            window.until(() -> window.shows("verdict"));
            picture(name, window);
        }
    }

    @Test
    void twentyRefusals() {
        try (var window = open(Locale.ENGLISH)) {
            window.fill("bounce", refusals(20));
            window.until(() -> window.shows("refusals"));
            assertThat(window.words("decoded")).contains("20 refusals");
            picture("what-twenty", window);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "what-german-exchange,exchange-online-09-german.eml",
        "what-german-banned,postfix-06-microsoft-banned.eml",
        "what-german-backscatter,backscatter.eml",
        "what-german-event,ses-03-event.txt"
    })
    void longGermanWords(String name, String file) throws Exception {
        try (var window = open(Locale.GERMAN)) {
            window.willOpen(
                    Path.of(Objects.requireNonNull(WhatHappenedPicturesTest.class.getResource("/bounces/" + file))
                            .toURI()));
            window.press("open-file");
            window.until(() -> window.shows("verdict"));
            picture(name, window);
        }
    }

    public static String refusals(int count) {
        String[] words = {
            "Relaying denied",
            "Message rejected due to content restrictions",
            "Client host [192.0.2.7] blocked using zen.spamhaus.org",
            "Recipient address rejected: User unknown in virtual mailbox table",
            "This mail is unauthenticated"
        };
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "to=<user%d@example.net>, relay=mx%d.example.net[203.0.113.%d]:25, status=bounced (host mx%d.example.net[203.0.113.%d] said: 550 5.7.1 %s (in reply to RCPT TO command))"
                                .formatted(i, i, i, i, i, words[i % words.length]))
                .collect(Collectors.joining("\n"));
    }
}
