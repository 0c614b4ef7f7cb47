package org.mailmedic.checkup;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.DkimFindings;
import org.mailmedic.diagnosis.finding.DmarcFindings;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.diagnosis.finding.SpfFindings;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordDoctor;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsSession;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.policy.dkim.DkimKeys;
import org.mailmedic.policy.dmarc.DmarcDiscovery;
import org.mailmedic.policy.spf.Cidr;
import org.mailmedic.policy.spf.SpfAnalyser;
import org.mailmedic.policy.spf.SpfAudit;
import org.mailmedic.policy.spf.SpfCheck;
import org.mailmedic.policy.spf.SpfIdentity;
import org.mailmedic.policy.spf.SpfNode;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfTerm;
import org.mailmedic.policy.spf.SpfTree;
import org.mailmedic.policy.spf.SpfVerdict;

/// Tries a record before anybody publishes it: the same checks as an audit, over the DNS as it would be then.
public final class RecordTrial {
    private static final String DMARC = "_dmarc.";
    private static final String DKIM = "._domainkey.";
    /// Enough to notice a sender that would be lost, and soon done: nearly all answers are known by then.
    private static final int MOST_SENDERS = 60;
    /// A record that is not in order after so many looks needs a person.
    private static final int MOST_ROUNDS = 6;

    private final Dns dns;
    private final Severities severities;
    private final Duration patience;

    public RecordTrial(Dns dns, Severities severities, Duration patience) {
        this.dns = dns;
        this.severities = severities;
        this.patience = patience;
    }

    /// Tries one change of a record. What the network does is in the result, never an exception.
    ///
    /// @param facts the case: its provider, its address, and what was measured
    public TrialResult play(RecordChange change, Facts facts) throws InterruptedException {
        try (var session = new DnsSession(dns, patience)) {
            var then = new DnsOverlay(session, change);
            String name = change.record().name();
            if (name.startsWith(DMARC)) {
                var readout = new DmarcDiscovery(then).look(name.substring(DMARC.length()));
                return result(change, DmarcFindings.of(readout), List.of(), readout.isCertain());
            }
            int key = name.indexOf(DKIM);
            if (key > 0) {
                var readout = new DkimKeys(then)
                        .look(name.substring(key + DKIM.length()), List.of(name.substring(0, key)), List.of());
                List<Finding> left = DkimFindings.of(readout).stream()
                        .filter(f -> f.subject().equals(name) || f.subject().isEmpty())
                        .toList();
                return result(change, left, List.of(), true);
            }
            return spf(change, facts, session);
        }
    }

    private TrialResult spf(RecordChange first, Facts facts, Dns now) throws InterruptedException {
        String domain = first.record().name();
        List<SpfVerdict> named =
                facts.measured().spf().map(SpfReadout::verdicts).orElse(List.of());
        List<InetAddress> addresses =
                named.stream().map(v -> v.identity().address()).distinct().toList();
        Optional<String> include = facts.provider().flatMap(ProviderKind::spfInclude);
        RecordChange change = first;
        SpfReadout readout = read(now, change, named, addresses, include);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<RecordChange> better = RecordDoctor.lookAgain(change, readout, facts.allowedSenders());
            if (better.isEmpty()) {
                better = new LookupSaver(now).withLookupsSaved(change, readout);
            }
            if (better.isEmpty()) {
                break;
            }
            change = better.get();
            readout = read(now, change, named, addresses, include);
        }
        var then = new DnsOverlay(now, change);
        SpfTree before = new SpfAnalyser(now).analyse(domain);
        List<TrialResult.Sender> senders = new ArrayList<>();
        for (Map.Entry<String, InetAddress> entry :
                senders(addresses, before, readout.tree()).entrySet()) {
            var identity = new SpfIdentity(entry.getValue(), domain, "postmaster@" + domain);
            senders.add(new TrialResult.Sender(
                    entry.getKey(),
                    addresses.contains(entry.getValue()),
                    new SpfCheck(now).check(identity).result(),
                    new SpfCheck(then).check(identity).result()));
        }
        boolean certain = readout.unanswered().isEmpty()
                && senders.stream()
                        .noneMatch(s -> s.before() == SpfResult.TEMPERROR || s.after() == SpfResult.TEMPERROR);
        return result(
                change,
                SpfFindings.of(readout, include),
                senders,
                OptionalInt.of(readout.tree().lookups()),
                certain);
    }

    private static SpfReadout read(
            Dns now, RecordChange change, List<SpfVerdict> named, List<InetAddress> addresses, Optional<String> include)
            throws InterruptedException {
        String domain = change.record().name();
        String sender =
                named.stream().map(v -> v.identity().sender()).findFirst().orElse("postmaster@" + domain);
        return new SpfAudit(new DnsOverlay(now, change))
                .look(
                        domain,
                        addresses,
                        sender,
                        Optional.empty(),
                        include.filter(i -> i.startsWith("include:")).map(i -> i.substring("include:".length())));
    }

    /// The addresses of the bounce, and one address of each network that the record names, now or then.
    private static Map<String, InetAddress> senders(List<InetAddress> addresses, SpfTree before, SpfTree after) {
        Map<String, InetAddress> senders = new LinkedHashMap<>();
        addresses.forEach(a -> senders.put(AddressText.of(a), a));
        Set<Cidr> networks = new LinkedHashSet<>();
        Stream.of(before, after).flatMap(SpfTree::all).flatMap(SpfTree::live).forEach(node -> {
            node.term().network().ifPresent(networks::add);
            if (node.term().kind() == SpfTerm.Kind.A) {
                found(node).forEach(a -> networks.add(new Cidr(a, a.getAddress().length * Byte.SIZE)));
            }
        });
        networks.stream()
                .limit(MOST_SENDERS)
                .filter(n -> !senders.containsValue(n.address()))
                .forEach(n -> senders.put(n.toString(), n.address()));
        return senders;
    }

    private static Stream<InetAddress> found(SpfNode node) {
        return node.found().stream().map(InetAddress::ofLiteral);
    }

    private TrialResult result(
            RecordChange change, List<Finding> findings, List<TrialResult.Sender> senders, boolean certain) {
        return result(change, findings, senders, OptionalInt.empty(), certain);
    }

    private TrialResult result(
            RecordChange change,
            List<Finding> findings,
            List<TrialResult.Sender> senders,
            OptionalInt lookups,
            boolean certain) {
        List<Finding> left = findings.stream()
                .filter(f -> severities.of(f.code()) == Severity.ERROR)
                .sorted(Comparator.comparing(Finding::subject))
                .toList();
        return new TrialResult(change, left, lookups, senders, certain);
    }
}
