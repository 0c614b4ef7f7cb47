package org.mailmedic.policy.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The policy file of MTA-STS (RFC 8461 section 3.2), read to its end whatever is wrong in it.
///
/// @param mode `enforce`, `testing` or `none`; empty if it says no such thing
/// @param mx patterns of the hosts that may take the mail: a name, or `*.` before one
/// @param maxAge seconds that senders keep it; -1 if it does not say
/// @param problems what is wrong in it
public record StsPolicy(String mode, List<String> mx, long maxAge, List<StsProblem> problems) {
    /// RFC 8461 section 3.2: about a year.
    private static final long LONGEST = 31_557_600;

    private static final int MOST_LINES = 1000;
    private static final Set<String> MODES = Set.of("enforce", "testing", "none");

    public StsPolicy {
        mx = List.copyOf(mx);
        problems = List.copyOf(problems);
    }

    /// Reads the file: lines of `key: value`, ended by LF or CRLF. Of a key that may stand once the first
    /// one counts.
    public static StsPolicy read(String text) {
        Optional<String> version = Optional.empty();
        Optional<String> mode = Optional.empty();
        Optional<String> age = Optional.empty();
        List<String> mx = new ArrayList<>();
        for (String line : text.lines().limit(MOST_LINES).toList()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String key = line.substring(0, colon).strip();
            String written = line.substring(colon + 1).strip();
            Optional<String> value = Optional.of(written);
            switch (key) {
                case "version" -> version = version.or(() -> value);
                case "mode" -> mode = mode.or(() -> value);
                case "max_age" -> age = age.or(() -> value);
                case "mx" -> mx.add(written.toLowerCase(Locale.ROOT));
                default -> {}
            }
        }
        List<StsProblem> problems = new ArrayList<>();
        if (version.filter("STSv1"::equals).isEmpty()) {
            problems.add(new StsProblem(StsProblem.Kind.VERSION, version.orElse("")));
        }
        String known = mode.filter(MODES::contains).orElse("");
        if (known.isEmpty()) {
            problems.add(new StsProblem(StsProblem.Kind.MODE, mode.orElse("")));
        }
        long seconds = seconds(age.orElse(""));
        if (seconds < 0 || seconds > LONGEST) {
            problems.add(new StsProblem(StsProblem.Kind.MAX_AGE, age.orElse("")));
        }
        if (mx.isEmpty() && !known.equals("none")) {
            problems.add(new StsProblem(StsProblem.Kind.NO_MX, ""));
        }
        return new StsPolicy(known, mx, seconds, problems);
    }

    private static long seconds(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(digits) : -1;
    }

    /// Whether mail may go to this host: `*.` stands for exactly one label (RFC 8461 section 4.1).
    public boolean covers(String host) {
        return mx.stream().anyMatch(pattern -> {
            if (!pattern.startsWith("*.")) {
                return pattern.equals(host);
            }
            int dot = host.indexOf('.');
            return dot > 0 && host.substring(dot + 1).equals(pattern.substring(2));
        });
    }
}
