package org.mailmedic.policy.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.PatientDns;
import org.mailmedic.dns.Together;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The public test suite of RFC 7208 (openspf.org, release 2014.04), served over loopback DNS. Its
/// licence, which lies beside it, lets it be carried here.
class Rfc7208SuiteTest {
    private static final String SUITE = "rfc7208-tests.yml";
    private static final int TESTS = 203;
    private static final Set<String> TYPES = Set.of("A", "AAAA", "MX", "PTR", "TXT", "SPF");

    private record Case(String name, List<String> expected, String explanation, SpfIdentity identity) {}

    @Test
    void eachTestOfTheSuiteHasTheResultThatItWants() throws Exception {
        List<String> failures = new ArrayList<>();
        int run = 0;
        List<Together.Work<List<String>>> works = new ArrayList<>();
        for (Object scenario : scenarios()) {
            Map<?, ?> parts = (Map<?, ?>) scenario;
            List<Case> cases = cases(part(parts, "tests"));
            run += cases.size();
            works.add(() -> failures(cases, part(parts, "zonedata")));
        }
        Together.all(works).forEach(failures::addAll);
        assertThat(failures).isEmpty();
        assertThat(run).isEqualTo(TESTS);
    }

    private static Map<?, ?> part(Map<?, ?> scenario, String name) {
        return scenario.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static List<String> failures(List<Case> cases, Map<?, ?> zone) throws InterruptedException {
        try (DnsServer server = DnsServer.start()) {
            Set<String> silent = serve(zone, server);
            var dns = new PatientDns(
                    LiveDns.at(server.address()), question -> silent.contains(question.name() + " " + question.type()));
            List<Together.Work<String>> works = new ArrayList<>();
            cases.forEach(c -> works.add(() -> failure(c, dns)));
            return Together.all(works).stream().filter(f -> !f.isEmpty()).toList();
        }
    }

    private static String failure(Case c, Dns dns) throws InterruptedException {
        SpfVerdict verdict = new SpfCheck(dns, Clock.systemUTC(), "receiver.example.net").check(c.identity());
        String explanation = verdict.explanation().orElse("DEFAULT");
        boolean good = c.expected().contains(verdict.result().word())
                && (c.explanation().isEmpty() || c.explanation().equals(explanation));
        return good ? "" : c.name() + ": wants " + c.expected() + " " + c.explanation() + ", got " + verdict;
    }

    private static List<Object> scenarios() throws IOException {
        List<Object> all = new ArrayList<>();
        try (InputStream suite = Objects.requireNonNull(Rfc7208SuiteTest.class.getResourceAsStream(SUITE))) {
            new Load(LoadSettings.builder().build())
                    .loadAllFromInputStream(suite)
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Case> cases(Map<?, ?> tests) {
        List<Case> cases = new ArrayList<>();
        tests.forEach((name, value) -> {
            Map<?, ?> test = (Map<?, ?>) value;
            Object result = test.get("result");
            List<String> expected = result instanceof List<?> several
                    ? several.stream().map(String::valueOf).toList()
                    : List.of(String.valueOf(result));
            Object explanation = test.get("explanation");
            var identity = new SpfIdentity(
                    InetAddress.ofLiteral(String.valueOf(test.get("host"))),
                    String.valueOf(test.get("helo")),
                    String.valueOf(test.get("mailfrom")));
            cases.add(new Case(
                    String.valueOf(name), expected, explanation == null ? "" : String.valueOf(explanation), identity));
        });
        return cases;
    }

    /// @return the names and types that nobody answers
    private static Set<String> serve(Map<?, ?> zone, DnsServer server) {
        Set<String> unanswered = new HashSet<>();
        zone.forEach((key, value) -> {
            String name = String.valueOf(key);
            List<?> entries = (List<?>) value;
            boolean ownTexts = entries.stream().anyMatch(e -> e instanceof Map<?, ?> m && m.containsKey("TXT"));
            Set<String> served = new TreeSet<>();
            boolean silent = false;
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> record) {
                    String type = String.valueOf(record.keySet().iterator().next());
                    Object data = record.values().iterator().next();
                    if (!String.valueOf(data).equals("NONE")) {
                        served.add(type);
                    }
                    add(server, name, type, data);
                    if (type.equals("SPF") && !ownTexts) {
                        // The suite leaves it to us to serve each old record as TXT too.
                        served.add("TXT");
                        add(server, name, "TXT", data);
                    }
                } else {
                    silent = String.valueOf(entry).equals("TIMEOUT");
                }
            }
            if (silent) {
                TYPES.stream().filter(t -> !served.contains(t)).forEach(t -> {
                    server.fault(owner(name), t, new DnsFault.Silence());
                    unanswered.add(name.toLowerCase(Locale.ROOT) + " " + t);
                });
            }
        });
        return unanswered;
    }

    private static void add(DnsServer server, String name, String type, Object data) {
        switch (type) {
            case "TXT", "SPF" -> {
                List<?> strings = data instanceof List<?> several ? several : List.of(data);
                if (!strings.equals(List.of("NONE"))) {
                    var line = new StringBuilder();
                    strings.forEach(s -> line.append(" \"")
                            .append(escaped(String.valueOf(s)))
                            .append('"'));
                    server.add(owner(name) + " 300 IN " + type + line);
                }
            }
            case "MX" -> {
                List<?> mx = (List<?>) data;
                server.add(owner(name) + " 300 IN MX " + mx.get(0) + " " + owner(String.valueOf(mx.get(1))));
            }
            case "PTR", "CNAME" -> server.add(owner(name) + " 300 IN " + type + " " + owner(String.valueOf(data)));
            default -> server.add(owner(name) + " 300 IN " + type + " " + data);
        }
    }

    private static String owner(String name) {
        var out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c < 0x80 && Character.isLetterOrDigit(c)) || ".-_".indexOf(c) >= 0;
            out.append(plain ? "" + c : octal(c));
        }
        return out.toString().endsWith(".") ? out.toString() : out + ".";
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            char c = (char) (b & 0xff);
            out.append(c < 0x20 || c > 0x7e || c == '"' || c == '\\' ? octal(c) : "" + c);
        }
        return out.toString();
    }

    /// A byte as master files write it: a backslash and three decimal digits.
    private static String octal(char c) {
        return String.format(Locale.ROOT, "\\%03d", (int) c);
    }
}
