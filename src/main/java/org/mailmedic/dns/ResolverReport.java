package org.mailmedic.dns;

import java.util.List;

/// What is known of the resolver that answered, and so of the worth of its answers.
///
/// @param resolver who answered: address and port, or the URL of a DNS over HTTPS server; empty if
///     nobody did
/// @param transport the way by which the answers came
/// @param invents whether names that cannot exist are answered with an address
/// @param tcp whether TCP works (RFC 7766): long records need it
/// @param validates whether it checks DNSSEC
/// @param large whether answers above 512 bytes come through over UDP (RFC 6891)
/// @param invented the answers that were made up
/// @param wildcard whether any name below the audited domain has an address, by the domain's own wildcard
/// @param questions how many questions this took, beside those of the audit
public record ResolverReport(
        String resolver,
        Transport transport,
        Verdict invents,
        Verdict tcp,
        Verdict validates,
        Verdict large,
        List<DnsAnswer> invented,
        boolean wildcard,
        int questions) {
    public ResolverReport {
        invented = List.copyOf(invented);
    }

    /// The same, as something that was known and took no question.
    ResolverReport withoutQuestions() {
        return new ResolverReport(resolver, transport, invents, tcp, validates, large, invented, wildcard, 0);
    }

    /// Whether "there is no such record" from this resolver means anything.
    public boolean isReliableAboutAbsence() {
        return invents != Verdict.YES;
    }

    /// What a test found.
    public enum Verdict {
        YES,
        NO,
        /// There was no answer, or none that tells.
        UNKNOWN
    }
}
