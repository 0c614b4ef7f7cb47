package org.mailmedic.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.walk.Looks;
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
            return new Settings(
                    Optional.of(kept.path("resolver").asString("")).filter(r -> !r.isBlank()),
                    Optional.of(kept.path("dnsOverHttps").asString(""))
                            .filter(url -> Settings.https(url).isPresent()),
                    looks(kept),
                    clients(kept.path("signIn")));
        } catch (IOException | JacksonException e) {
            LOG.warn("The settings could not be read, the usual ones are taken", e);
            return Settings.DEFAULT;
        }
    }

    private static Looks looks(JsonNode kept) {
        String theme = kept.path("theme").asString("");
        return new Looks(
                Arrays.stream(Settings.Theme.values())
                        .filter(t -> t.name().equals(theme))
                        .findFirst()
                        .orElse(Settings.Theme.SYSTEM),
                Optional.of(kept.path("language").asString("")).filter(tag -> !tag.isBlank()),
                kept.path("textPercent").asInt(Looks.LEAST_TEXT));
    }

    private static Map<String, OAuthClient> clients(JsonNode kept) {
        Map<String, OAuthClient> clients = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : kept.properties()) {
            JsonNode one = entry.getValue();
            word(one, "clientId")
                    .ifPresent(id -> clients.put(
                            entry.getKey(),
                            new OAuthClient(id, word(one, "desktopClientSecret"), word(one, "tenant"))));
        }
        return clients;
    }

    private static Optional<String> word(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(OAuthClient::isWellFormed);
    }

    void write(Settings settings) {
        ObjectNode kept = JSON.createObjectNode();
        kept.put("schema", 1);
        settings.resolver().ifPresent(r -> kept.put("resolver", r));
        settings.https().ifPresent(url -> kept.put("dnsOverHttps", url));
        kept.put("theme", settings.theme().name());
        settings.looks().language().ifPresent(tag -> kept.put("language", tag));
        kept.put("textPercent", settings.looks().textPercent());
        ObjectNode clients = kept.putObject("signIn");
        settings.clients().forEach((company, client) -> {
            ObjectNode one = clients.putObject(company);
            one.put("clientId", client.id());
            // Of a desktop program, which cannot keep one: Google calls it a secret and does not treat it
            // as one.
            client.secret().ifPresent(s -> one.put("desktopClientSecret", s));
            client.tenant().ifPresent(t -> one.put("tenant", t));
        });
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
