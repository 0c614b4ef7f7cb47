package org.mailmedic.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.mailmedic.walk.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the settings between two starts. A file that cannot be read counts as none: nobody loses work over it.
final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LONGEST = 64 * 1024;

    private final Path file;

    SettingsFile(Path file) {
        this.file = file;
    }

    Settings read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return Settings.DEFAULT;
            }
            JsonNode kept = JSON.readTree(Files.readAllBytes(file));
            String theme = kept.path("theme").asString("");
            return new Settings(
                    Optional.of(kept.path("resolver").asString("")).filter(r -> !r.isBlank()),
                    Optional.of(kept.path("dnsOverHttps").asString(""))
                            .filter(url -> Settings.https(url).isPresent()),
                    Arrays.stream(Settings.Theme.values())
                            .filter(t -> t.name().equals(theme))
                            .findFirst()
                            .orElse(Settings.Theme.SYSTEM));
        } catch (IOException | JacksonException e) {
            LOG.warn("The settings could not be read, the usual ones are taken", e);
            return Settings.DEFAULT;
        }
    }

    void write(Settings settings) {
        ObjectNode kept = JSON.createObjectNode();
        kept.put("schema", 1);
        settings.resolver().ifPresent(r -> kept.put("resolver", r));
        settings.https().ifPresent(url -> kept.put("dnsOverHttps", url));
        kept.put("theme", settings.theme().name());
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = Files.createTempFile(folder, "settings", ".tmp");
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The settings could not be kept", e);
        }
    }
}
