package org.mailmedic.policy.spf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmedic.policy.OddSign;

/// A record, read to its end: its terms, and every fault in it.
///
/// @param text as published
/// @param terms the terms that could be read, in order
/// @param faults where it breaks the grammar; any of them makes receivers give up (permerror)
/// @param suspicions what the grammar allows and nobody means: two terms run into each other
public record SpfRecord(String text, List<SpfTerm> terms, List<SpfFault> faults, List<SpfFault> suspicions) {
    private static final String VERSION = "v=spf1";

    /// No honest record is longer; others are left as they are.
    private static final int LONGEST_MENDED = 8000;

    /// `v = spf1`, `spf1 include:...`, `v=spf include:...`; the newer-looking `spf2.0/` is Sender ID and no
    /// slip.
    private static final Pattern SLIP = Pattern.compile(
            "(v ?[=:] ?spf ?1?|spf ?1|spf=1|v=spf2|vspf1)[ ,;]+[+?~-]?(?:a|mx|ip4|ip6|include|all|redirect|exists)\\b");

    public SpfRecord {
        terms = List.copyOf(terms);
        faults = List.copyOf(faults);
        suspicions = List.copyOf(suspicions);
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

    /// What keeps a text that is meant as SPF from being SPF; nothing if it is SPF, or means something else.
    public static Optional<SpfFault> almost(String text) {
        if (isSpf(text)) {
            return Optional.empty();
        }
        String cleaned = OddSign.cleaned(text).strip().toLowerCase(Locale.ROOT);
        int version = cleaned.startsWith(VERSION) ? VERSION.length() : looseVersion(cleaned);
        if (version == 0) {
            return Optional.empty();
        }
        int begin = text.toLowerCase(Locale.ROOT).indexOf(VERSION);
        Optional<OddSign> sign = OddSign.in(text);
        int after = begin < 0 ? 0 : begin + VERSION.length();
        if (sign.isPresent() && (begin < 0 || sign.get().at() <= after)) {
            SpfFault.Kind kind = sign.get().quote() ? SpfFault.Kind.QUOTE : SpfFault.Kind.ODD_BLANK;
            return Optional.of(new SpfFault(kind, sign.get().at(), sign.get().length()));
        }
        if (begin < 0) {
            return Optional.of(new SpfFault(SpfFault.Kind.BAD_BEGIN, 0, version));
        }
        return Optional.of(
                begin > 0
                        ? new SpfFault(SpfFault.Kind.BAD_BEGIN, 0, begin)
                        : new SpfFault(SpfFault.Kind.MISSING_SPACE, after, 1));
    }

    /// How long the beginning is, where it is a known slip of the pen; 0 if it is none.
    private static int looseVersion(String text) {
        Matcher slip = SLIP.matcher(text);
        return slip.lookingAt() ? slip.end(1) : 0;
    }

    /// The text with a blank wherever two terms run into each other.
    public static String unjoined(String text) {
        if (text.length() > LONGEST_MENDED) {
            return text;
        }
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int blank = text.indexOf(' ', at);
            int end = blank < 0 ? text.length() : blank;
            Optional<Integer> seam = SpfReader.seam(text.substring(at, end));
            int to = seam.map(Integer::intValue).orElse(end - at) + at;
            out.append(text, at, to).append(to < text.length() ? " " : "");
            at = seam.isPresent() ? to : end + 1;
        }
        return out.toString();
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
