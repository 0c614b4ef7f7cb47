package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Together;

/// In which of many published networks an address lies: what services publish for their customers to include says whose
/// servers they are.
public final class SenderNetworks {
    /// Questions for all names together: nearly all need one or two.
    private static final int MOST_QUESTIONS = 150;
    private static final int MOST_NAMES = 120;

    private final Dns dns;

    /// @param dns one that remembers its answers ([org.mailmedic.dns.DnsSession])
    public SenderNetworks(Dns dns) {
        this.dns = dns;
    }

    /// What was found.
    ///
    /// @param holders the records that hold the address, in the order of the names
    /// @param isWhole whether all of them said yes or no
    public record Found(List<NetworkHolder> holders, boolean isWhole) {
        public Found {
            holders = List.copyOf(holders);
        }
    }

    /// Asks all of these names at the same time, each as a receiver would.
    public Found look(InetAddress address, List<String> names) throws InterruptedException {
        var budget = new LookupBudget(dns, MOST_QUESTIONS, MOST_QUESTIONS);
        List<SpfVerdict> verdicts = Together.all(names.stream()
                .filter(Names::isValid)
                .limit(MOST_NAMES)
                .<Together.Work<SpfVerdict>>map(name -> () -> new SpfCheck(budget)
                        .check(new SpfIdentity(address, AddressText.of(address), "postmaster@" + name)))
                .toList());
        List<NetworkHolder> holders =
                verdicts.stream().flatMap(v -> holder(v).stream()).toList();
        boolean silent = verdicts.stream().anyMatch(v -> v.result() == SpfResult.TEMPERROR);
        return new Found(holders, !silent && names.size() <= MOST_NAMES);
    }

    /// A record that lets everybody send says nothing of whose address it is.
    private static Optional<NetworkHolder> holder(SpfVerdict verdict) {
        boolean holds = verdict.result() == SpfResult.PASS
                && !verdict.path().isEmpty()
                && SpfRecord.read("v=spf1 " + verdict.path().getLast().term())
                        .first(SpfTerm.Kind.ALL)
                        .isEmpty();
        return holds
                ? Optional.of(new NetworkHolder(
                        verdict.identity().domain(),
                        verdict.path().stream().map(SpfVerdict.Step::domain).toList()))
                : Optional.empty();
    }
}
