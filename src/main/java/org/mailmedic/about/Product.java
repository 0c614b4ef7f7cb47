package org.mailmedic.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// This program as the build made it (`packaging/about/Contents.java`, decision 0807).
///
/// @param version as in `pom.xml`; empty where it runs from classes that Maven did not make
/// @param parts what others made, by name
/// @param hosts names of servers and services that everybody uses
public record Product(
        String version, BundledComponent own, List<BundledComponent> parts, List<Known> known, Set<String> hosts) {
    private static final String LICENCE = "Apache-2.0";
    private static final BundledComponent UNBUILT = new BundledComponent("MailMedic", "", "", List.of(LICENCE), "", "");

    public Product {
        parts = List.copyOf(parts);
        known = List.copyOf(known);
        hosts = Set.copyOf(hosts);
    }

    /// Reads what the build wrote. Reads files.
    public static Product load() {
        try (InputStream in = Product.class.getResourceAsStream("contents.json")) {
            if (in == null) {
                return new Product("", UNBUILT, List.of(), List.of(), Set.of());
            }
            return of(new JsonMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Product of(JsonNode root) {
        String version = root.path("version").asString();
        return new Product(
                version,
                new BundledComponent(
                        "MailMedic",
                        version,
                        "",
                        List.of(LICENCE),
                        "",
                        root.path("text").asString()),
                root.path("parts").valueStream().map(Product::part).toList(),
                root.path("known").valueStream().map(Product::known).toList(),
                new TreeSet<>(strings(root.path("hosts"))));
    }

    private static BundledComponent part(JsonNode node) {
        return new BundledComponent(
                node.path("name").asString(),
                node.path("version").asString(),
                node.path("inside").asString(),
                strings(node.path("licences")),
                node.path("home").asString(),
                node.path("text").asString());
    }

    private static Known known(JsonNode node) {
        return new Known(
                node.path("area").asString(),
                LocalDate.parse(node.path("from").asString()),
                LocalDate.parse(node.path("to").asString()));
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /// The whole text of the licence of a part; empty where it runs from classes that Maven did not make. Reads a
    /// file.
    public static String text(BundledComponent bundledComponent) {
        if (bundledComponent.file().isEmpty()) {
            return "";
        }
        try (InputStream in = Product.class.getResourceAsStream(bundledComponent.file())) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text that the Java runtime brings, which its maker chose; else that of OpenJDK. Reads a file.
    public static String javaText() {
        Path legal = Path.of(System.getProperty("java.home", ""), "legal", "java.base", "LICENSE");
        try {
            return Files.readString(legal);
        } catch (IOException _) {
            return text(new BundledComponent("", "", "", List.of(), "", "GPL-2.0-with-classpath-exception.txt"));
        }
    }

    /// The Java runtime that it runs on: its version and who made it.
    public static String java() {
        return property("java.version") + " · " + property("java.vendor");
    }

    /// The version of JavaFX; empty before a window was opened.
    public static String javaFx() {
        return property("javafx.runtime.version");
    }

    /// The operating system and the kind of processor.
    public static String system() {
        return property("os.name") + " " + property("os.version") + " · " + property("os.arch");
    }

    private static String property(String name) {
        return Optional.ofNullable(System.getProperty(name)).orElse("");
    }
}
