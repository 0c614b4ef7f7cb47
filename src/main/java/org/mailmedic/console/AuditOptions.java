package org.mailmedic.console;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.world.World;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Provider;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.settings.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What `audit` and `diagnose` are told about the mail and whom to ask.
final class AuditOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--ip", paramLabel = "A")
    private List<String> addresses = new ArrayList<>();

    @Option(names = "--selector", paramLabel = "S")
    private List<String> selectors = new ArrayList<>();

    @Option(names = "--mail-from", paramLabel = "ADDR")
    private Optional<String> mailFrom = Optional.empty();

    @Option(names = "--helo", paramLabel = "NAME")
    private Optional<String> helo = Optional.empty();

    @Option(names = "--provider", paramLabel = "ID")
    private Optional<String> provider = Optional.empty();

    @Option(names = "--resolver", paramLabel = "HOST:PORT")
    private Optional<String> resolver = Optional.empty();

    @Option(names = "--doh", paramLabel = "URL|off", defaultValue = "off")
    private String doh = "off";

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "20")
    private int timeout = 20;

    @Option(names = "--blocklist", paramLabel = "ZONE")
    private List<String> blockLists = new ArrayList<>();

    Optional<String> helo() {
        return helo;
    }

    List<String> selectors() {
        return selectors;
    }

    int timeout() {
        return timeout;
    }

    /// The world that these options reach.
    World world(ConsoleServices services) {
        World world;
        try {
            world = services.worlds().apply(resolver);
        } catch (IllegalArgumentException _) {
            throw wrong("resolver", resolver.orElse(""));
        }
        if (doh.equals("off")) {
            return world;
        }
        URI server = Settings.https(doh).orElseThrow(() -> wrong("doh", doh));
        return new World(world.dns().withHttps(server, world.web()), world.network(), world.web(), world.resolver());
    }

    /// Who sends the mail of this address or domain.
    ///
    /// @throws WrongUsage if there is no such provider
    Optional<ProviderKind> kind(Catalogue catalogue, String addressOrDomain) {
        return provider.map(id -> catalogue
                .kindFor(id, addressOrDomain)
                .or(() -> ofProvider(catalogue, id, addressOrDomain))
                .orElseThrow(() -> wrong(
                        "provider",
                        String.join(
                                ", ",
                                catalogue.providers().stream()
                                        .flatMap(p -> p.kinds().stream())
                                        .map(ProviderKind::id)
                                        .toList()))));
    }

    /// A provider's own id stands for its kind that fits the address.
    private static Optional<ProviderKind> ofProvider(Catalogue catalogue, String id, String addressOrDomain) {
        String domain = addressOrDomain.substring(addressOrDomain.lastIndexOf('@') + 1);
        return catalogue.providers().stream()
                .filter(p -> p.id().equals(id))
                .map(Provider::kinds)
                .flatMap(kinds -> kinds.stream()
                        .filter(k -> k.freemailDomains().contains(domain))
                        .findFirst()
                        .or(() -> kinds.stream().filter(ProviderKind::ownDomain).findFirst())
                        .stream())
                .findFirst();
    }

    /// What to audit.
    ///
    /// @param sender envelope sender that the bounce shows
    /// @param sentFrom addresses that the bounce shows
    /// @param signedWith selectors that the bounce shows
    AuditRequest request(
            String domain,
            Optional<ProviderKind> kind,
            Optional<String> sender,
            List<String> sentFrom,
            List<String> signedWith) {
        addresses.forEach(this::requireAddress);
        return AuditRequest.about(
                        domain, Set.of(Part.values()), Duration.ofSeconds(ProbeOptions.bounded(spec, timeout)))
                .provider(kind)
                .mailFrom(mailFrom.or(() -> sender))
                .helo(helo)
                .addresses(addresses.isEmpty() ? sentFrom : addresses)
                .selectors(selectors.isEmpty() ? signedWith : selectors)
                .blockLists(blockLists)
                .build();
    }

    /// The domain as the DNS has it.
    ///
    /// @throws WrongUsage if it is none
    String domain(String text) {
        return MailAddress.asciiDomain(text).orElseThrow(() -> wrong("domain", text));
    }

    private void requireAddress(String text) {
        try {
            boolean written = text.indexOf(':') >= 0 || (!text.isEmpty() && Character.isDigit(text.charAt(0)));
            if (!written || InetAddress.ofLiteral(text).isAnyLocalAddress()) {
                throw new UnknownHostException(text);
            }
        } catch (UnknownHostException | IllegalArgumentException _) {
            throw wrong("ip", text);
        }
    }

    private WrongUsage wrong(String key, String text) {
        return new WrongUsage(spec, key, Map.of("text", text));
    }
}
