package org.mailmedic.diagnosis.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.policy.dmarc.OrganisationalDomain;

/// What the DNS did not say: findings about the DNS, never ones about a missing record, made one for each zone
/// and cause.
public final class UnansweredFindings {
    private static final int LONGEST = 8_000;
    private static final int MOST_NAMES = 20;

    private UnansweredFindings() {}

    private record Cause(FindingCode code, String zone, String resolver) {}

    /// What went unanswered: one finding for each zone and cause, with every question behind it.
    static List<Finding> unanswered(List<DnsAnswer> answers) {
        Map<Question, Finding> findings = new LinkedHashMap<>();
        for (DnsAnswer answer : answers) {
            code(answer).ifPresent(code -> findings.putIfAbsent(answer.question(), finding(code, answer)));
        }
        return together(List.copyOf(findings.values()));
    }

    /// The same for what one record leads to. Where a bound of ours was reached that is said once, of that
    /// record: the names behind it are its owner's choice, and may be anybody's.
    static List<Finding> unanswered(String record, List<DnsAnswer> answers) {
        List<DnsAnswer> notAsked =
                answers.stream().filter(DnsAnswer.NotAsked.class::isInstance).toList();
        List<Finding> findings = new ArrayList<>(
                unanswered(answers.stream().filter(a -> !notAsked.contains(a)).toList()));
        if (!notAsked.isEmpty()) {
            findings.add(new Finding(
                    FindingCode.DNS_NOT_ASKED,
                    record,
                    Map.of("name", record, "type", "", "resolver", "", "count", String.valueOf(notAsked.size())),
                    notAsked.stream().limit(MOST_NAMES).map(AnswerText::answer).collect(Collectors.joining("\n")),
                    Optional.empty(),
                    "RFC 7208 11.1"));
        }
        return findings;
    }

    /// Makes one finding of those that say that a zone did not answer, for the same cause: whoever reads
    /// fifty of them learns no more than from one. All others stay as they are.
    public static List<Finding> together(List<Finding> findings) {
        Map<Object, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            groups.computeIfAbsent(key(finding), _ -> new ArrayList<>()).add(finding);
        }
        return groups.values().stream()
                .map(group -> group.size() == 1 ? group.getFirst() : one(group))
                .toList();
    }

    private static Object key(Finding finding) {
        return switch (finding.code()) {
            case DNS_TIMEOUT, DNS_SERVFAIL, DNS_REFUSED, DNS_BOGUS, DNS_NOT_ASKED ->
                new Cause(
                        finding.code(),
                        OrganisationalDomain.of(finding.subject()),
                        finding.arguments().getOrDefault("resolver", ""));
            // What it says of one name says nothing of that name's zone.
            case DNS_DENIED -> new Cause(finding.code(), "", finding.arguments().getOrDefault("resolver", ""));
            default -> finding;
        };
    }

    /// The names stand in the evidence, each with what was said of it.
    private static Finding one(List<Finding> group) {
        Finding first = group.getFirst();
        Set<String> lines = new LinkedHashSet<>();
        group.forEach(f -> f.evidence().lines().forEach(lines::add));
        Set<String> names = new LinkedHashSet<>();
        group.forEach(f -> names.add(f.subject()));
        String zone = names.size() == 1 || first.code() == FindingCode.DNS_DENIED
                ? first.subject()
                : OrganisationalDomain.of(first.subject());
        String all = String.join("\n", lines);
        return new Finding(
                first.code(),
                zone,
                Map.of(
                        "name",
                        zone,
                        "type",
                        "",
                        "resolver",
                        first.arguments().getOrDefault("resolver", ""),
                        "certain",
                        first.arguments().getOrDefault("certain", ""),
                        "count",
                        String.valueOf(lines.size())),
                all.length() <= LONGEST ? all : all.substring(0, LONGEST) + " …",
                Optional.empty(),
                first.source());
    }

    private static Optional<FindingCode> code(DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found _, DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> Optional.empty();
            case DnsAnswer.TimedOut _ -> Optional.of(FindingCode.DNS_TIMEOUT);
            case DnsAnswer.NotAsked _ -> Optional.of(FindingCode.DNS_NOT_ASKED);
            case DnsAnswer.ServerFailure _, DnsAnswer.Unusable _ -> Optional.of(FindingCode.DNS_SERVFAIL);
            case DnsAnswer.Bogus _ -> Optional.of(FindingCode.DNS_BOGUS);
            case DnsAnswer.Refused _ -> Optional.of(FindingCode.DNS_REFUSED);
            case DnsAnswer.Denied _ -> Optional.of(FindingCode.DNS_DENIED);
        };
    }

    private static Finding finding(FindingCode code, DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Denied denied) {
            return denied(denied);
        }
        return new Finding(
                code,
                answer.question().name(),
                Map.of(
                        "name", answer.question().name(),
                        "type", answer.question().type().name(),
                        "resolver", answer.asked().resolver()),
                AnswerText.answer(answer),
                Optional.empty(),
                code == FindingCode.DNS_BOGUS ? "RFC 4035 5.5" : "RFC 1035 4.1.1");
    }

    private static Finding denied(DnsAnswer.Denied answer) {
        return new Finding(
                FindingCode.DNS_DENIED,
                answer.certain().name(),
                Map.of(
                        "certain", answer.certain().name(),
                        "name", answer.question().name(),
                        "type", answer.question().type().name(),
                        "resolver", answer.asked().resolver()),
                AnswerText.answer(answer),
                Optional.empty(),
                "RFC 8020 2");
    }
}
