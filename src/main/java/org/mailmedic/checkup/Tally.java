package org.mailmedic.checkup;

import java.util.Collection;
import java.util.List;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;

/// What the questions of an audit were for.
///
/// @param questions different questions in all, but for those below that are counted apart
/// @param guessedSelectors how many of them tried DKIM selectors that no message had shown: those of the
///     provider, and usual ones
/// @param blockLists how many of them went to block lists
/// @param dnssec questions for DNSSEC and DANE, apart
/// @param selfTest questions by which the resolver was tested, apart
public record Tally(int questions, int guessedSelectors, int blockLists, int dnssec, int selfTest) {
    /// @param named selectors from a message
    /// @param lists zones of block lists
    static Tally of(Collection<Question> asked, List<String> named, List<String> lists, int selfTest) {
        int dnssec = (int) asked.stream().filter(Tally::isDnssec).count();
        return new Tally(
                asked.size() - dnssec,
                (int) asked.stream().filter(q -> isGuess(q.name(), named)).count(),
                (int) asked.stream()
                        .filter(q -> lists.stream().anyMatch(list -> Names.isWithin(q.name(), list)))
                        .count(),
                dnssec,
                selfTest);
    }

    private static boolean isDnssec(Question question) {
        return switch (question.type()) {
            case DS, DNSKEY, TLSA -> true;
            case A, AAAA, CNAME, MX, NS, PTR, SOA, SRV, TXT, SPF -> false;
        };
    }

    private static boolean isGuess(String name, List<String> named) {
        int below = name.indexOf("._domainkey.");
        return below > 0 && !named.contains(name.substring(0, below));
    }
}
