package org.mailmedic.knowledge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The hosts of help pages that providers and block lists name in their refusals, from `helphosts.json`. A
/// link in a bounce is written by a stranger: only these are opened on a click.
public final class HelpHosts {
    private final List<HelpHost> all;

    private HelpHosts(List<HelpHost> all) {
        this.all = List.copyOf(all);
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static HelpHosts load() {
        return load(SourcedFile.open(HelpHosts.class, "helphosts.json"));
    }

    static HelpHosts load(SourcedFile file) {
        List<HelpHost> all = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "hosts")) {
            all.add(new HelpHost(file.text(node, "host"), file.text(node, "owner"), file.fact(node)));
        }
        file.allRead();
        return new HelpHosts(all);
    }

    List<HelpHost> all() {
        return all;
    }

    /// The page to open for a link, encrypted; empty if its host is not known, or if it is dressed up: a
    /// user name before the host, a port, another scheme.
    ///
    /// @param link a web address as it stands in the words
    public Optional<URI> page(String link) {
        String whole = link.startsWith("www.") ? "https://" + link : link;
        try {
            URI uri = new URI(whole);
            String host = uri.getHost();
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || host == null || uri.getRawUserInfo() != null || uri.getPort() != -1 || !isKnown(host)) {
                return Optional.empty();
            }
            return Optional.of(new URI("https" + whole.substring(whole.indexOf("://"))));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private boolean isKnown(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return all.stream().anyMatch(h -> h.host().equals(lower));
    }

    /// A host whose pages explain refusals.
    ///
    /// @param host full name, lower case; nothing below it counts as known
    /// @param owner who runs it, as people call them
    /// @param fact where that is seen
    record HelpHost(String host, String owner, Fact fact) {}
}
