package org.mailmedic.about;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.look.Look;

/// What the build wrote of itself.
class ProductTest {
    private final Product product = Product.load();

    @BeforeEach
    void builtByMaven() {
        assumeFalse(product.version().isEmpty(), "only Maven writes it");
    }

    @Test
    void everyPartHasAVersionALicenceAndItsText() {
        assertThat(Stream.concat(Stream.of(product.own()), product.parts().stream()))
                .hasSizeGreaterThan(20)
                .allSatisfy(bundledComponent -> {
                    assertThat(bundledComponent.version())
                            .as(bundledComponent.name())
                            .isNotBlank();
                    assertThat(bundledComponent.licences())
                            .as(bundledComponent.name())
                            .isNotEmpty();
                    assertThat(Product.text(bundledComponent))
                            .as(bundledComponent.name())
                            .hasSizeGreaterThan(500);
                });
        assertThat(Product.javaText()).contains("GNU General Public License");
    }

    /// The modules that ours reads, and they in turn: each jar among them is named `artifact-version.jar`.
    @Test
    void everyJarThatWeRunOnIsAPart() {
        Set<String> parts =
                product.parts().stream().map(p -> p.name() + "-" + p.version()).collect(Collectors.toSet());
        List<String> jars = Stream.of(
                        System.getProperty("java.class.path", ""), System.getProperty("jdk.module.path", ""))
                .flatMap(path -> Stream.of(path.split(java.io.File.pathSeparator)))
                .filter(path -> path.endsWith(".jar"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1).replaceAll("(-linux)?\\.jar$", ""))
                .filter(jar -> jar.matches(
                        "(javafx|ikonli|guava|failureaccess|angus|jakarta|dsn|dnsjava|picocli|atlantafx|controlsfx"
                                + "|slf4j).*|jackson-(core|databind)-3.*"))
                .toList();
        assertThat(parts).containsAll(jars);
    }

    @Test
    void theFontsHaveTheVersionsThatStandInThem() throws IOException {
        assertThat(version("Inter-Regular.otf"))
                .startsWith("Version " + part("Inter").version());
        assertThat(version("JetBrainsMono-Regular.ttf"))
                .startsWith("Version " + part("JetBrains Mono").version());
    }

    private BundledComponent part(String name) {
        return product.parts().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Name 5 of the table `name` (OpenType specification, "name - Naming table").
    private static String version(String font) throws IOException {
        try (InputStream in = Look.class.getResourceAsStream("fonts/" + font)) {
            var bytes = ByteBuffer.wrap(java.util.Objects.requireNonNull(in).readAllBytes());
            for (int table = 12; table < 12 + 16 * bytes.getShort(4); table += 16) {
                if (bytes.getInt(table) == 0x6e616d65) {
                    int names = bytes.getInt(table + 8);
                    for (int record = names + 6; record < names + 6 + 12 * bytes.getShort(names + 2); record += 12) {
                        if (bytes.getShort(record) == 3 && bytes.getShort(record + 6) == 5) {
                            byte[] text = new byte[bytes.getShort(record + 8)];
                            bytes.get(names + bytes.getShort(names + 4) + bytes.getShort(record + 10), text);
                            return new String(text, StandardCharsets.UTF_16BE);
                        }
                    }
                }
            }
        }
        return "";
    }

    @Test
    void everyKindOfKnowledgeHasAName() {
        Texts texts = Texts.in(Locale.ENGLISH);
        assertThat(product.known()).isNotEmpty().allSatisfy(known -> {
            assertThat(texts.get("about.known." + known.area())).isNotBlank();
            assertThat(known.from()).isBeforeOrEqualTo(known.to());
        });
    }
}
