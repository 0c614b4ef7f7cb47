package org.mailmedic.checkup;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailmedic.checkup.world.World;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.ResolverCheck;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;

/// Audits what a domain says of its mail in the DNS: all parts side by side, each reported as soon as it
/// is done. What is known of the resolver is kept from one audit to the next: take one auditor for many
/// domains.
public final class Auditor {
    private final Dns dns;
    private final ResolverCheck resolverCheck;
    private final Audit.With with;

    private Auditor(Dns dns, Audit.With with) {
        this.dns = dns;
        this.resolverCheck = new ResolverCheck(dns);
        this.with = with;
    }

    public Auditor(World world, Catalogue catalogue, BlockLists blockLists, Severities severities) {
        this(world.dns(), new Audit.With(Optional.of(world.web()), catalogue, blockLists, severities));
    }

    /// With the data files of this app, and without a web: no MTA-STS policy is fetched.
    public Auditor(Dns dns) {
        this(dns, new Audit.With(Optional.empty(), Catalogue.load(), BlockLists.load(), Severities.load()));
    }

    /// With the data files of this app.
    public Auditor(World world) {
        this(world, Catalogue.load(), BlockLists.load(), Severities.load());
    }

    /// Begins an audit. The resolver is tested beside it; not so where one part is asked again, which
    /// goes by what the test of before said.
    ///
    /// @param events called for each part when it begins and ends, on the threads of the audit; events
    ///     of one part come in order
    /// @return ends in the report; what was cancelled ends in what was found until then
    public Run<AuditReport> start(AuditRequest request, Consumer<AuditEvent> events) {
        Audit.SelfTest test =
                request.parts().size() > 1 ? d -> Optional.of(resolverCheck.look(d)) : resolverCheck::last;
        return BackgroundRun.start("audit", () -> new Audit(dns, test, with, request, events).run());
    }

    /// Begins an audit of what is published right now, past all caches: the zones of the domain and of its
    /// addresses are asked at their own name servers, at each of them.
    ///
    /// @return what was cancelled ends at once, in a report of nothing
    public Run<RecheckedAudit> startAtSource(AuditRequest request) {
        return BackgroundRun.start("recheck", () -> {
            try (var bounded = new DnsSession(dns, request.timeout())) {
                AuthoritativeDns source = AuthoritativeDns.of(bounded, names(request));
                AuditReport report = new Audit(source, resolverCheck::last, with, request, _ -> {}).run();
                if (report.cancelled()) {
                    return new RecheckedAudit(report, Optional.empty(), source.differing());
                }
                return new RecheckedAudit(report, source.oldFor(), source.differing());
            } catch (InterruptedException _) {
                return new RecheckedAudit(
                        AuditReport.stopped(NormalisedRequest.of(request).domain()), Optional.empty(), List.of());
            }
        });
    }

    private static List<String> names(AuditRequest request) {
        List<String> names =
                new ArrayList<>(List.of(NormalisedRequest.of(request).domain()));
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
