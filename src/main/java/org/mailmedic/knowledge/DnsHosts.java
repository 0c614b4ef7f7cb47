package org.mailmedic.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The companies that keep people's DNS, from `dnshosts.json`.
public final class DnsHosts {
    private final List<DnsHost> hosts;

    private DnsHosts(List<DnsHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /// Reads the data file, in English.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static DnsHosts load() {
        return load(Translation.NONE);
    }

    /// Reads the data file, with the sentences in this language where they are translated.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static DnsHosts load(Locale language) {
        return load(Translation.in(language, DnsHosts.class));
    }

    static DnsHosts load(Translation translation) {
        return new DnsHosts(KnowledgeFile.open("dnshosts.json", translation).dnsHosts());
    }

    /// All of them.
    public List<DnsHost> all() {
        return hosts;
    }

    /// Whose panel the zone is edited in. Nothing if the servers are unknown, or belong to several
    /// companies: then the records must be changed at each, and only the user knows how.
    ///
    /// @param nameServers host names as the DNS gives them
    public Optional<DnsHost> keeperOf(List<String> nameServers) {
        List<Optional<DnsHost>> keepers = nameServers.stream()
                .map(ns -> ns.endsWith(".") ? ns.substring(0, ns.length() - 1) : ns)
                .map(ns -> hosts.stream().filter(host -> host.owns(ns)).findFirst())
                .distinct()
                .toList();
        return keepers.size() == 1 ? keepers.getFirst() : Optional.empty();
    }
}
