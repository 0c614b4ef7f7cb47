package org.mailmedic.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process that does nothing but save is killed at random moments. How many times:
/// `-Dmailmedic.kills=200`.
class KilledWhileSavingTest {
    private static final String LARGE = "550 5.7.1 Relaying denied\n".repeat(4_000);

    @TempDir
    Path folder;

    @Test
    void noCaseIsLost() throws IOException, InterruptedException {
        int kills = Integer.getInteger("mailmedic.kills", 4);
        var random = new Random(550);
        int newest = -1;
        for (int kill = 0; kill < kills; kill++) {
            Process saving = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            Saver.class.getName(),
                            folder.toString(),
                            String.valueOf(newest + 1))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int reported = -1;
            try (var out = new BufferedReader(new InputStreamReader(saving.getInputStream(), StandardCharsets.UTF_8))) {
                int after = 1 + random.nextInt(15);
                for (int i = 0; i < after; i++) {
                    String line = out.readLine();
                    assertThat(line).as("the process saves").isNotNull();
                    reported = Integer.parseInt(line);
                }
                Thread.sleep(0, random.nextInt(900_000));
                saving.destroyForcibly().waitFor();
            }

            Opened opened = new CaseStore(folder).load("killed");

            assertThat(opened).as("after kill %d", kill).isInstanceOf(Opened.Loaded.class);
            newest = Integer.parseInt(((Opened.Loaded) opened).value().given().address());
            assertThat(newest).as("nothing that was reported as saved is lost").isGreaterThanOrEqualTo(reported);
            assertThat(((Opened.Loaded) opened).value().given().bounce()).isEqualTo(LARGE);
        }
    }

    // Only what saving needs, wherever this test found it.
    private static String classPath() {
        return Stream.of(
                        CaseStore.class.getName(),
                        Saver.class.getName(),
                        "tools.jackson.core.JsonParser",
                        "tools.jackson.databind.JsonNode",
                        "com.fasterxml.jackson.annotation.JsonInclude")
                .map(KilledWhileSavingTest::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(String className) {
        try {
            return Path.of(Class.forName(className)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /// Saves without end, and says what it saved.
    static final class Saver {
        private Saver() {}

        public static void main(String[] args) throws IOException {
            CaseStore store = new CaseStore(Path.of(args[0]));
            for (int i = Integer.parseInt(args[1]); ; i++) {
                store.save(SampleCases.withAddress(
                        SampleCases.withBounce(SampleCases.empty("killed"), LARGE), String.valueOf(i)));
                System.out.println(i);
            }
        }
    }
}
