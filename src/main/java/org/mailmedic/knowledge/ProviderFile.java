package org.mailmedic.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.knowledge.ProviderKind.Server;
import org.mailmedic.knowledge.ProviderKind.SignIn;
import org.mailmedic.knowledge.ProviderKind.Topic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the data files of providers and mail hosts. A file that says too little is refused with the place named: a
/// half-known provider would mislead.
final class ProviderFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final JsonNode root;

    private ProviderFile(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /// The file of this name beside this class.
    ///
    /// @throws IllegalStateException if there is none
    static ProviderFile open(String name) {
        try (InputStream in = ProviderFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + name + " is missing");
            }
            return new ProviderFile(name, JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Provider provider() {
        String id = text(root, "id");
        List<ProviderKind> kinds = new ArrayList<>();
        for (JsonNode kind : list(root, "kinds")) {
            kinds.add(kind(id, kind));
        }
        List<String> mx = root.has("mx") ? strings(sourced(root, "mx"), "hosts") : List.of();
        return new Provider(id, text(root, "name"), kinds, mx);
    }

    List<MailHost> mailHosts() {
        List<MailHost> hosts = new ArrayList<>();
        for (JsonNode host : list(root, "hosts")) {
            hosts.add(new MailHost(
                    text(host, "name"),
                    strings(host, "domains"),
                    strings(host, "mx"),
                    servers(host),
                    signIns(host),
                    fact(host)));
        }
        return hosts;
    }

    private ProviderKind kind(String providerId, JsonNode kind) {
        Map<Topic, Fact> facts = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            if (kind.has(field(topic))) {
                facts.put(topic, fact(kind.get(field(topic))));
            }
        }
        JsonNode settings = sourced(kind, field(Topic.SETTINGS));
        JsonNode signIn = sourced(kind, field(Topic.SIGN_IN));
        Optional<JsonNode> spf = optional(kind, field(Topic.SPF));
        Optional<JsonNode> dkim = optional(kind, field(Topic.DKIM));
        Optional<JsonNode> limits = optional(kind, field(Topic.LIMITS));
        return new ProviderKind(
                text(kind, "id"),
                providerId,
                text(kind, "name"),
                text(kind, "hint"),
                strings(kind, "domains"),
                bool(kind, "ownDomain"),
                servers(settings),
                signIns(signIn),
                spf.map(node -> text(node, "include")),
                dkim.map(node -> strings(node, "selectors")).orElse(List.of()),
                limits.map(node -> text(node, "text")).orElse(""),
                facts);
    }

    private static String field(Topic topic) {
        return switch (topic) {
            case SETTINGS -> "settings";
            case SIGN_IN -> "signIn";
            case SPF -> "spf";
            case DKIM -> "dkim";
            case LIMITS -> "limits";
        };
    }

    private List<Server> servers(JsonNode node) {
        List<Server> servers = new ArrayList<>();
        for (JsonNode server : list(node, "servers")) {
            String security = text(server, "security");
            int port = server.path("port").asInt(0);
            if (!List.of("starttls", "tls", "none").contains(security) || port < 1 || port > 65535) {
                throw broken(server, "port and security");
            }
            servers.add(new Server(text(server, "host"), port, security));
        }
        return servers;
    }

    private List<SignIn> signIns(JsonNode node) {
        return strings(node, "ways").stream()
                .map(way -> SignIn.valueOf(way.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private JsonNode sourced(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null) {
            throw broken(node, field);
        }
        fact(found);
        return found;
    }

    private static Optional<JsonNode> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field));
    }

    private Fact fact(JsonNode node) {
        URI source = URI.create(text(node, "source"));
        if (!"https".equals(source.getScheme())) {
            throw broken(node, "source");
        }
        return new Fact(source, LocalDate.parse(text(node, "checked")), bool(node, "sure"));
    }

    private String text(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isString() || found.stringValue().isBlank()) {
            throw broken(node, field);
        }
        return found.stringValue();
    }

    private boolean bool(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isBoolean()) {
            throw broken(node, field);
        }
        return found.booleanValue();
    }

    private List<String> strings(JsonNode node, String field) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : list(node, field)) {
            if (!item.isString()) {
                throw broken(node, field);
            }
            all.add(item.stringValue());
        }
        return all;
    }

    private JsonNode list(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isArray()) {
            throw broken(node, field);
        }
        return found;
    }

    private IllegalStateException broken(JsonNode node, String field) {
        return new IllegalStateException(
                "the data file %s says nothing usable for %s in %s".formatted(name, field, node));
    }
}
