package org.mailmedic.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailmedic.casefile.PrivateFiles;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.settings.Appearance;
import org.mailmedic.settings.Retention;
import org.mailmedic.settings.Settings;
import org.mailmedic.settings.TimeLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the settings between two starts. A file that cannot be read counts as none: nobody loses work
/// over it.
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
                    clients(kept.path("signIn")),
                    limits(kept.path("waitSeconds")),
                    zones(kept.path("blockListsNotAsked")),
                    keep(kept));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The settings could not be read, the usual ones are taken", e);
            return Settings.DEFAULT;
        }
    }

    private static Appearance looks(JsonNode kept) {
        String theme = kept.path("theme").asString("");
        return new Appearance(
                Arrays.stream(Settings.Theme.values())
                        .filter(t -> t.name().equals(theme))
                        .findFirst()
                        .orElse(Settings.Theme.SYSTEM),
                Optional.of(kept.path("language").asString("")).filter(tag -> !tag.isBlank()),
                kept.path("textPercent").asInt(Appearance.LEAST_TEXT),
                kept.path("still").asBoolean(false));
    }

    private static TimeLimits limits(JsonNode kept) {
        TimeLimits timeLimits = TimeLimits.DEFAULT;
        for (TimeLimits.Which which : TimeLimits.Which.values()) {
            JsonNode seconds = kept.path(name(which));
            if (seconds.isInt()) {
                timeLimits = timeLimits.with(which, Duration.ofSeconds(seconds.intValue()));
            }
        }
        return timeLimits;
    }

    private static String name(TimeLimits.Which which) {
        return which.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> zones(JsonNode kept) {
        Set<String> zones = new TreeSet<>();
        for (JsonNode zone : kept) {
            if (zone.isString() && !zone.stringValue().isBlank()) {
                zones.add(zone.stringValue());
            }
        }
        return zones;
    }

    /// What cannot be read keeps everything.
    private static Retention keep(JsonNode kept) {
        String name = kept.path("keepCases").asString("");
        return Arrays.stream(Retention.values())
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElse(Retention.FOR_EVER);
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
        settings.appearance().language().ifPresent(tag -> kept.put("language", tag));
        kept.put("textPercent", settings.appearance().textPercent());
        kept.put("still", settings.appearance().still());
        ObjectNode limits = kept.putObject("waitSeconds");
        for (TimeLimits.Which which : TimeLimits.Which.values()) {
            if (!settings.timeLimits().of(which).equals(TimeLimits.DEFAULT.of(which))) {
                limits.put(name(which), settings.timeLimits().of(which).toSeconds());
            }
        }
        ArrayNode unasked = kept.putArray("blockListsNotAsked");
        settings.unasked().stream().sorted().forEach(unasked::add);
        kept.put("keepCases", settings.retention().name());
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
            Files.createDirectories(file.toAbsolutePath().getParent());
            PrivateFiles.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
        } catch (IOException e) {
            LOG.warn("The settings could not be kept", e);
        }
    }
}
