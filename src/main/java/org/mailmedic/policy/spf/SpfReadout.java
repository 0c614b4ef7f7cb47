package org.mailmedic.policy.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.Misplaced;

/// What SPF says of a domain, and of the servers that send for it.
///
/// @param tree the domain's record with all that it leads to
/// @param oldType the answer for the abandoned type 99, asked only where there is no TXT record
/// @param envelope the record of the envelope sender's domain, where that is another domain: receivers look
///     there
/// @param verdicts what receivers would say of each sending address, for the envelope sender
/// @param heloVerdicts the same for the HELO name
/// @param provider whether the provider's servers may send, where it names what to include
/// @param misplaced records of SPF at names where nobody looks; looked for only where there is none
/// @param silent answers that the evaluations needed and that said neither yes nor no
public record SpfReadout(
        SpfTree tree,
        Optional<DnsAnswer> oldType,
        Optional<SpfTree> envelope,
        List<SpfVerdict> verdicts,
        List<SpfVerdict> heloVerdicts,
        Optional<ProviderServers> provider,
        List<Misplaced> misplaced,
        List<DnsAnswer> silent) {
    public SpfReadout {
        verdicts = List.copyOf(verdicts);
        heloVerdicts = List.copyOf(heloVerdicts);
        misplaced = List.copyOf(misplaced);
        silent = List.copyOf(silent);
    }

    /// Whether a provider's servers may send for the domain: judged by what a receiver would say of their
    /// addresses, not by the words of the record.
    ///
    /// @param include name that the provider asks its customers to include
    /// @param authorised its networks that pass
    /// @param missing its networks that do not, or not in full
    /// @param isCertain whether everything that had to be known was answered
    public record ProviderServers(String include, List<String> authorised, List<String> missing, boolean isCertain) {
        public ProviderServers {
            authorised = List.copyOf(authorised);
            missing = List.copyOf(missing);
        }
    }

    /// Whether receivers would let this address send for the envelope sender; not if it was not looked at.
    public boolean passes(InetAddress address) {
        return verdicts.stream().anyMatch(v -> v.identity().address().equals(address) && v.result() == SpfResult.PASS);
    }

    /// All answers that said neither yes nor no, over both trees and the evaluations.
    public List<DnsAnswer> unanswered() {
        return Stream.concat(
                        Stream.concat(Stream.of(tree), envelope.stream()).flatMap(SpfReadout::unanswered),
                        silent.stream())
                .distinct()
                .toList();
    }

    private static Stream<DnsAnswer> unanswered(SpfTree tree) {
        DnsAnswer own = tree.published().answer();
        Stream<DnsAnswer> below = tree.all().flatMap(SpfTree::live).flatMap(n -> n.unanswered().stream());
        return own.isCertain() ? below : Stream.concat(Stream.of(own), below);
    }
}
