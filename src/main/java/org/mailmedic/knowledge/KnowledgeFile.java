package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.connection.Security;
import org.mailmedic.knowledge.ProviderKind.Server;
import org.mailmedic.knowledge.ProviderKind.SignIn;
import org.mailmedic.knowledge.ProviderKind.Topic;
import tools.jackson.databind.JsonNode;

/// Reads the data files of providers, mail hosts and DNS hosts.
final class KnowledgeFile {
    private final SourcedFile file;
    private final JsonNode root;

    KnowledgeFile(SourcedFile file) {
        this.file = file;
        this.root = file.root();
    }

    /// The file of this name beside this class.
    ///
    /// @throws IllegalStateException if there is none
    static KnowledgeFile open(String name, Translation translation) {
        return new KnowledgeFile(SourcedFile.open(KnowledgeFile.class, name, translation));
    }

    /// The files of a folder beside this class, in the order of its `index.json`.
    ///
    /// @throws IllegalStateException if one is missing
    static List<KnowledgeFile> inFolder(String folder, Translation translation) {
        return SourcedFile.inFolder(KnowledgeFile.class, folder, translation).stream()
                .map(KnowledgeFile::new)
                .toList();
    }

    Provider provider() {
        String id = file.text(root, "id");
        List<ProviderKind> kinds = new ArrayList<>();
        for (JsonNode kind : file.list(root, "kinds")) {
            kinds.add(kind(id, kind));
        }
        List<String> mx = file.has(root, "mx") ? file.strings(sourced(root, "mx"), "hosts") : List.of();
        Provider provider = new Provider(id, file.words(root, "name"), file.words(root, "tile"), kinds, mx);
        file.allRead();
        return provider;
    }

    List<MailHost> mailHosts() {
        List<MailHost> hosts = new ArrayList<>();
        for (JsonNode host : file.list(root, "hosts")) {
            hosts.add(new MailHost(
                    file.text(host, "name"),
                    file.strings(host, "domains"),
                    file.strings(host, "mx"),
                    servers(host),
                    signIns(host),
                    file.fact(host)));
        }
        file.allRead();
        return hosts;
    }

    List<DnsHost> dnsHosts() {
        List<DnsHost> hosts = new ArrayList<>();
        for (JsonNode host : file.list(root, "hosts")) {
            hosts.add(new DnsHost(
                    file.text(host, "id"),
                    file.text(host, "name"),
                    file.strings(host, "nameServers"),
                    file.link(host, "page"),
                    file.words(host, "way"),
                    file.words(host, "nameLabel"),
                    file.words(host, "valueLabel"),
                    file.constant(host, "apex", DnsHost.Apex.class),
                    file.bool(host, "fullNames"),
                    file.words(host, "trap"),
                    file.fact(host)));
        }
        file.allRead();
        return hosts;
    }

    private ProviderKind kind(String providerId, JsonNode kind) {
        Map<Topic, Fact> facts = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            if (file.has(kind, field(topic))) {
                facts.put(topic, file.fact(file.object(kind, field(topic))));
            }
        }
        JsonNode settings = sourced(kind, field(Topic.SETTINGS));
        JsonNode signIn = sourced(kind, field(Topic.SIGN_IN));
        Optional<JsonNode> spf = optional(kind, field(Topic.SPF));
        Optional<JsonNode> dkim = optional(kind, field(Topic.DKIM));
        Optional<JsonNode> limits = optional(kind, field(Topic.LIMITS));
        return new ProviderKind(
                file.text(kind, "id"),
                providerId,
                file.words(kind, "name"),
                file.words(kind, "hint"),
                file.strings(kind, "domains"),
                file.bool(kind, "ownDomain"),
                file.bool(kind, "handsIn"),
                file.bool(kind, "connector"),
                servers(settings),
                signIns(signIn),
                spf.map(node -> file.text(node, "include")),
                dkim.map(node -> file.strings(node, "selectors")).orElse(List.of()),
                limits.map(node -> file.words(node, "text")).orElse(""),
                file.has(signIn, "plan") ? plan(signIn) : List.of(),
                facts);
    }

    private List<PlannedChange> plan(JsonNode node) {
        List<PlannedChange> steps = new ArrayList<>();
        for (JsonNode step : file.list(node, "plan")) {
            steps.add(new PlannedChange(file.text(step, "id"), file.day(step, "from"), file.dayIfAny(step, "until")));
        }
        return steps;
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
        for (JsonNode server : file.list(node, "servers")) {
            Security security = file.constant(server, "security", Security.class);
            if (security == Security.AUTO) {
                throw file.broken(server, "security", "must be starttls, tls or none: a provider says which");
            }
            int port = file.number(server, "port");
            if (port < 1 || port > 65535) {
                throw file.broken(server, "port", "must be 1 to 65535");
            }
            servers.add(new Server(file.text(server, "host"), port, security));
        }
        return servers;
    }

    private List<SignIn> signIns(JsonNode node) {
        file.list(node, "ways");
        return file.each(node, "ways", way -> SignIn.valueOf(way.toUpperCase(Locale.ROOT)));
    }

    private JsonNode sourced(JsonNode node, String field) {
        JsonNode found = file.object(node, field);
        file.fact(found);
        return found;
    }

    private Optional<JsonNode> optional(JsonNode node, String field) {
        return file.has(node, field) ? Optional.of(file.object(node, field)) : Optional.empty();
    }
}
