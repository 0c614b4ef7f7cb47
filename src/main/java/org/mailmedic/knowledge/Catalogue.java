package org.mailmedic.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The mail providers that we know, from the files that `providers/index.json` names, and how one is recognised.
///
/// Loaded once and never changed. Data that is broken stops the program at its start, where a test sees it.
public final class Catalogue {
    private final List<Provider> providers;
    private final List<MailHost> hosts;
    private final MailServices services;

    private Catalogue(List<Provider> providers, List<MailHost> hosts, MailServices services) {
        this.providers = List.copyOf(providers);
        this.hosts = List.copyOf(hosts);
        this.services = services;
    }

    /// Reads the data files, in English.
    ///
    /// @throws IllegalStateException if one is missing or says too little
    public static Catalogue load() {
        return load(Translation.NONE);
    }

    /// Reads the data files, with the sentences in this language where they are translated.
    ///
    /// @throws IllegalStateException if one is missing or says too little
    public static Catalogue load(Locale language) {
        return load(Translation.in(language, Catalogue.class));
    }

    static Catalogue load(Translation translation) {
        List<Provider> providers = KnowledgeFile.inFolder("providers", translation).stream()
                .map(KnowledgeFile::provider)
                .toList();
        return new Catalogue(
                providers,
                KnowledgeFile.open("providers/hosts.json", translation).mailHosts(),
                MailServices.load(providers));
    }

    /// All providers, in the order in which a page offers them.
    public List<Provider> providers() {
        return providers;
    }

    /// The services that send for the domains of others.
    public MailServices services() {
        return services;
    }

    /// The provider that a kind belongs to.
    public Provider providerOf(ProviderKind kind) {
        return providers.stream()
                .filter(p -> p.id().equals(kind.providerId()))
                .findFirst()
                .orElseThrow();
    }

    /// The kind with this stable id.
    public Optional<ProviderKind> byId(String id) {
        return kinds().filter(k -> k.id().equals(id)).findFirst();
    }

    /// The kind as it is for one address: `other` takes the settings of the mail host that owns the
    /// address, and host names made from the domain are filled in.
    ///
    /// @param address a mail address, or empty text if none is known yet
    public Optional<ProviderKind> kindFor(String id, String address) {
        String domain = domainOf(address);
        return byId(id).map(kind -> {
            if (domain.isEmpty()) {
                return kind;
            }
            return kind.isUnlisted()
                    ? hostOf(domain).map(host -> at(host, kind, false)).orElse(kind)
                    : kind.forDomain(domain);
        });
    }

    /// The provider that everybody with an address of this domain uses: `gmail.com`, `outlook.com`,
    /// `gmx.de` ... Nothing for an own domain.
    public Optional<Recognition> byAddress(String address) {
        String domain = domainOf(address);
        Optional<Recognition> large = kinds().filter(k -> k.freemailDomains().contains(domain))
                .findFirst()
                .map(kind ->
                        new Recognition(kind, "recognised.address", Map.of("domain", domain, "kind", kind.name())));
        return large.or(() -> hostOf(domain)
                .map(host -> new Recognition(
                        at(host, other(), false),
                        "recognised.address",
                        Map.of("domain", domain, "kind", host.name()))));
    }

    /// Who takes the mail of an own domain: most domains send where they receive. A filter in front (Mimecast,
    /// Proofpoint) hides it; then there is no answer.
    ///
    /// @param hosts the domain's MX hosts, best first
    public Optional<Recognition> byMx(String domain, List<String> hosts) {
        for (String written : hosts) {
            String host = plain(written);
            for (Provider provider : providers) {
                if (provider.takesMailAt(host)) {
                    return Optional.of(new Recognition(
                            forOwnDomain(provider),
                            "recognised.mx",
                            Map.of("domain", domain, "host", host, "provider", provider.name())));
                }
            }
            for (MailHost known : this.hosts) {
                if (known.takesMailAt(host)) {
                    return Optional.of(new Recognition(
                            at(known, other(), true),
                            "recognised.mx",
                            Map.of("domain", domain, "host", host, "provider", known.name())));
                }
            }
            if (host.endsWith("." + plain(domain)) || host.equals(plain(domain))) {
                return kinds().filter(ProviderKind::isOwnServer)
                        .findFirst()
                        .map(kind ->
                                new Recognition(kind, "recognised.mx.own", Map.of("domain", domain, "host", host)));
            }
        }
        return Optional.empty();
    }

    /// Who may send for an own domain, by its SPF record: the first known provider in it.
    public Optional<Recognition> bySpf(String domain, String record) {
        List<String> terms = List.of(record.toLowerCase(Locale.ROOT).split(" ", -1));
        return kinds().filter(kind -> kind.ownDomain()
                        && kind.spfInclude().map(terms::contains).orElse(false))
                .findFirst()
                .map(kind -> new Recognition(
                        kind,
                        "recognised.spf",
                        Map.of("domain", domain, "provider", providerOf(kind).name())));
    }

    private Stream<ProviderKind> kinds() {
        return providers.stream().flatMap(p -> p.kinds().stream());
    }

    private ProviderKind other() {
        return kinds().filter(ProviderKind::isUnlisted).findFirst().orElseThrow();
    }

    /// The plain kind with an own domain: the first one listed.
    private static ProviderKind forOwnDomain(Provider provider) {
        return provider.kinds().stream()
                .filter(ProviderKind::ownDomain)
                .findFirst()
                .orElseThrow();
    }

    private Optional<MailHost> hostOf(String domain) {
        return hosts.stream().filter(h -> h.domains().contains(domain)).findFirst();
    }

    private static ProviderKind at(MailHost host, ProviderKind other, boolean ownDomain) {
        return other.at(host.name(), host.servers(), host.signIn(), host.fact(), ownDomain);
    }

    private static String domainOf(String address) {
        return plain(address.substring(address.lastIndexOf('@') + 1));
    }

    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
