package org.mailmedic.checkup;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailmedic.diagnosis.Severities;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.ResolverCheck;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.web.Web;

/// Audits what a domain says of its mail in the DNS: all parts side by side, each reported as soon as it is
/// done. What is known of the resolver is kept from one audit to the next: take one auditor for many domains.
public final class Auditor {
    private final Dns dns;
    private final ResolverCheck resolverCheck;
    private final Optional<Web> web;
    private final Catalogue catalogue;
    private final BlockLists blockLists;
    private final Severities severities;

    private Auditor(Dns dns, Optional<Web> web, Catalogue catalogue, BlockLists blockLists, Severities severities) {
        this.dns = dns;
        this.resolverCheck = new ResolverCheck(dns);
        this.web = web;
        this.catalogue = catalogue;
        this.blockLists = blockLists;
        this.severities = severities;
    }

    public Auditor(World world, Catalogue catalogue, BlockLists blockLists, Severities severities) {
        this(world.dns(), Optional.of(world.web()), catalogue, blockLists, severities);
    }

    /// With the data files of this app, and without a web: no MTA-STS policy is fetched.
    public Auditor(Dns dns) {
        this(dns, Optional.empty(), Catalogue.load(), BlockLists.load(), Severities.load());
    }

    /// With the data files of this app.
    public Auditor(World world) {
        this(world, Catalogue.load(), BlockLists.load(), Severities.load());
    }

    /// Begins an audit.
    ///
    /// @param events called for each part when it begins and ends, on the threads of the audit; events of one
    ///     part come
    ///     in order
    /// @return ends in the report; what was cancelled ends in what was found until then
    public Run<AuditReport> start(AuditRequest request, Consumer<AuditEvent> events) {
        return Errand.start(
                "audit",
                () -> new Audit(dns, resolverCheck, web, catalogue, blockLists, severities, request, events).run());
    }

    /// Begins an audit of what is published right now, past all caches: the zones of the domain and of its
    /// addresses
    /// are asked at their own name servers.
    public Run<Rechecked> startAtSource(AuditRequest request) {
        return Errand.start("recheck", () -> {
            try (var bounded = new DnsSession(dns, request.timeout())) {
                AtSource source = AtSource.of(bounded, names(request));
                AuditReport report = audit(source, request);
                return new Rechecked(report, source.oldFor());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new Rechecked(audit(dns, request), Optional.empty());
            }
        });
    }

    private AuditReport audit(Dns asked, AuditRequest request) {
        return new Audit(asked, resolverCheck, web, catalogue, blockLists, severities, request, _ -> {}).run();
    }

    private static List<String> names(AuditRequest request) {
        List<String> names = new ArrayList<>(List.of(request.domain()));
        if (request.parts().contains(Part.REVERSE_DNS)) {
            request.addresses().forEach(address -> reverse(address).ifPresent(names::add));
        }
        return names;
    }

    private static Optional<String> reverse(String address) {
        try {
            return Optional.of(Names.reverse(InetAddress.ofLiteral(address.strip())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
