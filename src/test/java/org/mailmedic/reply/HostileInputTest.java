package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whatever is pasted: no exception, no hang, no refusal outside the text. `-Dmailmedic.fuzz=200000` looks for
/// longer.
class HostileInputTest {
    private static final BounceReader READER = new BounceReader();
    private static final int ROUNDS = Integer.getInteger("mailmedic.fuzz", 1_500);
    /// A hang, not slowness: the whole takes well below a second.
    private static final Duration FOREVER = Duration.ofSeconds(60);

    private static final List<String> PIECES = List.of(
            "550 5.7.1 ",
            "550-5.7.26 ",
            "421",
            "5.7.1",
            " -> ",
            "smtp;",
            "said: ",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "> ",
            "<<< ",
            ">>> RCPT To:<",
            "<a@example.net>",
            "@",
            "[192.0.2.1]",
            "2001:db8::1",
            "::::",
            "....",
            "\u0000",
            "\u202E",
            "\u200B",
            "\u00A0",
            "“",
            "\uD800",
            "Content-Type: multipart/report; boundary=b\n",
            "Content-Type: message/delivery-status\n",
            "Content-Type: text/html; charset=nonsense\n",
            "Content-Type: message/rfc822\n",
            "Content-Transfer-Encoding: base64\n",
            "Content-Transfer-Encoding: x-uuencode\n",
            "From: a@example.com\n",
            "MIME-Version: 1.0\n",
            "--b\n",
            "--b--\n",
            "Final-Recipient: rfc822; ",
            "Diagnostic-Code: smtp; ",
            "Status: 5.7.1\n",
            "Remote-MTA: dns; ",
            "=?utf-8?q?=FF?=",
            "<html><p>",
            "<!--",
            "&#x110000;",
            "&",
            "Spf= Fail , Dkim= ",
            "https://",
            "--- Below this line is a copy of the message.",
            "DKIM-Signature: s=;d=;",
            "Nov 23 10:00:00 ",
            "begin 644 x\n");

    @Test
    void anythingMadeOfTellingPiecesIsRead() {
        var random = new Random(550_571);
        for (int round = 0; round < ROUNDS; round++) {
            var text = new StringBuilder();
            int pieces = random.nextInt(60);
            for (int i = 0; i < pieces; i++) {
                text.append(
                        random.nextInt(6) == 0
                                ? Character.toString(random.nextInt(0x2100))
                                : PIECES.get(random.nextInt(PIECES.size())));
            }
            check(text.toString(), "round " + round);
        }
    }

