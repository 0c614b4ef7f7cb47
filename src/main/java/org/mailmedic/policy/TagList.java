package org.mailmedic.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A list of `name=value` pairs parted by semicolons, as DKIM, DMARC, MTA-STS, TLS-RPT and BIMI have it
/// (RFC 6376 section 3.2). Read to its end whatever is wrong in it.
///
/// @param text as published
/// @param tags the pairs, in order; blanks around names and values are left out
/// @param faults where it breaks the grammar
public record TagList(String text, List<Tag> tags, List<Fault> faults) {
    public TagList {
        tags = List.copyOf(tags);
        faults = List.copyOf(faults);
    }

    /// One pair.
    ///
    /// @param at index of the name in the text
    /// @param valueAt index of the value in the text
    public record Tag(String name, String value, int at, int valueAt) {}

    /// A wrong place.
    public record Fault(Kind kind, int at, int length) {
        /// The text, and below it a line of `^` under the wrong place.
        public String shownIn(String text) {
            return Caret.under(text, at, length);
        }
    }

    /// What can be wrong.
    public enum Kind {
        /// Something without an equals sign.
        NO_VALUE,
        /// The name holds other than letters, digits and underscores.
        BAD_NAME,
        /// The same name twice.
        TWICE,
        /// A byte that is no visible ASCII character.
        ODD_CHARACTER
    }

    /// So many are told of; nobody mends more at once.
    private static final int MOST_FAULTS = 20;

    /// Reads a list.
    public static TagList read(String text) {
        List<Tag> tags = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf(';', at);
            end = end < 0 ? text.length() : end;
            pair(text, at, end, tags, names, faults);
            at = end + 1;
        }
        return new TagList(text, tags, faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
    }

    private static void pair(String text, int from, int to, List<Tag> tags, Set<String> names, List<Fault> faults) {
        int start = skipBlanks(text, from, to);
        if (start == to) {
            return;
        }
        int sign = text.indexOf('=', start);
        if (sign < 0 || sign >= to) {
            faults.add(new Fault(Kind.NO_VALUE, start, to - start));
            return;
        }
        String name = withoutBlanks(text, start, sign);
        int valueAt = skipBlanks(text, sign + 1, to);
        String value = withoutBlanks(text, valueAt, to);
        boolean goodName = !name.isEmpty()
                && name.chars().allMatch(c -> c == '_' || c == '-' || c < 0x80 && Character.isLetterOrDigit(c));
        if (!goodName) {
            faults.add(new Fault(Kind.BAD_NAME, start, Math.max(1, name.length())));
            return;
        }
        if (!names.add(name)) {
            faults.add(new Fault(Kind.TWICE, start, name.length()));
            return;
        }
        for (int i = valueAt; i < valueAt + value.length(); i++) {
            if (text.charAt(i) > 0x7e || text.charAt(i) < 0x20 && !isBlank(text.charAt(i))) {
                faults.add(new Fault(Kind.ODD_CHARACTER, i, 1));
                break;
            }
        }
        tags.add(new Tag(name, value, start, valueAt));
    }

    private static int skipBlanks(String text, int from, int to) {
        int i = from;
        while (i < to && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /// Other signs that nobody sees stay: they are faults, and each has its place.
    private static String withoutBlanks(String text, int from, int to) {
        int end = to;
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(Math.min(from, end), end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /// The pair of this name.
    public Optional<Tag> tag(String name) {
        return tags.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /// The value of this name.
    public Optional<String> value(String name) {
        return tag(name).map(Tag::value);
    }

    /// Whether the list begins with exactly this version (names and values count as written).
    public boolean begins(String version) {
        return !tags.isEmpty()
                && tags.getFirst().name().equals("v")
                && tags.getFirst().value().equals(version)
                && faults.stream().noneMatch(f -> f.at() < tags.getFirst().at());
    }
}
