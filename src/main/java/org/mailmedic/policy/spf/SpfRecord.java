package org.mailmedic.policy.spf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A record, read to its end: its terms, and every fault in it.
///
/// @param text as published
/// @param terms the terms that could be read, in order
/// @param faults where it breaks the grammar; any of them makes receivers give up (permerror)
public record SpfRecord(String text, List<SpfTerm> terms, List<SpfFault> faults) {
    private static final String VERSION = "v=spf1";

    public SpfRecord {
        terms = List.copyOf(terms);
        faults = List.copyOf(faults);
    }

    /// Whether a TXT record is one of SPF at all (RFC 7208 section 4.5).
    public static boolean isSpf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
    }

    /// Reads a record.
    ///
    /// @throws IllegalArgumentException if it is not [one of SPF][#isSpf]
    public static SpfRecord read(String text) {
        if (!isSpf(text)) {
            throw new IllegalArgumentException("not an SPF record");
        }
        return new SpfReader(text).read(VERSION.length());
    }

    /// The mechanisms, in order.
    public List<SpfTerm> mechanisms() {
        return terms.stream().filter(t -> t.kind().isMechanism()).toList();
    }

    /// The first term of a kind.
    public Optional<SpfTerm> first(SpfTerm.Kind kind) {
        return terms.stream().filter(t -> t.kind() == kind).findFirst();
    }
}
