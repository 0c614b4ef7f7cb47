package org.mailmedic.report;

/// For whom a report is, and what is held back from them. Passwords are never in a report; they are not in
/// a case.
///
/// @param reader who will read it
/// @param shortenAddresses whether mail addresses are shortened: `a…@example.com`
public record Redaction(Reader reader, boolean shortenAddresses) {
    private static final String HELD_BACK = "\u2026";
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_QUOTED = 320;

    /// Who will read it.
    public enum Reader {
        /// The user: everything.
        ME,
        /// Who looks after their mail or DNS: everything but the bounce as pasted.
        IT_PERSON,
        /// The mail provider or the recipient's postmaster: what was refused, and what the checks showed.
        PROVIDER
    }

    /// What is held back unless the user says otherwise.
    public static Redaction standard(Reader reader) {
        return new Redaction(reader, true);
    }

    /// The text with every mail address in it shortened, if that is asked for. The domain stays: without
    /// it nobody can help.
    public String apply(String text) {
        return shortenAddresses ? shorten(text) : text;
    }

    /// A user name, which may be an address or not.
    String user(String name) {
        if (!shortenAddresses || name.isEmpty() || name.indexOf('@') >= 0) {
            return apply(name);
        }
        return name.substring(0, name.offsetByCodePoints(0, 1)) + HELD_BACK;
    }

    private static String shorten(String text) {
        var out = new StringBuilder(text.length());
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            int sign = signAt(text, i);
            if (sign == 0) {
                continue;
            }
            int start = localPart(text, copied, i);
            if (start < i) {
                out.append(text, copied, start);
                out.append(text, start, text.offsetByCodePoints(start, 1)).append(HELD_BACK);
                copied = i;
            }
            i += sign - 1;
        }
        return out.append(text, copied, text.length()).toString();
    }

    /// Length of an at sign here, plain or as a web address (`%40`) or quoted-printable text (`=40`)
    /// writes it; 0 for none.
    private static int signAt(String text, int i) {
        char c = text.charAt(i);
        if (c == '@' || c == '\uff20') {
            return 1;
        }
        // "pct=40" is no address: here a domain must follow.
        return (c == '%' || c == '=') && text.startsWith("40", i + 1) && domainAt(text, i + 3) ? 3 : 0;
    }

    private static boolean domainAt(String text, int start) {
        boolean dot = false;
        for (int i = start; i < Math.min(text.length(), start + LONGEST_DOMAIN); i++) {
            char c = text.charAt(i);
            if (c == '.' && i > start) {
                dot = true;
            } else if (!Character.isLetterOrDigit(c) && c != '-') {
                break;
            } else if (dot) {
                return true;
            }
        }
        return false;
    }

    /// Where the part before the at sign begins.
    private static int localPart(String text, int from, int sign) {
        if (sign > from && text.charAt(sign - 1) == '"') {
            int furthest = Math.max(from, sign - LONGEST_QUOTED);
            int open = sign - 2;
            while (open > furthest && text.charAt(open) != '"') {
                open--;
            }
            return open >= furthest && text.charAt(open) == '"' ? open : sign;
        }
        // An encoded sign stands in a web address or in encoded text, where these characters end a part.
        String marks = text.charAt(sign) == '%' || text.charAt(sign) == '=' ? "._+-" : ".!#$%&'*+-/=?^_`{|}~";
        int start = sign;
        while (start > from) {
            int c = text.codePointBefore(start);
            if (!Character.isLetterOrDigit(c) && marks.indexOf(c) < 0) {
                break;
            }
            start -= Character.charCount(c);
        }
        return start;
    }
}
