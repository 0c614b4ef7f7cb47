package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Dimension2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.bounce.WhatHappenedPicturesTest;

/// Every page and every sheet, in its states, in every language: what a person looks through before the
/// look of something is called done (`src/docs/pictures.md`).
@EnabledIfSystemProperty(named = "mailmedic.pictures", matches = "all")
class GalleryTest {
    private static final Dimension2D[] SIZES = {
        new Dimension2D(900, 640), new Dimension2D(1000, 700), new Dimension2D(1440, 900), new Dimension2D(1600, 1000)
    };

    @TempDir
    Path folder;

    /// `-Dmailmedic.pictures.languages=de,es` draws these only.
    static Stream<Locale> languages() {
        return Stream.of(System.getProperty("mailmedic.pictures.languages", String.join(",", Texts.languages()))
                        .split(","))
                .map(Locale::of);
    }

    private static void take(String name, Locale language, TestWindow window) {
        String file = "gallery-" + name + "-" + language;
        Screenshots.take(file, window.window().root(), SIZES);
        assertThat(Path.of("target", "screenshots").toFile().list((_, f) -> f.startsWith(file)))
                .isNotEmpty();
    }

    private static void reply(TestWindow window, String reply) {
        window.fill("bounce", reply);
        window.until(() -> window.shows("verdict"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theFirstPage(Locale language) {
        Cases cases = Sessions.cases(folder, language);
        try (var window = TestWindow.open(cases, cases.begin())) {
            take("1-empty", language, window);
            window.press("practice");
            window.until(() -> window.shows("practice-block-list"));
            take("1-choose-practice", language, window);
            window.keys(KeyCode.ESCAPE);
            window.keys(KeyCode.F1);
            take("sheet-help", language, window);
            window.keys(KeyCode.ESCAPE);
            window.press("settings");
            take("sheet-settings", language, window);
            window.keys(KeyCode.ESCAPE);
            window.press("about");
            take("sheet-about", language, window);
            window.keys(KeyCode.ESCAPE);
            reply(window, "550 Qwertz uiop asdf");
            take("1-unknown", language, window);
            reply(
                    window,
                    "550 5.7.1 \u202Edeined\u202C \u0007<script>alert(1)</script> relaying denied %s%n"
                            + " ${jndi:ldap://x} "
                            + "https://example.com@evil.example/" + "x".repeat(400) + " <" + "a".repeat(120)
                            + "@" + "b".repeat(60) + ".example>");
            take("1-hostile", language, window);
            window.fill("bounce", WhatHappenedPicturesTest.refusals(20));
            window.until(() -> window.shows("refusals"));
            take("1-twenty", language, window);
        }
        // The cases of before are there to be gone on with.
        try (var window = TestWindow.open(cases, cases.begin())) {
            take("1-recent", language, window);
        }
    }

    /// From the bounce to the message that arrived.
    @ParameterizedTest
    @MethodSource("languages")
    void theWalk(Locale language) throws Exception {
        Cases cases = Sessions.cases(folder, language);
        Session c = cases.practise("workspace-unauthenticated");
        try (var window = TestWindow.open(cases, c)) {
            take("1-practice", language, window);
            next(window, StepId.WHO_SENDS);
            take("2-recognised", language, window);
            next(window, StepId.SIGN_IN);
            take("3-before", language, window);
            window.press("test");
            window.until(() -> c.current().probe().isPresent());
            window.until(() -> !window.shows("stop-test"));
            take("3-tested", language, window);
            next(window, StepId.DNS);
            window.until(() -> c.current().audit().isPresent());
            take("4-checked", language, window);
            window.press("ask-block-lists");
            window.until(() -> window.shows("ask-lists-again"));
            next(window, StepId.ANSWER);
            take("5-answer", language, window);
            next(window, StepId.FIX);
            window.until(() -> window.shows("tried"));
            take("6-fix", language, window);
            next(window, StepId.PROVE);
            take("7-before", language, window);
            window.press("send-test");
            take("7-confirm", language, window);
            window.press("confirm-send");
            window.until(() -> !c.current().sent().isEmpty());
            window.until(() -> window.shows("send-test"));
            take("7-sent", language, window);
            window.press("preview-report");
            take("sheet-preview", language, window);
            window.keys(KeyCode.ESCAPE);
            window.press("show-left");
            take("sheet-ledger", language, window);
        }
    }

    /// Other causes have other pages.
    @ParameterizedTest
    @MethodSource("languages")
    void otherCases(Locale language) throws Exception {
        Cases cases = Sessions.cases(folder, language);
        for (String practice : new String[] {"microsoft365-smtp-auth", "spf-two-records", "block-list"}) {
            Session c = cases.practise(practice);
            try (var window = TestWindow.open(cases, c)) {
                next(window, StepId.WHO_SENDS);
                next(window, StepId.SIGN_IN);
                window.press("test");
                window.until(() -> c.current().probe().isPresent());
                window.until(() -> !window.shows("stop-test"));
                take("3-" + practice, language, window);
                Sessions.await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
                next(window, StepId.DNS);
                take("4-" + practice, language, window);
                next(window, StepId.ANSWER);
                take("5-" + practice, language, window);
                next(window, StepId.FIX);
                take("6-" + practice, language, window);
            }
        }
    }

    /// Where nobody answers, and before anything was given.
    @ParameterizedTest
    @MethodSource("languages")
    void withoutTheNet(Locale language) throws Exception {
        Cases cases = Sessions.cases(folder, language);
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Session c = cases.begin();
            c.noBounce();
            try (var window = TestWindow.open(cases, c)) {
                next(window, StepId.WHO_SENDS);
                take("2-empty", language, window);
                window.fill(
                        "address", "anna.with-a-very-long-name-that-never-ends@mail.of.a.very.long.brightlane.example");
                window.until(() -> !c.lookingUp());
                c.choose("own-server");
                window.until(() -> window.shows("kind-own-server"));
                take("2-offline", language, window);
                next(window, StepId.SIGN_IN);
                take("3-empty", language, window);
                c.server(new Case.Server("127.0.0.1", silent.getLocalPort(), Security.NONE, "anna"));
                window.press("test");
                window.until(() -> window.shows("stop-test"));
                take("3-busy", language, window);
                window.press("stop-test");
                window.until(() -> !window.shows("stop-test"));
                take("3-stopped", language, window);
                c.jump(StepId.SIGN_IN);
                if (c.current().probe().isEmpty()) {
                    window.press("skip");
                } else {
                    window.press("next");
                }
                window.until(() -> c.current().step() == StepId.DNS);
                window.until(() -> c.current().audit().isPresent());
                take("4-offline", language, window);
                next(window, StepId.ANSWER);
                take("5-unknown", language, window);
                next(window, StepId.FIX);
                take("6-nothing", language, window);
                next(window, StepId.PROVE);
                take("7-nothing", language, window);
            }
        }
    }

    private static void next(TestWindow window, StepId to) {
        window.press("next");
        window.until(() -> window.session().current().step() == to);
    }
}
