package org.mailmedic.checkup;

import java.util.List;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.Together;
import org.mailmedic.knowledge.MailServices;
import org.mailmedic.policy.origin.OriginLookup;
import org.mailmedic.policy.origin.OriginReadout;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SpfReadout;

/// Whose the addresses are that may not send. Where all may, nobody is asked.
final class OriginCheckup {
    /// For more addresses than the bounce's own first ones nobody is asked.
    private static final int MOST = 2;

    private final OriginLookup lookup;

    /// @param ofServices by which the networks of services are asked for
    OriginCheckup(Dns dns, Dns ofServices, MailServices services) {
        this.lookup = new OriginLookup(
                dns,
                ofServices,
                services.ranges(),
                name -> services.byHost(name).isPresent());
    }

    List<OriginReadout> look(String domain, SpfReadout spf, List<ReverseReadout> reverse) throws InterruptedException {
        return Together.all(reverse.stream()
                .filter(r -> !spf.passes(r.address()))
                .limit(MOST)
                .<Together.Work<OriginReadout>>map(r -> () -> lookup.look(domain, r))
                .toList());
    }
}
