package org.mailmedic.reply;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Domain names with letters outside ASCII, as registries and mail servers have them today: IDNA2008
/// (RFC 5891, RFC 5892) after the mapping of UTS 46, non-transitional. `faß.de` is `xn--fa-hia.de` and
/// not `fass.de`, which is what IDNA2003 ([java.net.IDN]) makes of it: another domain, of somebody else.
public final class Idn {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;
    private static final String PREFIX = "xn--";

    private Idn() {}

    /// Why something is no domain name.
    public enum Fault {
        /// Nothing between two dots.
        EMPTY,
        /// A label above 63 bytes, or a name above 253.
        TOO_LONG,
        /// A hyphen at an end, or two where only an A-label has them.
        HYPHEN,
        /// A character that no domain name may hold: a symbol, an emoji, a blank.
        CHARACTER,
        /// A joiner (ZWJ, ZWNJ), an accent, or a dot where its script has none.
        PLACE,
        /// Letters written from the right mixed with others in a way that would be read wrongly (RFC
        /// 5893).
        DIRECTION
    }

    /// What is wrong.
    ///
    /// @param what the label or the character
    public record Wrong(Fault fault, String what) {}

    /// The name as the DNS has it: lower case, A-labels, without a final dot; nothing if it is no domain
    /// name.
    public static Optional<String> aLabels(String name) {
        List<String> labels = new ArrayList<>();
        for (String label : labels(name)) {
            if (wrong(label).isPresent()) {
                return Optional.empty();
            }
            labels.add(encoded(label));
        }
        String ascii = String.join(".", labels);
        return ascii.length() <= LONGEST_NAME ? Optional.of(ascii) : Optional.empty();
    }

    /// What makes it no domain name, the first thing only.
    public static Optional<Wrong> wrong(List<String> labels) {
        for (String label : labels) {
            Optional<Wrong> wrong = wrong(label);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        boolean tooLong =
                String.join(".", labels.stream().map(Idn::encoded).toList()).length() > LONGEST_NAME;
        return tooLong ? Optional.of(new Wrong(Fault.TOO_LONG, "")) : Optional.empty();
    }

    /// What makes a name that a person typed no domain name; nothing if it is one.
    public static Optional<Wrong> wrongIn(String name) {
        return wrong(labels(name));
    }

    /// The name as people read it. An A-label that does not come back as it was stays an A-label, so
    /// that nobody is shown another name than the DNS has.
    public static String uLabels(String name) {
        List<String> shown = new ArrayList<>();
        for (String label : name.split("\\.", -1)) {
            shown.add(
                    label.startsWith(PREFIX) && label.length() <= LONGEST_LABEL
                            ? Punycode.decode(label.substring(PREFIX.length()))
                                    .filter(u -> mapped(u).equals(u)
                                            && wrong(u).isEmpty()
                                            && encoded(u).equals(label))
                                    .orElse(label)
                            : label);
        }
        return String.join(".", shown);
    }

    /// For the eye, with the name that the DNS has beside it where that differs: `faß.de (xn--fa-hia.de)`.
    public static String shown(String name) {
        String people = uLabels(name);
        return people.equals(name) ? name : people + " (" + name + ")";
    }

    private static List<String> labels(String name) {
        // Nothing so long is a name, and cut here it still is too long.
        String mapped = mapped(name.strip().substring(0, Math.min(name.strip().length(), 4 * LONGEST_NAME)));
        return List.of((mapped.endsWith(".") ? mapped.substring(0, mapped.length() - 1) : mapped).split("\\.", -1));
    }

    /// The mapping of UTS 46: lower case, compatible forms made one, ideographic full stops to dots,
    /// signs that are not seen left out. ß, ς and the joiners stay as they are.
    private static String mapped(String name) {
        var lower = new StringBuilder();
        Normalizer.normalize(lower(name), Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !isIgnored(c))
                .map(c -> c == 0x3002 ? '.' : c)
                .forEach(lower::appendCodePoint);
        return Normalizer.normalize(lower(lower.toString()), Normalizer.Form.NFKC);
    }

    /// One character at a time: a final sigma stays what it was.
    private static String lower(String text) {
        var lower = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == 0x130) {
                lower.append("i\u0307");
            } else {
                lower.appendCodePoint(Character.toLowerCase(c));
            }
        });
        return lower.toString();
    }

    private static boolean isIgnored(int c) {
        return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff || c >= 0xfe00 && c <= 0xfe0f;
    }

    private static String encoded(String label) {
        return isAscii(label) ? label.toLowerCase(Locale.ROOT) : PREFIX + Punycode.encode(label);
    }

    private static boolean isAscii(String label) {
        return label.chars().allMatch(c -> c < 0x80);
    }

    private static Optional<Wrong> wrong(String label) {
        if (label.isEmpty()) {
            return Optional.of(new Wrong(Fault.EMPTY, ""));
        }
        // Before anything that costs more the longer it is.
        if (label.length() > LONGEST_LABEL) {
            return Optional.of(new Wrong(Fault.TOO_LONG, label.substring(0, LONGEST_LABEL)));
        }
        boolean ascii = isAscii(label);
        boolean hyphen = label.startsWith("-")
                || label.endsWith("-")
                || !ascii && label.length() > 3 && label.startsWith("--", 2);
        if (hyphen) {
            return Optional.of(new Wrong(Fault.HYPHEN, label));
        }
        int[] points = label.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            Optional<Fault> fault = IdnCharacters.fault(points, i);
            if (fault.isPresent()) {
                return Optional.of(new Wrong(fault.get(), Character.toString(points[i])));
            }
        }
        if (!ascii && !IdnCharacters.readsOneWay(points)) {
            return Optional.of(new Wrong(Fault.DIRECTION, label));
        }
        return encoded(label).length() > LONGEST_LABEL
                ? Optional.of(new Wrong(Fault.TOO_LONG, label))
                : Optional.empty();
    }
}
