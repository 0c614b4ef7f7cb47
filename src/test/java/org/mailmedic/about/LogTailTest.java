package org.mailmedic.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whereTheFaultWasPassesAndItsWordsDoNot() {
        assertThat(LogTail.passed("""
            2026-11-26T03:07:54.123Z WARNING org.mailmedic.app.Log: no log is kept
            java.io.IOException: /home/heike: canary.example
            \tat java.base/java.nio.file.Files.list(Files.java:12)
            \tat org.mailmedic/org.mailmedic.app.Log.into(Log.java:39)
            \t... 12 more
            Caused by: org.xbill.DNS.TextParseException: canary.example
            2026-11-26T03:07:55Z SEVERE org.xbill.DNS.Lookup: canary.example timed out
            2026-11-26T03:07:56Z SEVERE org.mailmedic.checkup.BackgroundRun: a fault of ours in "resolver-check"
            """)).isEqualTo("""
                2026-11-26T03:07:54.123Z WARNING org.mailmedic.app.Log: no log is kept
                java.io.IOException
                \tat java.base/java.nio.file.Files.list(Files.java:12)
                \tat org.mailmedic/org.mailmedic.app.Log.into(Log.java:39)
                \t... 12 more
                Caused by: org.xbill.DNS.TextParseException
                2026-11-26T03:07:55Z SEVERE org.xbill.DNS.Lookup
                2026-11-26T03:07:56Z SEVERE org.mailmedic.checkup.BackgroundRun: a fault of ours in "resolver-check"\
                """);
    }

    @Test
    void whatOnlyLooksLikeALogDoesNotPass() {
        assertThat(LogTail.passed("""
            \tat canary.example.Secret(Canary.java:1)
            canary.example.Exception: canary
            2026-11-26T03:07:54Z WARNING org.mailmedic.X: canary.example <canary@canary.example> \u001b[31m
            canary
            """)).isEqualTo("2026-11-26T03:07:54Z WARNING org.mailmedic.X: ");
    }

    @Test
    void aHugeOrBrokenLogIsBounded() throws IOException {
        byte[] rubbish = new byte[3_000_000];
        new Random(7).nextBytes(rubbish);
        Files.write(folder.resolve("mailmedic-0.log"), rubbish);
        assertThat(LogTail.of(folder)).hasSizeLessThan(64 * 1024);
        Files.writeString(
                folder.resolve("mailmedic-0.log"),
                "java.lang.IllegalStateException: x\n".repeat(50_000) + "java.lang.ArithmeticException: end\n");
        assertThat(LogTail.of(folder)).endsWith("ArithmeticException").hasLineCount(400);
    }

    @Test
    void withoutALogThereIsNothing() {
        assertThat(LogTail.of(folder.resolve("none"))).isEmpty();
    }
}
