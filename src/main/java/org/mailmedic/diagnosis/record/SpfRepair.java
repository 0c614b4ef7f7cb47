package org.mailmedic.diagnosis.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailmedic.policy.OddSign;
import org.mailmedic.policy.spf.SpfRecord;

/// The smallest change to an SPF record that mends it. There is always one record, and its `~all` or `-all`
/// stays as it is: making it stricter is nobody's cure.
final class SpfRepair {
    private static final String VERSION = "v=spf1";

    /// The beginning of a record, well written or not.
    private static final Pattern BEGIN =
            Pattern.compile("^(?:v ?[=:] ?spf ?\\d?|v?spf ?=?\\d?)[ ,;]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern ALL = Pattern.compile("[+?~-]?all", Pattern.CASE_INSENSITIVE);

    private SpfRepair() {}

    /// The record with a term more, before its `all` or redirect; the same if the term is there already.
    static String with(String record, String term) {
        List<String> terms = terms(record);
        if (terms.stream().anyMatch(t -> same(t, term))) {
            return record;
        }
        int at = terms.size();
        for (int i = terms.size() - 1; i >= 0; i--) {
            if (isAll(terms.get(i)) || isModifier(terms.get(i))) {
                at = i;
            }
        }
        terms.add(at, term);
        return join(terms);
    }

    /// The record with another end.
    static String endingIn(String record, String all) {
        List<String> terms = terms(record);
        terms.removeIf(SpfRepair::isAll);
        terms.add(all);
        return join(terms);
    }

    /// The record with its `all` at the end, so that all before it counts.
    static String withAllLast(String record) {
        return terms(record).stream()
                .filter(SpfRepair::isAll)
                .findFirst()
                .map(all -> endingIn(record, all))
                .orElse(record);
    }

    /// The record without one of its terms.
    static String without(String record, String term) {
        List<String> terms = terms(record);
        terms.removeIf(t -> t.equals(term));
        return join(terms);
    }

    /// Several records made one: each term once, and one `all`. Where their ends differ the milder one stays.
    static String merged(List<String> records) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> terms = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (String record : records) {
            for (String term : terms(record)) {
                String lower = term.toLowerCase(Locale.ROOT);
                if (isAll(term)) {
                    ends.add(lower);
                } else if (lower.startsWith("redirect=")) {
                    String include = "include:" + term.substring("redirect=".length());
                    if (seen.add(include.toLowerCase(Locale.ROOT))) {
                        terms.add(include);
                    }
                } else if (seen.add(lower.startsWith("+") ? lower.substring(1) : lower)) {
                    terms.add(term);
                }
            }
        }
        boolean hard = !ends.isEmpty() && ends.stream().allMatch("-all"::equals);
        terms.add(hard ? "-all" : "~all");
        return join(terms);
    }

    /// The record with the slips of the pen put right that can be put right without guessing; nothing if
    /// there are none.
    static Optional<String> corrected(String record) {
        String plain = OddSign.cleaned(record).strip();
        String body = SpfRecord.isSpf(plain)
                ? plain.substring(VERSION.length())
                : BEGIN.matcher(plain).replaceFirst(" ");
        List<String> terms = new ArrayList<>();
        for (String written : SpfRecord.unjoined(body).split("[ ;]+|,(?![^{]*\\})", -1)) {
            String lower = written.toLowerCase(Locale.ROOT);
            if (!written.isBlank() && !lower.equals(VERSION)) {
                terms.add(corrected(written, lower));
            }
        }
        String corrected = join(terms);
        return corrected.equals(record) ? Optional.empty() : Optional.of(corrected);
    }

    private static String corrected(String term, String lower) {
        for (String wrong : List.of("ipv4:", "ip:")) {
            if (lower.startsWith(wrong)) {
                return "ip4:" + term.substring(wrong.length());
            }
        }
        if (lower.startsWith("ipv6:")) {
            return "ip6:" + term.substring("ipv6:".length());
        }
        for (String name : List.of("include", "ip4", "ip6", "exists", "mx", "a")) {
            if (lower.startsWith(name + "=")) {
                return name + ":" + term.substring(name.length() + 1);
            }
        }
        boolean addressOfIp6 = lower.startsWith("ip4:") && lower.indexOf(':', "ip4:".length()) > 0;
        return addressOfIp6 ? "ip6:" + term.substring("ip4:".length()) : term;
    }

    private static boolean same(String one, String other) {
        String a = one.startsWith("+") ? one.substring(1) : one;
        return a.equalsIgnoreCase(other);
    }

    private static boolean isAll(String term) {
        return ALL.matcher(term).matches();
    }

    private static boolean isModifier(String term) {
        int sign = term.indexOf('=');
        return sign > 0 && term.substring(0, sign).chars().allMatch(Character::isLetter);
    }

    private static List<String> terms(String record) {
        List<String> terms = new ArrayList<>();
        for (String term : record.strip().substring(VERSION.length()).split(" ", -1)) {
            if (!term.isBlank()) {
                terms.add(term);
            }
        }
        return terms;
    }

    private static String join(List<String> terms) {
        return VERSION + (terms.isEmpty() ? "" : " " + String.join(" ", terms));
    }
}
