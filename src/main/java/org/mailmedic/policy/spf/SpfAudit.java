package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.spf.SpfReadout.ProviderServers;

/// Reads all that SPF says of a domain. The evaluations come after the tree: they find nearly all their answers
/// there.
public final class SpfAudit {
    private static final int MOST_SAMPLES = 40;

    private final Dns dns;

    /// @param dns one that remembers its answers ([org.mailmedic.dns.DnsSession])
    public SpfAudit(Dns dns) {
        this.dns = dns;
    }

    /// Reads the record of a domain and judges the senders.
    ///
    /// @param addresses addresses that mail is sent from
    /// @param mailFrom the envelope sender
    /// @param helo the name that the sending server gives
    /// @param providerInclude name that the provider asks its customers to include
    public SpfReadout look(
            String domain,
            List<InetAddress> addresses,
            String mailFrom,
            Optional<String> helo,
            Optional<String> providerInclude)
            throws InterruptedException {
        List<Together.Work<Optional<SpfTree>>> works = new ArrayList<>();
        works.add(() -> Optional.of(new SpfAnalyser(dns).analyse(domain)));
        works.add(() -> providerInclude.isPresent()
                ? Optional.of(new SpfAnalyser(dns).analyse(providerInclude.get()))
                : Optional.empty());
        // What the greeting's own record leads to is asked beside, so that its evaluation finds the answers.
        helo.filter(name -> !addresses.isEmpty() && Names.isValid(name))
                .ifPresent(name -> works.add(() -> Optional.of(new SpfAnalyser(dns).analyse(name))));
        List<Optional<SpfTree>> trees = Together.all(works);
        SpfTree tree = trees.getFirst().orElseThrow();
        Optional<DnsAnswer> oldType = tree.published() instanceof SpfPublished.None none && !isGone(none.answer())
                ? Optional.of(dns.ask(new Question(domain, RecordType.SPF)))
                : Optional.empty();
        String name = helo.orElse(domain);
        List<SpfVerdict> verdicts = verdicts(addresses, name, mailFrom);
        List<SpfVerdict> heloVerdicts = helo.isPresent() ? verdicts(addresses, name, "") : List.of();
        Optional<ProviderServers> provider =
                trees.get(1).isPresent() && tree.record().isPresent()
                        ? Optional.of(provider(tree, trees.get(1).get(), mailFrom))
                        : Optional.empty();
        return new SpfReadout(tree, oldType, verdicts, heloVerdicts, provider);
    }

    /// Macros make questions of each sender's own: those of one do not wait for those of another.
    private List<SpfVerdict> verdicts(List<InetAddress> addresses, String helo, String mailFrom)
            throws InterruptedException {
        return Together.all(addresses.stream()
                .<Together.Work<SpfVerdict>>map(
                        address -> () -> new SpfCheck(dns).check(new SpfIdentity(address, helo, mailFrom)))
                .toList());
    }

    private static boolean isGone(DnsAnswer answer) {
        return answer instanceof DnsAnswer.NoSuchName;
    }

    private ProviderServers provider(SpfTree own, SpfTree theirs, String mailFrom) throws InterruptedException {
        Set<Cidr> networks = new LinkedHashSet<>();
        theirs.all()
                .flatMap(SpfTree::live)
                .flatMap(n -> n.term().network().stream())
                .limit(MOST_SAMPLES)
                .forEach(networks::add);
        theirs.all()
                .flatMap(SpfTree::live)
                .filter(n -> n.term().kind() == SpfTerm.Kind.A)
                .flatMap(n -> n.found().stream())
                .map(InetAddress::ofLiteral)
                .map(a -> new Cidr(a, a.getAddress().length * Byte.SIZE))
                .limit(MOST_SAMPLES)
                .forEach(networks::add);
        boolean certain = theirs.published().answer().isCertain();
        if (networks.isEmpty()) {
            // It names no servers that we could judge: what is left is whether the record leads to it.
            boolean led = own.all().anyMatch(t -> t.domain().equals(theirs.domain()));
            return new ProviderServers(
                    theirs.domain(),
                    led ? List.of(theirs.domain()) : List.of(),
                    led ? List.of() : List.of(theirs.domain()),
                    certain
                            || !led
                                    && own.all()
                                            .allMatch(
                                                    t -> t.published().answer().isCertain()));
        }
        List<String> authorised = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Cidr network : networks) {
            SpfVerdict verdict = new SpfCheck(dns).check(new SpfIdentity(network.address(), own.domain(), mailFrom));
            switch (verdict.result()) {
                case PASS -> authorised.add(network.toString());
                case TEMPERROR -> certain = false;
                case PERMERROR, NONE, NEUTRAL, FAIL, SOFTFAIL -> missing.add(network.toString());
            }
        }
        return new ProviderServers(theirs.domain(), authorised, missing, certain);
    }
}
