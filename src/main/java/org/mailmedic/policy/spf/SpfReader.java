package org.mailmedic.policy.spf;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmedic.policy.OddSign;
import org.mailmedic.policy.spf.SpfTerm.Kind;

/// Reads the terms of a record by the grammar of RFC 7208 section 12, and goes on after a fault.
final class SpfReader {
    private static final int BITS_OF_IP4 = 32;
    private static final int BITS_OF_IP6 = 128;
    /// So many are told of; nobody mends more at once, and one is enough for receivers to give up.
    private static final int MOST_FAULTS = 20;

    private static final Pattern SEAM = seamBefore("include|ip4|ip6|exists|redirect|mx|ptr|exp|a");
    private static final Pattern SEAM_AFTER_IP6 = seamBefore("include|ip4|ip6|exists|redirect|mx|ptr|exp");
    private static final MacroString NOTHING = new MacroString(List.of());

    private final String record;
    private final List<SpfTerm> terms = new ArrayList<>();
    private final List<SpfFault> faults = new ArrayList<>();
    private final Set<Kind> once = EnumSet.noneOf(Kind.class);
    private final List<SpfFault> suspicions = new ArrayList<>();

    SpfReader(String record) {
        this.record = record;
    }

    private static Pattern seamBefore(String names) {
        return Pattern.compile(
                "(?<=[^:=/+?~-])(?:[+?~-]?(?:" + names + ")[:=]|[+?~-]all$|v=spf1)", Pattern.CASE_INSENSITIVE);
    }

    SpfRecord read(int from) {
        int at = from;
        while (at < record.length()) {
            if (record.charAt(at) == ' ') {
                at++;
                continue;
            }
            int end = record.indexOf(' ', at);
            end = end < 0 ? record.length() : end;
            term(at, record.substring(at, end));
            at = end;
        }
        return new SpfRecord(record, terms, few(faults), few(suspicions));
    }

    private static List<SpfFault> few(List<SpfFault> all) {
        return all.subList(0, Math.min(MOST_FAULTS, all.size()));
    }

