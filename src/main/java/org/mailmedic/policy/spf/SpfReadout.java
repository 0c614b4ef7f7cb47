package org.mailmedic.policy.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.dns.DnsAnswer;

/// What SPF says of a domain, and of the servers that send for it.
///
/// @param tree the domain's record with all that it leads to
/// @param oldType the answer for the abandoned type 99, asked only where there is no TXT record
/// @param verdicts what receivers would say of each sending address, for the envelope sender
/// @param heloVerdicts the same for the HELO name
/// @param provider whether the provider's servers may send, where it names what to include
public record SpfReadout(
        SpfTree tree,
        Optional<DnsAnswer> oldType,
        List<SpfVerdict> verdicts,
        List<SpfVerdict> heloVerdicts,
        Optional<ProviderServers> provider) {
    public SpfReadout {
        verdicts = List.copyOf(verdicts);
        heloVerdicts = List.copyOf(heloVerdicts);
    }

    /// Whether a provider's servers may send for the domain: judged by what a receiver would say of their
    /// addresses,
    /// not
    /// by the words of the record.
    ///
    /// @param include name that the provider asks its customers to include
    /// @param authorised samples of its networks that pass
    /// @param missing samples of its networks that do not
    /// @param isCertain whether everything that had to be known was answered
    public record ProviderServers(String include, List<String> authorised, List<String> missing, boolean isCertain) {
        public ProviderServers {
            authorised = List.copyOf(authorised);
            missing = List.copyOf(missing);
        }
    }

    /// All answers that said neither yes nor no, over the whole tree.
    public List<DnsAnswer> unanswered() {
        List<DnsAnswer> own = tree.published().answer().isCertain()
                ? List.of()
                : List.of(tree.published().answer());
        List<DnsAnswer> below = tree.all()
                .flatMap(SpfTree::live)
                .flatMap(n -> n.unanswered().stream())
                .toList();
        return Stream.concat(own.stream(), below.stream()).toList();
    }
}
