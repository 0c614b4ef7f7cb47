package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The services that send mail for the domains of others, from the files that `services/index.json` names. What the
/// file of a provider says already is taken from there.
public final class MailServices {
    private static final String INCLUDE = "include:";

    private final List<MailService> all;

    private MailServices(List<MailService> all) {
        this.all = List.copyOf(all);
    }

    static MailServices load(List<Provider> providers) {
        return load(SourcedFile.inFolder(MailServices.class, "services", Translation.NONE), providers);
    }

    /// @throws IllegalStateException if a file says too little, or what only one service can say is said of two
    static MailServices load(List<SourcedFile> files, List<Provider> providers) {
        List<MailService> all = new ArrayList<>();
        for (SourcedFile file : files) {
            for (JsonNode node : file.list(file.root(), "services")) {
                MailService service = service(file, node, providers);
                if (all.stream().anyMatch(other -> other.id().equals(service.id()))) {
                    throw file.broken(node, "id", "is that of another service, too");
                }
                all.add(service);
            }
            file.allRead();
        }
        return new MailServices(all);
    }

    private static MailService service(SourcedFile file, JsonNode node, List<Provider> providers) {
        Optional<Provider> provider = file.has(node, "provider")
                ? Optional.of(file.known(
                        node,
                        "provider",
                        id -> providers.stream().filter(p -> p.id().equals(id)).findFirst()))
                : Optional.empty();
        List<String> includes = new ArrayList<>(includesOf(provider));
        includes.addAll(file.stringsIfAny(node, "includes"));
        return new MailService(
                file.text(node, "id"),
                file.text(node, "name"),
                file.constant(node, "kind", MailService.Kind.class),
                includes,
                file.stringsIfAny(node, "ranges"),
                file.strings(node, "hosts"),
                file.stringsIfAny(node, "mx"),
                dkim(file, node),
                file.has(node, "guide") ? Optional.of(file.link(node, "guide")) : Optional.empty(),
                file.fact(node));
    }

    private static List<String> includesOf(Optional<Provider> provider) {
        return provider.stream()
                .flatMap(p -> p.kinds().stream())
                .flatMap(kind -> kind.spfInclude().stream())
                .filter(term -> term.startsWith(INCLUDE))
                .map(term -> term.substring(INCLUDE.length()))
                .distinct()
                .toList();
    }

    private static Optional<MailService.Dkim> dkim(SourcedFile file, JsonNode node) {
        if (!file.has(node, "dkim")) {
            return Optional.empty();
        }
        JsonNode dkim = file.object(node, "dkim");
        return Optional.of(new MailService.Dkim(
                file.constant(dkim, "form", MailService.Dkim.Form.class), file.strings(dkim, "selectors")));
    }

    /// All of them, mailboxes first.
    public List<MailService> all() {
        return all;
    }

    /// The service with this id.
    public Optional<MailService> byId(String id) {
        return all.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /// Whose server bears this name, as its address names it.
    public Optional<MailService> byHost(String name) {
        String host = plain(name);
        return all.stream().filter(s -> s.ownsHost(host)).findFirst();
    }

    /// Whose host takes a domain's mail.
    public Optional<MailService> byMx(String name) {
        String host = plain(name);
        return all.stream().filter(s -> s.takesMailAt(host)).findFirst();
    }

    /// In whose networks an address lies, by the names of the SPF records that led to it, the outermost first. Services
    /// send through each other: the innermost record that somebody owns tells whose server it is.
    public Optional<MailService> byRange(List<String> names) {
        return names.reversed().stream()
                .map(MailServices::plain)
                .flatMap(name -> all.stream().filter(s -> s.hasRange(name)))
                .findFirst();
    }

    /// The names of all SPF records that hold addresses of these services.
    public List<String> ranges() {
        return all.stream()
                .flatMap(s -> Stream.concat(s.includes().stream(), s.ranges().stream()))
                .distinct()
                .toList();
    }

    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
