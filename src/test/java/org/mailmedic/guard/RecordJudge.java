package org.mailmedic.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordToPublish;

/// Judges records by their RFCs, with eyes of its own: what the makers of records believe proves nothing of them.
final class RecordJudge {
    /// RFC 7208 section 12, as far as records of ours may go.
    private static final Pattern SPF_TERM = Pattern.compile(
            "(?i)[+?~-]?(all|include:[^ :/]+|(a|mx)(:[^ :/]+)?(/\\d+)?(//\\d+)?|ptr(:[^ :/]+)?|exists:[^ ]+"
                    + "|ip4:(\\d{1,3}\\.){3}\\d{1,3}(/\\d{1,2})?|ip6:[0-9a-f:.]+(/\\d{1,3})?)|[a-z][a-z0-9_.-]*=[^ ]*");

    /// RFC 9989 section 4.8.
    private static final Pattern DMARC = Pattern.compile("v=DMARC1(\\s*;\\s*[a-z]+\\s*=\\s*[^;]*)*;?\\s*");

    private static final Pattern MAILTO = Pattern.compile("(?i)mailto:[^ ,!@?]+@[^ ,!@?]+(![0-9]+[kmgt]?)?");

    /// RFC 6376 section 3.6.1.
    private static final Pattern DKIM = Pattern.compile("v=DKIM1(\\s*;\\s*[a-z]+\\s*=\\s*[^;]*)*;?\\s*");

    private RecordJudge() {}

    /// What forbids to publish a record.
    static Stream<String> faults(RecordToPublish record) {
        List<String> faults = new ArrayList<>();
        String value = record.value();
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            faults.add("a sign that nobody sees, or that is no ASCII");
        }
        if (!record.name().matches("([A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?\\.)+[A-Za-z0-9-]+")) {
            faults.add("a name that is none");
        }
        if (record.name().contains("._domainkey.")) {
            dkim(value, faults);
        } else if (record.name().startsWith("_dmarc.")) {
            dmarc(value, faults);
        } else if (!record.name().contains("._report._dmarc.")) {
            spf(value, faults);
        }
        return faults.stream();
    }

    private static void spf(String value, List<String> faults) {
        String[] terms = value.split(" ", -1);
        if (!terms[0].equalsIgnoreCase("v=spf1")) {
            faults.add("no SPF version");
        }
        int all = 0;
        for (int i = 1; i < terms.length; i++) {
            String term = terms[i];
            if (!SPF_TERM.matcher(term).matches()) {
                faults.add("no SPF term: " + term);
            }
            if (term.matches("(?i)[+?~-]?all")) {
                all++;
                if (i < terms.length - 1 && Stream.of(terms).skip(i + 1L).anyMatch(t -> !t.contains("="))) {
                    faults.add("terms behind all");
                }
                if (!term.startsWith("-") && !term.startsWith("~") && !term.startsWith("?")) {
                    faults.add("everybody may send");
                }
            }
        }
        if (all > 1) {
            faults.add("two ends");
        }
        boolean anybody = Stream.of(terms)
                .skip(1)
                .map(t -> t.toLowerCase(Locale.ROOT))
                .anyMatch(t -> t.startsWith("redirect=")
                        || !t.matches("[?~-].*") && !t.matches("\\+?all") && !t.matches("[a-z0-9_.-]+=.*"));
        if (!anybody) {
            faults.add("nobody may send any more");
        }
        if (value.contains("://")) {
            faults.add("a web address in SPF");
        }
    }

    private static void dmarc(String value, List<String> faults) {
        if (!DMARC.matcher(value).matches()) {
            faults.add("no DMARC record");
        }
        boolean policy = false;
        List<String> names = new ArrayList<>();
        for (String tag : value.split(";", -1)) {
            String name = tag.replaceFirst("=.*", "").strip();
            String of = tag.replaceFirst("^[^=]*=", "").strip();
            if (names.contains(name)) {
                faults.add("the tag " + name + " twice");
            }
            names.add(name);
            switch (name) {
                case "p", "sp", "np" -> {
                    policy |= name.equals("p");
                    if (!List.of("none", "quarantine", "reject").contains(of.toLowerCase(Locale.ROOT))) {
                        faults.add("no policy: " + of);
                    }
                }
                case "rua", "ruf" ->
                    Stream.of(of.split(",", -1))
                            .map(String::strip)
                            .filter(uri -> !MAILTO.matcher(uri).matches())
                            .forEach(uri -> faults.add("no report address: " + uri));
                case "adkim", "aspf" -> {
                    if (!List.of("r", "s").contains(of.toLowerCase(Locale.ROOT))) {
                        faults.add("no alignment: " + of);
                    }
                }
                default -> {}
            }
        }
        if (!policy) {
            faults.add("no p=");
        }
    }

    private static void dkim(String value, List<String> faults) {
        if (!DKIM.matcher(value).matches()) {
            faults.add("no DKIM key");
        }
        if (!value.matches(".*\\bp=[A-Za-z0-9+/]+=*\\s*(;.*)?")) {
            faults.add("no public key");
        }
    }

    /// Words that came or went although no edit of the change speaks of them.
    static Stream<String> unexplained(RecordChange change) {
        boolean anything = change.edits().stream().anyMatch(e -> switch (e.kind()) {
            case NEW, CORRECTED, MERGED, ALL_LAST -> true;
            default -> false;
        });
        if (change.edits().isEmpty()) {
            return Stream.of("a change");
        }
        if (anything) {
            return Stream.empty();
        }
        List<String> reasons = change.edits().stream()
                .map(e -> e.what().toLowerCase(Locale.ROOT))
                .toList();
        // A word that only got a semicolon, or another case, is the same.
        List<String> changed = change.difference().stream()
                .filter(word -> word.change() != RecordChange.Change.SAME)
                .map(word -> word.text().toLowerCase(Locale.ROOT).replaceAll("[;\\s]+$", ""))
                .toList();
        return changed.stream()
                .filter(text -> Collections.frequency(changed, text) == 1)
                .filter(text -> !text.matches("[+?~-]?all|v=spf1"))
                .filter(text -> reasons.stream()
                        .noneMatch(reason -> !reason.isEmpty()
                                && (text.contains(reason)
                                        || reason.contains(text)
                                        || reason.equals(text.replaceFirst("=.*", ""))
                                        || text.startsWith(reason.replaceFirst("=.*", "=")))));
    }
}