    @Test
    void anyBytesAreRead() {
        var random = new Random(571_550);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            int number = round;
            assertThatCode(() -> BounceReader.unguarded(bytes))
                    .as("round " + number)
                    .doesNotThrowAnyException();
        }
    }

    @TestFactory
    Stream<DynamicTest> largeInputEnds() {
        return Stream.of(
                        large("one line of digits", "5"),
                        large("one line of replies", "550 5.7.1 no "),
                        large("lines of different replies", "550 5.7.1 no %d\n"),
                        large("lines that go on", "550-5.7.1 a\n"),
                        large("arrows", "-> 550 5.7.1 "),
                        large("addresses", "a@"),
                        large("quoted lines", "> "),
                        large("brackets", "(["),
                        large("colons", ":"),
                        large("line ends", "\r\n"),
                        large("open tags", "From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n", "<"),
                        large("ampersands", "From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n", "&"),
                        large("headers", "X-%d: y\n"),
                        large("one header", "From: a\nMIME-Version: 1.0\nX: ", " y\n"),
                        large("boundaries", "From: a\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n"),
                        large("reports", "From: a\nContent-Type: message/delivery-status\n\n", "Status: 5.7.1\n\n"),
                        large("parameters", "From: a\nContent-Type: multipart/report", "; a=b"),
                        large("encoded words", "From: a\nMIME-Version: 1.0\nSubject: ", "=?utf-8?q?a?= "),
                        large(
                                "soft line breaks",
                                "From: a\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n",
                                "=\n"),
                        large("comments", "From: a\nMIME-Version: 1.0\nContent-Type: text/plain ", "("),
                        large("quoted strings", "From: a\nMIME-Version: 1.0\nContent-Type: text/plain; a=\"", "\\\""),
                        large("opened elements", "From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n", "<div>"),
                        large(
                                "reports with blank lines",
                                "From: a\nContent-Type: multipart/report; boundary=b\n\n",
                                "--b\nContent-Type: message/delivery-status\n\n" + "\n".repeat(2_000)))
                .map(e -> DynamicTest.dynamicTest(
                        e.name(),
                        () -> Assertions.assertTimeoutPreemptively(FOREVER, () -> check(e.text(), e.name()))));
    }

    @Test
    void deeplyNestedPartsAreCutOff() {
        var text = new StringBuilder("From: a@example.com\nMIME-Version: 1.0\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        Assertions.assertTimeoutPreemptively(
                FOREVER, () -> check(text.append("\n550 5.7.1 no").toString(), "nested"));
    }

    @Test
    void nestedMessagesAreCutOff() {
        var text = new StringBuilder("From: a@example.com\nMIME-Version: 1.0\n");
        text.append("Content-Type: message/rfc822\n\n".repeat(20_000));
        Assertions.assertTimeoutPreemptively(FOREVER, () -> check(text.toString(), "messages"));
    }

    @Test
    void eventsOfAnyDepthAndLengthAreRead() {
        String reply = "{\"status\":\"5.7.1\",\"reason\":\"550 5.7.1 Blocked\"}";
        check("[".repeat(900_000), "opened lists");
        check("[".repeat(400) + reply + "]".repeat(400), "a deep event");
        check("{\"Message\":\"{".repeat(50_000), "events in events, cut");
        check("[" + (reply + ",").repeat(10_000) + reply + "]", "many equal events");
        check("{\"code\":550,\"message\":\"" + "5.7.1 no ".repeat(90_000) + "\"}", "long words");
        check("{\"code\":605,\"description\":\"" + "w".repeat(900_000) + "\"}", "a long word");
        check("{\"code\":" + "9".repeat(900_000) + ",\"message\":\"550 5.7.1 no\"}", "a long number");
    }

    @Test
    void wrongCharsetsStillShowTheReply() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-7x\n\n"
                .getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes("Gr\u00FC\u00DFe: 550 5.7.1 Relaying denied".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(READER.read(bytes.toByteArray())
                        .refusals()
                        .getFirst()
                        .reply()
                        .text())
                .isEqualTo("Relaying denied");
        byte[] wide = "550 5.7.1 Relaying denied".getBytes(StandardCharsets.UTF_16LE);
        assertThat(READER.read(wide).refusals().getFirst().reply().text()).isEqualTo("Relaying denied");
    }

    @Test
    void aFaultOfTheReaderLeavesTheWordsAndIsLogged() {
        List<Throwable> logged = new ArrayList<>();
        Logger log = Logger.getLogger(BounceReader.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        log.setUseParentHandlers(false);
        try {
            Bounce bounce = BounceReader.guarded(
                    () -> {
                        throw new StackOverflowError();
                    },
                    () -> "Mail was refused.");
            assertThat(bounce.refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.reply().text()).isEqualTo("Mail was refused."));
            Bounce empty = BounceReader.guarded(
                    () -> {
                        throw new IllegalStateException();
                    },
                    () -> " ");
            assertThat(empty).isEqualTo(Bounce.EMPTY);
        } finally {
            log.removeHandler(handler);
            log.setUseParentHandlers(true);
        }
        assertThat(logged).hasExactlyElementsOfTypes(StackOverflowError.class, IllegalStateException.class);
    }

    /// No decoder of Jakarta Mail calls itself as often as a stranger wants; ours for quoted-printable is held by
    /// QuotedPrintableTest.
    @TestFactory
    Stream<DynamicTest> anyEncodingOfAnyContentIsRead() {
        List<String> encodings =
                List.of("base64", "x-uuencode", "uuencode", "x-uue", "quoted-printable", "binary", "7bit", "nonsense");
        List<String> units =
                List.of("=\n", "\n", "=", "==", " \n", "=\r", "begin 644 x\n", "M\n", "`\n", "end\n", "=3D", "\u00FC");
        return encodings.stream()
                .map(encoding -> DynamicTest.dynamicTest(encoding, () -> {
                    for (String unit : units) {
                        for (String start : List.of("", "begin 644 x\n", "QUJD")) {
                            check("""
                                From: a@example.com
                                MIME-Version: 1.0
                                Content-Type: text/html
                                Content-Transfer-Encoding: %s

                                """.formatted(encoding) + start + unit.repeat(10_000), encoding + " " + unit.strip());
                        }
                    }
                }));
    }

    private static void check(String text, String name) {
        Bounce bounce = BounceReader.unguarded(text);
        assertThat(bounce.refusals().size()).as(name).isLessThanOrEqualTo(60);
        assertThat(bounce.refusals()).as(name).allSatisfy(r -> {
            assertThat(r.reply().text().length()).isLessThanOrEqualTo(3_000);
            assertThat(r.spans()).allMatch(s -> s.end() <= text.length());
        });
    }

    private static Large large(String name, String unit) {
        return large(name, "", unit);
    }

    private static Large large(String name, String begin, String unit) {
        var text = new StringBuilder(BounceReader.LIMIT).append(begin);
        for (int i = 0; text.length() + unit.length() + 8 < BounceReader.LIMIT; i++) {
            text.append(unit.contains("%d") ? unit.replace("%d", Integer.toString(i)) : unit);
        }
        return new Large(name, text.toString());
    }

    private record Large(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }
}
