package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.about.Product;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `target/app` does when a person or a script starts it.
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class PackagedAppIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("app.folder", "target/app"))
            .resolve("bin")
            .resolve("mailmedic");

    @TempDir
    private Path home;

    private record Ended(int status, String out, String err) {}

    @Test
    void explainsAReplyAsJson() throws Exception {
        Ended ended = start("550 5.7.1 <buyer@shop.example>: Relay access denied", Map.of(), "explain", "-", "--json");

        JsonNode answer = JsonMapper.shared().readTree(ended.out());
        assertThat(answer.path("schema").asInt()).isEqualTo(1);
        assertThat(answer.path("replies").path(0).path("cause").asString()).isEqualTo("relay.denied");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void saysItsVersionWithoutADisplay() throws Exception {
        Ended ended = start("", Map.of("DISPLAY", ""), "--version");
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).startsWith("MailMedic ");
    }

    @Test
    void wrongUsageIsStatusTwo() throws Exception {
        assertThat(start("", Map.of(), "explode").status()).isEqualTo(2);
    }

    @Test
    void aProbeOfAClosedPortIsAFindingInJson() throws Exception {
        Ended ended =
                start("", Map.of(), "probe", "--host", "127.0.0.1", "--port", "1", "--security", "none", "--json");

        JsonNode answer = JsonMapper.shared().readTree(ended.out());
        assertThat(answer.path("findings").path(0).path("code").asString()).isEqualTo("smtp.unreachable");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void withoutADisplayOrAKeyboardItPlaysAPracticeCaseAndEndsWell() throws Exception {
        Ended ended = start("", Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""));
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).contains("DISPLAY").hasLineCount(1);
        assertThat(ended.out()).isNotBlank();
    }

    @Test
    void inThePlaceOfTheWindowItSpeaksTheLanguageOfTheWindow() throws Exception {
        Files.writeString(
                Files.createDirectories(home.resolve("mailmedic")).resolve("settings.json"),
                "{\"schema\": 1, \"language\": \"de\"}");
        Map<String, String> nowhere = Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "", "LC_ALL", "C.UTF-8");
        String german = Texts.in(Locale.GERMAN).get("console.no_window.display");
        assertThat(start("", nowhere).err()).contains(german);
        assertThat(start("", nowhere, "--help").out()).contains("Finds out why mail comes back");
    }

    /// Each record of the domain leads to 900 others, at random. A machine without the memory for it would say so and
    /// end
    /// with 3.
    @Test
    void fiftyMegabytesAreEnoughForAnyTree() throws Exception {
        var random = new Random(4);
        try (DnsServer server = DnsServer.start(List.of())) {
            for (int i = -1; i < 300; i++) {
                String includes = IntStream.range(0, 900)
                        .mapToObj(_ -> "include:n" + random.nextInt(300) + ".bomb.example")
                        .collect(Collectors.joining(" "));
                server.addText((i < 0 ? "" : "n" + i + ".") + "bomb.example", "v=spf1 " + includes + " -all");
            }
            Ended ended = start(
                    "",
                    Map.of("JAVA_TOOL_OPTIONS", "-Xmx50m"),
                    "audit",
                    "bomb.example",
                    "--resolver",
                    "127.0.0.1:" + server.address().getPort(),
                    "--json");
            assertThat(ended.err()).doesNotContain("OutOfMemory");
            assertThat(ended.status()).as(ended.err()).isEqualTo(1);
            assertThat(JsonMapper.shared()
                            .readTree(ended.out())
                            .path("findings")
                            .findValuesAsString("code"))
                    .contains("spf.lookups.exceeded", "dns.not_asked");
        }
    }

    /// The image is linked from these jars.
    @Test
    void everyJarIsAPartOnTheAboutPage() throws Exception {
        Product product = Product.load();
        try (Stream<Path> jars = Files.list(LAUNCHER.resolveSibling("../lib").normalize())) {
            assertThat(jars.map(jar -> jar.getFileName().toString()).filter(name -> !name.equals("mailmedic.jar")))
                    .isNotEmpty()
                    .allSatisfy(jar -> assertThat(product.parts())
                            .anySatisfy(bundledComponent -> assertThat(jar)
                                    .startsWith(bundledComponent.name() + "-" + bundledComponent.version())));
        }
    }

    @Test
    void theListOfPartsIsWhatLiesInTheFolder() throws Exception {
        Path app = LAUNCHER.resolveSibling("..").normalize();
        JsonNode sbom = JsonMapper.shared().readTree(app.resolve("sbom.json"));
        List<String> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(app.resolve("lib"))) {
            for (Path jar : files.toList()) {
                jars.add(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar))));
            }
        }
        List<JsonNode> listed =
                new ArrayList<>(sbom.path("components").valueStream().toList());
        listed.add(sbom.path("metadata").path("component"));
        assertThat(listed.stream()
                        .filter(part -> !part.path("type").asString().equals("data"))
                        .map(part -> part.path("hashes")
                                .valueStream()
                                .filter(hash -> hash.path("alg").asString().equals("SHA-256"))
                                .map(hash -> hash.path("content").asString())
                                .collect(Collectors.joining())))
                .containsExactlyInAnyOrderElementsOf(jars);
        assertThat(sbom.findValuesAsString("name"))
                .contains("Inter", "JetBrains Mono", "Public Suffix List", "Feather")
                .doesNotContain("jspecify");
        assertThat(sbom.path("dependencies").toString()).doesNotContain("jspecify");
    }

    @Test
    void aDisplayThatIsNotThereIsSaidSoToo() throws Exception {
        Ended ended = start("", Map.of("DISPLAY", ":4711"));
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).isNotBlank();
    }

    @Test
    void opensItsWindow() throws Exception {
        Ended ended = start(
                "",
                Map.of("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw -Dmailmedic.quitAfter=page"));
        assertThat(ended.status()).as(ended.err()).isZero();
    }

    private Ended start(String input, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = home.resolve("out.txt");
        Path err = home.resolve("err.txt");
        Path in = Files.writeString(home.resolve("in.txt"), input);
        List<String> command = Stream.concat(Stream.of(LAUNCHER.toString()), Arrays.stream(arguments))
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("MAILMEDIC_HOME", home.resolve("mailmedic").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(100, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + command);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
