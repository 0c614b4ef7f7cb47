package org.mailmedic.checkup;

import java.util.Optional;
import java.util.function.Consumer;
import org.mailmedic.diagnosis.Severities;
import org.mailmedic.dns.Dns;
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
}