    private void term(int at, String text) {
        try {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < 0x21 || text.charAt(i) > 0x7e) {
                    throw new SpfSyntaxException(SpfFault.Kind.ODD_CHARACTER, i, 1);
                }
            }
            int sign = modifierSign(text);
            terms.add(sign > 0 ? modifier(at, text, sign) : mechanism(at, text));
            seam(text).ifPresent(i -> suspicions.add(new SpfFault(SpfFault.Kind.MISSING_SPACE, at + i, 1)));
        } catch (SpfSyntaxException e) {
            faults.add(explained(e.fault(at), at, text));
        }
    }

    /// The mistake behind a fault, where it is one that panels and word processors make.
    private static SpfFault explained(SpfFault fault, int at, String text) {
        if (fault.kind() == SpfFault.Kind.SECOND_VERSION) {
            return fault;
        }
        Optional<OddSign> sign = OddSign.in(text);
        if (sign.isPresent()) {
            SpfFault.Kind kind = sign.get().quote() ? SpfFault.Kind.QUOTE : SpfFault.Kind.ODD_BLANK;
            return new SpfFault(kind, at + sign.get().at(), sign.get().length());
        }
        Optional<Integer> seam = seam(text);
        return seam.map(i -> new SpfFault(SpfFault.Kind.MISSING_SPACE, at + i, 1))
                .orElse(fault);
    }

    /// Where a second term begins in the midst of one; the DNS joins the strings of a record without a blank.
    static Optional<Integer> seam(String text) {
        // In an IPv6 address `a:` is nothing strange.
        Pattern pattern = text.regionMatches(true, 0, "ip6:", 0, 4) ? SEAM_AFTER_IP6 : SEAM;
        Matcher seam = pattern.matcher(text);
        return seam.find() ? Optional.of(seam.start()) : Optional.empty();
    }

    /// Where the `=` of a modifier stands; 0 if the term is a mechanism.
    private static int modifierSign(String text) {
        int i = 0;
        while (i < text.length() && isNameCharacter(text.charAt(i))) {
            i++;
        }
        boolean letterFirst = i > 0 && Character.isLetter(text.charAt(0));
        return letterFirst && i < text.length() && text.charAt(i) == '=' ? i : 0;
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private SpfTerm modifier(int at, String text, int sign) throws SpfSyntaxException {
        String name = text.substring(0, sign).toLowerCase(Locale.ROOT);
        String value = text.substring(sign + 1);
        if (SpfRecord.isSpf(text)) {
            throw new SpfSyntaxException(SpfFault.Kind.SECOND_VERSION, 0, text.length());
        }
        Kind kind = switch (name) {
            case "redirect" -> Kind.REDIRECT;
            case "exp" -> Kind.EXP;
            default -> Kind.UNKNOWN_MODIFIER;
        };
        if (kind == Kind.UNKNOWN_MODIFIER) {
            return new SpfTerm(
                    kind, at, text, SpfResult.NEUTRAL, value, macros(value, sign + 1), Optional.empty(), 0, 0);
        }
        if (!once.add(kind)) {
            throw new SpfSyntaxException(SpfFault.Kind.TWICE, 0, text.length());
        }
        MacroString target = domainSpec(value, sign + 1);
        return new SpfTerm(kind, at, text, SpfResult.NEUTRAL, value, target, Optional.empty(), 0, 0);
    }

    private static SpfTerm mechanism(int at, String text) throws SpfSyntaxException {
        Optional<SpfResult> written = qualifier(text.charAt(0));
        int start = written.isPresent() ? 1 : 0;
        SpfResult qualifier = written.orElse(SpfResult.PASS);
        int end = start;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '/') {
            end++;
        }
        String name = text.substring(start, end).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "all" -> plain(Kind.ALL, at, text, qualifier, end);
            case "include" -> pointing(Kind.INCLUDE, at, text, qualifier, end);
            case "exists" -> pointing(Kind.EXISTS, at, text, qualifier, end);
            case "a" -> hosts(Kind.A, at, text, qualifier, end);
            case "mx" -> hosts(Kind.MX, at, text, qualifier, end);
            case "ptr" ->
                end == text.length()
                        ? plain(Kind.PTR, at, text, qualifier, end)
                        : pointing(Kind.PTR, at, text, qualifier, end);
            case "ip4" -> network(Kind.IP4, at, text, qualifier, end);
            case "ip6" -> network(Kind.IP6, at, text, qualifier, end);
            default -> throw new SpfSyntaxException(SpfFault.Kind.UNKNOWN_MECHANISM, 0, Math.max(1, end));
        };
    }

    private static Optional<SpfResult> qualifier(char c) {
        return switch (c) {
            case '+' -> Optional.of(SpfResult.PASS);
            case '-' -> Optional.of(SpfResult.FAIL);
            case '~' -> Optional.of(SpfResult.SOFTFAIL);
            case '?' -> Optional.of(SpfResult.NEUTRAL);
            default -> Optional.empty();
        };
    }

    private static SpfTerm plain(Kind kind, int at, String text, SpfResult qualifier, int end)
            throws SpfSyntaxException {
        if (end < text.length()) {
            throw new SpfSyntaxException(SpfFault.Kind.NEEDLESS_VALUE, end, text.length() - end);
        }
        return new SpfTerm(kind, at, text, qualifier, "", NOTHING, Optional.empty(), 0, 0);
    }

    private static SpfTerm pointing(Kind kind, int at, String text, SpfResult qualifier, int end)
            throws SpfSyntaxException {
        String name = value(text, end);
        return new SpfTerm(kind, at, text, qualifier, name, domainSpec(name, end + 1), Optional.empty(), 0, 0);
    }

    /// What stands after the colon.
    private static String value(String text, int colon) throws SpfSyntaxException {
        if (colon >= text.length() || text.charAt(colon) != ':') {
            throw new SpfSyntaxException(SpfFault.Kind.NAME_MISSING, 0, text.length());
        }
        return text.substring(colon + 1);
    }

    private static SpfTerm hosts(Kind kind, int at, String text, SpfResult qualifier, int end)
            throws SpfSyntaxException {
        int cut = text.length();
        int bits6 = BITS_OF_IP6;
        int bits4 = BITS_OF_IP4;
        int digits = beginOfDigits(text, cut);
        if (digits < cut && digits - 2 >= end && text.startsWith("//", digits - 2)) {
            bits6 = prefixLength(text, digits, cut, BITS_OF_IP6);
            cut = digits - 2;
            digits = beginOfDigits(text, cut);
        }
        if (digits < cut && digits - 1 >= end && text.charAt(digits - 1) == '/') {
            bits4 = prefixLength(text, digits, cut, BITS_OF_IP4);
            cut = digits - 1;
        }
        if (cut == end) {
            return new SpfTerm(kind, at, text, qualifier, "", NOTHING, Optional.empty(), bits4, bits6);
        }
        if (text.charAt(end) == '/') {
            throw new SpfSyntaxException(SpfFault.Kind.BAD_PREFIX_LENGTH, end, text.length() - end);
        }
        String name = text.substring(end + 1, cut);
        return new SpfTerm(kind, at, text, qualifier, name, domainSpec(name, end + 1), Optional.empty(), bits4, bits6);
    }

    private static int beginOfDigits(String text, int end) {
        int i = end;
        while (i > 0 && isDigit(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static SpfTerm network(Kind kind, int at, String text, SpfResult qualifier, int end)
            throws SpfSyntaxException {
        String value = value(text, end);
        int slash = value.indexOf('/');
        String literal = slash < 0 ? value : value.substring(0, slash);
        int most = kind == Kind.IP4 ? BITS_OF_IP4 : BITS_OF_IP6;
        var address = kind == Kind.IP4 ? Cidr.ip4(literal) : Cidr.ip6(literal);
        if (address.isEmpty()) {
            throw new SpfSyntaxException(SpfFault.Kind.BAD_ADDRESS, end + 1, Math.max(1, literal.length()));
        }
        int bits = slash < 0 ? most : prefixLength(text, end + 1 + slash + 1, text.length(), most);
        return new SpfTerm(
                kind,
                at,
                text,
                qualifier,
                "",
                NOTHING,
                address.map(a -> new Cidr(a, Math.min(bits, a.getAddress().length * Byte.SIZE))),
                bits,
                bits);
    }

    private static int prefixLength(String text, int from, int to, int most) throws SpfSyntaxException {
        String digits = text.substring(from, to);
        boolean good = !digits.isEmpty()
                && digits.length() <= 3
                && digits.chars().allMatch(c -> isDigit((char) c))
                && (digits.length() == 1 || !digits.startsWith("0"))
                && Integer.parseInt(digits) <= most;
        if (!good) {
            throw new SpfSyntaxException(SpfFault.Kind.BAD_PREFIX_LENGTH, from - 1, to - from + 1);
        }
        return Integer.parseInt(digits);
    }

    private static MacroString macros(String text, int offset) throws SpfSyntaxException {
        try {
            return MacroString.parse(text, false);
        } catch (SpfSyntaxException e) {
            SpfFault fault = e.fault(offset);
            throw new SpfSyntaxException(fault.kind(), fault.at(), fault.length());
        }
    }

    /// A name: it ends in a macro, or in a dot and a top label.
    private static MacroString domainSpec(String name, int offset) throws SpfSyntaxException {
        if (name.isEmpty()) {
            throw new SpfSyntaxException(SpfFault.Kind.NAME_MISSING, Math.max(0, offset - 1), 1);
        }
        MacroString macros = macros(name, offset);
        if (!macros.endsInMacro() && !endsInEscape(name) && !endsInTopLabel(name)) {
            throw new SpfSyntaxException(SpfFault.Kind.BAD_NAME, offset, name.length());
        }
        return macros;
    }

    /// Whether it ends in `%%`, `%_` or `%-`.
    private static boolean endsInEscape(String name) {
        int percents = 0;
        int last = name.length() - 1;
        boolean sign = "_-%".indexOf(name.charAt(last)) >= 0;
        for (int i = last - 1; i >= 0 && name.charAt(i) == '%'; i--) {
            percents++;
        }
        return sign && percents % 2 == 1;
    }

    private static boolean endsInTopLabel(String name) {
        String literal = name.substring(name.lastIndexOf('}') + 1);
        String open = literal.endsWith(".") ? literal.substring(0, literal.length() - 1) : literal;
        int dot = open.lastIndexOf('.');
        String label = open.substring(dot + 1);
        boolean characters = label.chars()
                .allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit((char) c) || c == '-');
        return dot >= 0
                && !label.isEmpty()
                && characters
                && !label.startsWith("-")
                && !label.endsWith("-")
                && !label.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
