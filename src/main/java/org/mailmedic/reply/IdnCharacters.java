package org.mailmedic.reply;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.reply.Idn.Fault;

/// Which characters a domain name may hold, derived from the properties of Unicode as RFC 5892 says, so
/// that no table has to be kept: those of the Java that runs.
final class IdnCharacters {
    private static final int ZWNJ = 0x200c;
    private static final int ZWJ = 0x200d;

    /// RFC 5892 section 2.6: allowed and forbidden whatever their properties say.
    private static final Set<Integer> ALLOWED = Set.of(0xdf, 0x3c2, 0x6fd, 0x6fe, 0xf0b, 0x3007);

    private static final Set<Integer> FORBIDDEN =
            Set.of(0x640, 0x7fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303b);

    /// The characters of combining class "virama": Java does not tell that class.
    private static final String VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca"
        + "\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4"
        + "\ua953\ua9c0\uaaf6\uabed";

    /// Scripts whose letters join.
    private static final Set<UnicodeScript> JOINING = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.ADLAM);

    private IdnCharacters() {}

    /// What is wrong with one character of a label.
    static Optional<Fault> fault(int[] label, int at) {
        int c = label[at];
        if (c < 0x80) {
            // The underscore is in no host name, but in names of the DNS.
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            return plain ? Optional.empty() : Optional.of(Fault.CHARACTER);
        }
        if (isContextual(c)) {
            return fits(label, at) ? Optional.empty() : Optional.of(Fault.PLACE);
        }
        if (!isAllowed(c)) {
            return Optional.of(Fault.CHARACTER);
        }
        return at == 0 && isMark(c) ? Optional.of(Fault.PLACE) : Optional.empty();
    }

    private static boolean isAllowed(int c) {
        if (ALLOWED.contains(c)) {
            return true;
        }
        boolean oldHangul = c >= 0x1100 && c <= 0x11ff || c >= 0xa960 && c <= 0xa97f || c >= 0xd7b0 && c <= 0xd7ff;
        boolean ofSymbols = c >= 0x20d0 && c <= 0x20ff;
        if (FORBIDDEN.contains(c) || oldHangul || ofSymbols) {
            return false;
        }
        String self = Character.toString(c);
        return isLetterOrDigit(c)
                && Normalizer.normalize(self, Normalizer.Form.NFKC).equals(self)
                && Character.toLowerCase(c) == c;
    }

    private static boolean isLetterOrDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER -> true;
            default -> isMark(c);
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isContextual(int c) {
        return c == ZWNJ
                || c == ZWJ
                || c == 0xb7
                || c == 0x375
                || c == 0x5f3
                || c == 0x5f4
                || c == 0x30fb
                || isArabicDigit(c)
                || isPersianDigit(c);
    }

    /// The rules of RFC 5892 appendix A.
    private static boolean fits(int[] label, int at) {
        int before = at > 0 ? label[at - 1] : 0;
        int after = at + 1 < label.length ? label[at + 1] : 0;
        return switch (label[at]) {
            case ZWJ -> isVirama(before);
            case ZWNJ -> isVirama(before) || joins(label, at, -1) && joins(label, at, 1);
            case 0xb7 -> before == 'l' && after == 'l';
            case 0x375 -> is(after, UnicodeScript.GREEK);
            case 0x5f3, 0x5f4 -> is(before, UnicodeScript.HEBREW);
            case 0x30fb -> any(label, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HAN);
            default -> !mixesDigits(label);
        };
    }

    private static boolean isVirama(int c) {
        return c > 0 && VIRAMAS.indexOf(c) >= 0;
    }

    /// Whether the next letter that way is of a script that joins. That is wider than the rule, which
    /// goes by letter: the registry is stricter, and the DNS has the last word.
    private static boolean joins(int[] label, int at, int step) {
        int i = at + step;
        while (i >= 0 && i < label.length && Character.getType(label[i]) == Character.NON_SPACING_MARK) {
            i += step;
        }
        return i >= 0 && i < label.length && JOINING.contains(UnicodeScript.of(label[i]));
    }

    private static boolean is(int c, UnicodeScript script) {
        return c > 0 && UnicodeScript.of(c) == script;
    }

    private static boolean any(int[] label, UnicodeScript... scripts) {
        Set<UnicodeScript> wanted = Set.of(scripts);
        for (int c : label) {
            if (c != 0x30fb && wanted.contains(UnicodeScript.of(c))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isArabicDigit(int c) {
        return c >= 0x660 && c <= 0x669;
    }

    private static boolean isPersianDigit(int c) {
        return c >= 0x6f0 && c <= 0x6f9;
    }

    private static boolean mixesDigits(int[] label) {
        boolean arabic = false;
        boolean persian = false;
        for (int c : label) {
            arabic |= isArabicDigit(c);
            persian |= isPersianDigit(c);
        }
        return arabic && persian;
    }

    /// Whether a label that has letters written from the right is read one way only (RFC 5893 section 2,
    /// rules 1 to 4).
    static boolean readsOneWay(int[] label) {
        boolean right = false;
        boolean european = false;
        boolean arabic = false;
        boolean left = false;
        int last = Character.DIRECTIONALITY_UNDEFINED;
        for (int c : label) {
            byte way = Character.getDirectionality(c);
            right |= isFromRight(way);
            left |= way == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
            european |= way == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
            arabic |= way == Character.DIRECTIONALITY_ARABIC_NUMBER;
            last = way == Character.DIRECTIONALITY_NONSPACING_MARK ? last : way;
        }
        if (!right && !arabic) {
            return true;
        }
        boolean end = isFromRight((byte) last)
                || last == Character.DIRECTIONALITY_EUROPEAN_NUMBER
                || last == Character.DIRECTIONALITY_ARABIC_NUMBER;
        return isFromRight(Character.getDirectionality(label[0])) && !left && end && !(european && arabic);
    }

    private static boolean isFromRight(byte way) {
        return way == Character.DIRECTIONALITY_RIGHT_TO_LEFT || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
