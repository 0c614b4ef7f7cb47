package org.mailmedic.policy.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.policy.Caret;
import org.mailmedic.policy.OddSign;
import org.mailmedic.policy.TagList;

/// A place where a DMARC record is wrong.
///
/// @param at index of its first character in the record
/// @param length how many characters are wrong
/// @param tag name of the tag that it is in; empty if it is in none
public record DmarcFault(Kind kind, int at, int length, String tag) {
    /// So many are told of; nobody mends more at once.
    private static final int MOST = 20;

    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");
    private static final Set<String> ALIGNMENTS = Set.of("r", "s");

    /// The values that a tag may have, for tags that have few.
    private static final Map<String, Set<String>> VALUES = Map.of(
            "p", POLICIES,
            "sp", POLICIES,
            "np", POLICIES,
            "adkim", ALIGNMENTS,
            "aspf", ALIGNMENTS,
            "t", Set.of("y", "n"),
            "psd", Set.of("y", "n", "u"));

    private static final Set<String> FREE = Set.of("v", "rua", "ruf", "fo");

    /// Known to RFC 7489 and withdrawn by RFC 9989 (appendix C.5.2).
    private static final Set<String> WITHDRAWN = Set.of("pct", "rf", "ri");

    /// What can be wrong.
    public enum Kind {
        /// A quote, straight or curly.
        QUOTE,
        /// A no-break space or another sign that looks like a blank.
        ODD_BLANK,
        ODD_CHARACTER,
        /// It does not begin with exactly `v=DMARC1`: no receiver takes it for DMARC.
        VERSION,
        /// Two tags with no semicolon between them.
        MISSING_SEMICOLON,
        /// Something without an equals sign.
        NO_VALUE,
        BAD_TAG,
        /// The same tag twice.
        TWICE,
        /// A tag that no standard knows; receivers pass over it.
        UNKNOWN_TAG,
        /// A value that the tag cannot have; the default counts.
        BAD_VALUE;

        /// Whether every receiver passes over it as the standards want it.
        public boolean isHarmless() {
            return this == UNKNOWN_TAG;
        }

        /// Whether a policy is lost by it, not only a remark.
        public boolean isGrave() {
            return this == VERSION || this == MISSING_SEMICOLON || this == QUOTE || this == ODD_BLANK;
        }
    }

    /// The record, and below it a line of `^` under the wrong place.
    public String shownIn(String record) {
        return Caret.under(record, at, length);
    }

    static List<DmarcFault> in(DmarcRecord record) {
        List<DmarcFault> faults = new ArrayList<>();
        String text = record.text();
        // In the report addresses a quote may stand, however strange.
        Optional<OddSign> sign = OddSign.in(text);
        sign.ifPresent(
                s -> faults.add(new DmarcFault(s.quote() ? Kind.QUOTE : Kind.ODD_BLANK, s.at(), s.length(), "")));
        for (TagList.Fault fault : record.tags().faults()) {
            Kind kind = switch (fault.kind()) {
                case NO_VALUE -> Kind.NO_VALUE;
                case BAD_NAME -> Kind.BAD_TAG;
                case TWICE -> Kind.TWICE;
                case ODD_CHARACTER -> Kind.ODD_CHARACTER;
            };
            boolean told =
                    sign.filter(s -> within(s.at(), fault.at(), fault.length())).isPresent();
            if (!told) {
                faults.add(new DmarcFault(kind, fault.at(), fault.length(), ""));
            }
        }
        for (TagList.Tag tag : record.tags().tags()) {
            value(record, tag, sign.isPresent())
                    .filter(f ->
                            sign.filter(s -> within(s.at(), f.at(), f.length())).isEmpty())
                    .ifPresent(faults::add);
        }
        return List.copyOf(faults.subList(0, Math.min(MOST, faults.size())));
    }

    private static boolean within(int place, int at, int length) {
        return place >= at && place < at + Math.max(1, length);
    }

    private static Optional<DmarcFault> value(DmarcRecord record, TagList.Tag tag, boolean hasSign) {
        String name = tag.name().toLowerCase(Locale.ROOT);
        String value = tag.value();
        int unparted = unparted(value);
        boolean first = record.tags().tags().getFirst().equals(tag);
        if (unparted >= 0 && !name.startsWith("ru")) {
            return Optional.of(new DmarcFault(Kind.MISSING_SEMICOLON, tag.valueAt() + unparted, 1, name));
        }
        if (first && !record.isDmarc()) {
            int end = tag.valueAt() + value.length();
            return hasSign
                    ? Optional.empty()
                    : Optional.of(new DmarcFault(Kind.VERSION, tag.at(), end - tag.at(), name));
        }
        Set<String> allowed = VALUES.get(name);
        boolean known = allowed != null || FREE.contains(name) || WITHDRAWN.contains(name);
        if (!known) {
            return Optional.of(
                    new DmarcFault(Kind.UNKNOWN_TAG, tag.at(), tag.name().length(), name));
        }
        boolean good = allowed == null ? isGood(name, value) : allowed.contains(value.toLowerCase(Locale.ROOT));
        return good
                ? Optional.empty()
                : Optional.of(new DmarcFault(Kind.BAD_VALUE, tag.valueAt(), Math.max(1, value.length()), name));
    }

    private static boolean isGood(String name, String value) {
        return switch (name) {
            case "fo" -> isReportOption(value.toLowerCase(Locale.ROOT));
            case "pct" -> value.matches("[0-9]{1,3}") && Integer.parseInt(value) <= 100;
            default -> true;
        };
    }

    /// `0` or `1`, `d`, `s`, each once, parted by colons.
    private static boolean isReportOption(String value) {
        List<String> options = List.of(value.split(":", -1));
        boolean known = options.stream().map(String::strip).allMatch(o -> o.length() == 1 && "01ds".contains(o));
        return known
                && options.stream().map(String::strip).distinct().count() == options.size()
                && !(options.contains("0") && options.contains("1"));
    }

    /// Where in a value a second tag begins: `none rua=...`, `none, rua=...`; -1 if none does.
    private static int unparted(String value) {
        int sign = value.indexOf('=');
        if (sign < 0) {
            return -1;
        }
        int start = sign;
        while (start > 0 && Character.isLetter(value.charAt(start - 1))) {
            start--;
        }
        boolean apart = start > 0 && start < sign && " \t,".indexOf(value.charAt(start - 1)) >= 0;
        return apart ? start : -1;
    }
}
