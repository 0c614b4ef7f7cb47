package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.Misplaced;

/// Reads all that SPF says of a domain. The evaluations come after the tree: they find nearly all their
/// answers there.
public final class SpfAudit {
    /// Questions that the evaluations of all senders may ask beyond those of the trees. Kept apart, so that
    /// what a receiver would say is known even where a tree has no end.
    private static final int MOST_FURTHER_QUESTIONS = 40;

    private final Dns dns;

    /// @param dns one that remembers its answers ([org.mailmedic.dns.DnsSession])
    public SpfAudit(Dns dns) {
        this.dns = dns;
    }

    /// Reads the record of a domain and judges the senders.
    ///
    /// @param addresses addresses that mail is sent from
    /// @param mailFrom the envelope sender; empty for the null sender, for which the HELO name is checked
    /// @param helo the name that the sending server gives
    /// @param providerInclude name that the provider asks its customers to include
    public SpfReadout look(
            String domain,
            List<InetAddress> addresses,
            String mailFrom,
            Optional<String> helo,
            Optional<String> providerInclude)
            throws InterruptedException {
        Optional<String> other = envelopeDomain(domain, mailFrom);
        List<Together.Work<Optional<SpfTree>>> works = new ArrayList<>();
        var treeBudget = new LookupBudget(dns, SpfAnalyser.MOST_QUESTIONS, SpfAnalyser.MOST_TERMS);
        works.add(() -> analysed(treeBudget, Optional.of(domain)));
        works.add(() -> analysed(treeBudget, providerInclude));
        works.add(() -> analysed(treeBudget, other));
        // What the greeting's own record leads to is asked beside, so that its evaluation finds the answers.
        helo.filter(name -> !addresses.isEmpty() && Names.isValid(name))
                .ifPresent(name -> works.add(() -> analysed(treeBudget, Optional.of(name))));
        List<Optional<SpfTree>> trees = Together.all(works);
        SpfTree tree = trees.getFirst().orElseThrow();
        boolean missing = tree.published() instanceof SpfPublished.None(DnsAnswer answer)
                && !(answer instanceof DnsAnswer.NoSuchName);
        Optional<DnsAnswer> oldType =
                missing ? Optional.of(dns.ask(new Question(domain, RecordType.SPF))) : Optional.empty();
        List<Misplaced> misplaced = missing ? misplaced(domain) : List.of();
        LookupBudget further = treeBudget.further(MOST_FURTHER_QUESTIONS);
        var noted = new Noted(further);
        String name = helo.orElse(domain);
        List<SpfVerdict> verdicts = verdicts(noted, addresses, name, mailFrom);
        List<SpfVerdict> heloVerdicts = helo.isPresent() ? verdicts(noted, addresses, name, "") : List.of();
        Optional<SpfReadout.ProviderServers> provider = Optional.empty();
        if (trees.get(1).isPresent() && tree.record().isPresent()) {
            provider =
                    Optional.of(new ProviderNetworks(further, tree, trees.get(1).get()).judge());
        }
        List<DnsAnswer> silent = Stream.concat(noted.silent().stream(), further.refused().stream())
                .distinct()
                .toList();
        return new SpfReadout(tree, oldType, trees.get(2), verdicts, heloVerdicts, provider, misplaced, silent);
    }

    /// Macros make questions of each sender's own: those of one do not wait for those of another.
    private static List<SpfVerdict> verdicts(Dns dns, List<InetAddress> addresses, String helo, String mailFrom)
            throws InterruptedException {
        return Together.all(addresses.stream()
                .<Together.Work<SpfVerdict>>map(
                        address -> () -> new SpfCheck(dns).check(new SpfIdentity(address, helo, mailFrom)))
                .toList());
    }

    private static Optional<SpfTree> analysed(LookupBudget budget, Optional<String> domain)
            throws InterruptedException {
        return domain.isPresent() ? Optional.of(new SpfAnalyser(budget).analyse(domain.get())) : Optional.empty();
    }

    /// The domain of the envelope sender, where it is another one.
    private static Optional<String> envelopeDomain(String domain, String mailFrom) {
        String envelope = mailFrom.substring(mailFrom.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return Optional.of(envelope).filter(e -> e.contains(".") && Names.isValid(e) && !e.equals(domain));
    }

    /// Where panels put the record by mistake: the domain twice, and names that other records have.
    private List<Misplaced> misplaced(String domain) throws InterruptedException {
        List<String> names = List.of(domain + "." + domain, "_dmarc." + domain, "_spf." + domain, "spf." + domain);
        return Misplaced.look(dns, domain, names, SpfRecord::isSpf);
    }
}
