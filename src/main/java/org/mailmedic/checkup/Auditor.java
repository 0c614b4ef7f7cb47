package org.mailmedic.checkup;

import java.util.function.Consumer;
import org.mailmedic.diagnosis.Severities;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.ResolverCheck;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;

/// Audits what a domain says of its mail in the DNS: all parts side by side, each reported as soon as it is
/// done. What is known of the resolver is kept from one audit to the next: take one auditor for many domains.
public final class Auditor {
    private final Dns dns;
    private final ResolverCheck resolverCheck;
    private final Catalogue catalogue;
    private final BlockLists blockLists;
    private final Severities severities;

    public Auditor(Dns dns, Catalogue catalogue, BlockLists blockLists, Severities severities) {
        this.dns = dns;
        this.resolverCheck = new ResolverCheck(dns);
        this.catalogue = catalogue;
        this.blockLists = blockLists;
        this.severities = severities;
    }

    /// With the data files of this app.
    public Auditor(Dns dns) {
        this(dns, Catalogue.load(), BlockLists.load(), Severities.load());
    }

    public Auditor(World world) {
        this(world.dns());
    }

    /// Begins an audit.
    ///
    /// @param events called for each part when it begins and ends, on the threads of the audit; events of one
    ///     part come
    ///     in order
    /// @return ends in the report; what was cancelled ends in what was found until then
    public Run<AuditReport> start(AuditRequest request, Consumer<AuditEvent> events) {
        return Errand.start(
                "audit", () -> new Audit(dns, resolverCheck, catalogue, blockLists, severities, request, events).run());
    }
}
