package org.mailmedic.checkup;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordDoctor;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.policy.spf.SpfCheck;
import org.mailmedic.policy.spf.SpfIdentity;
import org.mailmedic.policy.spf.SpfLimits;
import org.mailmedic.policy.spf.SpfNode;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfTerm;

/// Spares look-ups of an SPF record that has too many, so that nobody who may send today is lost: `a` and
/// `mx` go where another term covers their addresses; failing that, an `a` of the domain itself is written
/// as its address. Includes are other people's and never written out: they change without a word.
final class LookupSaver {
    private static final int MOST_ADDRESSES = 2;

    private final Dns now;

    /// @param now the DNS as it is
    LookupSaver(Dns now) {
        this.now = now;
    }

    /// The change with one look-up less; nothing if none is needed, or none can be spared.
    Optional<RecordChange> withLookupsSaved(RecordChange recordChange, SpfReadout then) throws InterruptedException {
        if (then.tree().lookups() <= SpfLimits.LOOKUPS) {
            return Optional.empty();
        }
        List<SpfNode> hosts =
                then.tree().nodes().stream().filter(LookupSaver::namesHosts).toList();
        for (SpfNode node : hosts) {
            Optional<RecordChange> without = RecordDoctor.exchanged(
                    recordChange, node.term().text(), List.of(), RecordChange.Kind.DROPPED_COVERED);
            List<InetAddress> addresses = addresses(node);
            if (without.isPresent() && !addresses.isEmpty() && allPass(without.get(), addresses)) {
                return without;
            }
        }
        for (SpfNode node : hosts) {
            List<InetAddress> addresses = addresses(node);
            boolean own = node.term().kind() == SpfTerm.Kind.A
                    && node.target().equals(then.tree().domain())
                    && node.term().bits4() == 32
                    && node.term().bits6() == 128;
            if (own && !addresses.isEmpty() && addresses.size() <= MOST_ADDRESSES) {
                Optional<RecordChange> writtenOut = RecordDoctor.exchanged(
                        recordChange,
                        node.term().text(),
                        addresses.stream().map(LookupSaver::term).toList(),
                        RecordChange.Kind.WRITTEN_OUT);
                if (writtenOut.isPresent()) {
                    return writtenOut;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean namesHosts(SpfNode node) {
        boolean kind = node.term().kind() == SpfTerm.Kind.A || node.term().kind() == SpfTerm.Kind.MX;
        return kind
                && !node.isDead()
                && !node.term().hasMacros()
                && node.unanswered().isEmpty()
                && node.term().qualifier() == SpfResult.PASS;
    }

    private static String term(InetAddress address) {
        return (address.getAddress().length == 4 ? "ip4:" : "ip6:") + AddressText.of(address);
    }

    /// Too many look-ups make every check an error, so the terms are tried on a record that is short
    /// enough: what is asked is only whether the addresses are covered, not by how many questions.
    private boolean allPass(RecordChange without, List<InetAddress> addresses) throws InterruptedException {
        String domain = without.record().name();
        RecordChange coversOnly = withoutHosts(without);
        for (InetAddress address : addresses) {
            var identity = new SpfIdentity(address, domain, "postmaster@" + domain);
            if (new SpfCheck(new DnsOverlay(now, coversOnly)).check(identity).result() != SpfResult.PASS) {
                return false;
            }
        }
        return true;
    }

    private static RecordChange withoutHosts(RecordChange recordChange) {
        RecordChange shorter = recordChange;
        for (String term : recordChange.record().value().split(" ", -1)) {
            if (term.equals("a") || term.equals("mx")) {
                shorter = RecordDoctor.exchanged(shorter, term, List.of(), RecordChange.Kind.DROPPED_COVERED)
                        .orElse(shorter);
            }
        }
        return shorter;
    }

    private List<InetAddress> addresses(SpfNode node) throws InterruptedException {
        if (node.term().kind() == SpfTerm.Kind.A) {
            return node.found().stream().map(InetAddress::ofLiteral).toList();
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String host : node.found()) {
            for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
                DnsAnswer answer = now.ask(new Question(host, type));
                if (!answer.isCertain()) {
                    return List.of();
                }
                answer.found().forEach(record -> {
                    if (record instanceof DnsRecord.Address address) {
                        addresses.add(address.address());
                    }
                });
            }
        }
        return addresses;
    }
}
