package org.mailmedic.policy.dmarc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmedic.dns.Names;
import org.mailmedic.policy.OddSign;
import org.mailmedic.policy.TagList;

/// The text of a DMARC record, read (RFC 9989 section 4.7).
///
/// @param tags as published
public record DmarcRecord(TagList tags) {
    private static final String VERSION = "DMARC1";

    /// What a receiver shall do with mail that fails.
    public enum Policy {
        NONE,
        QUARANTINE,
        REJECT;

        /// The word as published.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// One step milder, for a record in test (`t=y`).
        Policy milder() {
            return this == REJECT ? QUARANTINE : NONE;
        }

        static Optional<Policy> of(String word) {
            return Arrays.stream(values())
                    .filter(p -> p.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /// Whether a domain calls itself a public suffix.
    public enum Psd {
        YES,
        NO,
        UNSAID
    }

    /// Reads any text.
    public static DmarcRecord read(String text) {
        return new DmarcRecord(TagList.read(text));
    }

    /// Whether it is meant as one and no receiver takes it for one: quotes, a missing semicolon after the
    /// version, a slip in the version.
    public boolean isAlmostDmarc() {
        String cleaned = OddSign.cleaned(text()).strip().toUpperCase(Locale.ROOT);
        return !isDmarc()
                && (cleaned.startsWith("V=DMARC") || cleaned.startsWith("V = DMARC") || cleaned.startsWith("DMARC1"));
    }

    /// Where it breaks the grammar (RFC 9989 section 4.7), the unknown and the withdrawn tags among them.
    public List<DmarcFault> faults() {
        return DmarcFault.in(this);
    }

    /// Whether a policy word is wrong: then the whole record asks for nothing (RFC 9989 section 4.10.1;
    /// RFC 7489 section 6.6.3 does not know `np`).
    public boolean hasBadPolicy(boolean withNp) {
        return isBad("p") || isBad("sp") || withNp && isBad("np");
    }

    private boolean isBad(String name) {
        return tags.value(name).filter(v -> Policy.of(v).isEmpty()).isPresent();
    }

    /// How much of the failing mail the policy is for, in percent (RFC 7489 only).
    public int percent() {
        String digits = tags.value("pct").orElse("100");
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Math.min(100, Integer.parseInt(digits)) : 100;
    }

    /// As published.
    public String text() {
        return tags.text();
    }

    /// Whether it is a DMARC record at all: it begins with exactly `v=DMARC1`.
    public boolean isDmarc() {
        return tags.begins(VERSION);
    }

    /// Whether it would be one with the version in capitals.
    public boolean hasVersionInOtherCase() {
        return !isDmarc()
                && !tags.tags().isEmpty()
                && tags.tags().getFirst().name().equalsIgnoreCase("v")
                && tags.tags().getFirst().value().equalsIgnoreCase(VERSION);
    }

    /// Whether the version stands there, but not first.
    public boolean hasVersionLater() {
        return !isDmarc()
                && tags.tags().stream()
                        .skip(1)
                        .anyMatch(
                                t -> t.name().equalsIgnoreCase("v") && t.value().equalsIgnoreCase(VERSION));
    }

    /// The policy as written; nothing if there is no `p=` or an unknown word in it.
    public Optional<Policy> policy() {
        return tags.value("p").flatMap(Policy::of);
    }

    /// The policy for subdomains: `sp`, else `p`.
    public Optional<Policy> subdomainPolicy() {
        return tags.value("sp").flatMap(Policy::of).or(this::policy);
    }

    /// The policy for subdomains that do not exist: `np`, else `sp`, else `p`.
    public Optional<Policy> missingPolicy() {
        return tags.value("np").flatMap(Policy::of).or(this::subdomainPolicy);
    }

    public boolean isTest() {
        return tags.value("t").map("y"::equalsIgnoreCase).orElse(false);
    }

    public Psd psd() {
        return tags.value("psd")
                .map(v -> v.equalsIgnoreCase("y") ? Psd.YES : v.equalsIgnoreCase("n") ? Psd.NO : Psd.UNSAID)
                .orElse(Psd.UNSAID);
    }

    /// Whether SPF must pass for the very same domain.
    public boolean isStrictForSpf() {
        return tags.value("aspf").map("s"::equalsIgnoreCase).orElse(false);
    }

    /// Whether a signature must be of the very same domain.
    public boolean isStrictForDkim() {
        return tags.value("adkim").map("s"::equalsIgnoreCase).orElse(false);
    }

    /// The addresses for aggregate reports that are written well.
    public List<ReportAddress> reportAddresses() {
        return uris().stream().flatMap(u -> ReportAddress.read(u).stream()).toList();
    }

    /// What stands in `rua=` and is no address of the form `mailto:`.
    public List<String> badReportAddresses() {
        return uris().stream().filter(u -> ReportAddress.read(u).isEmpty()).toList();
    }

    private List<String> uris() {
        List<String> uris = new ArrayList<>();
        tags.value("rua")
                .ifPresent(
                        v -> Arrays.stream(v.split(",", -1)).map(String::strip).forEach(uris::add));
        return uris;
    }

    /// Where reports go.
    ///
    /// @param domain lower case
    public record ReportAddress(String address, String domain) {
        private static final String SCHEME = "mailto:";

        /// No sign that a URI cannot have, nor one that begins something else than an address.
        private static final Pattern ADDRESS =
                Pattern.compile("[\\w.!#$&'*+/=^`{|}~%-]+@[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

        /// RFC 7489 section 6.2; RFC 9989 has none any more.
        private static final Pattern LIMIT = Pattern.compile("!\\d+[kmgtKMGT]?");

        /// Reads `mailto:name@example.com`, with an old size limit (`!10m`) or not.
        static Optional<ReportAddress> read(String uri) {
            if (!uri.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
                return Optional.empty();
            }
            // What follows a question mark are header fields (RFC 6068 section 2), no part of the address.
            String address = uri.substring(SCHEME.length()).split("[!?]", 2)[0];
            String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
            boolean good = ADDRESS.matcher(address).matches() && Names.isValid(domain);
            return good ? Optional.of(new ReportAddress(address, domain)) : Optional.empty();
        }

        /// Whether a URI is `mailto:` with one address and nothing that could mean more: no header fields, no
        /// encoded signs. An old size limit may follow.
        public static boolean isPlainMailto(String uri) {
            int limit = uri.indexOf('!');
            return read(uri).isPresent()
                    && uri.indexOf('?') < 0
                    && uri.indexOf('%') < 0
                    && (limit < 0 || LIMIT.matcher(uri.substring(limit)).matches());
        }
    }
}
