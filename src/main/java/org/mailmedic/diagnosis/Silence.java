package org.mailmedic.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.policy.dmarc.OrganisationalDomain;

/// Findings that say that the DNS did not answer, made one for each zone and cause.
final class Silence {
    private static final int LONGEST = 8_000;

    private Silence() {}

    private record Cause(FindingCode code, String zone, String resolver) {}

    static List<Finding> together(List<Finding> findings) {
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
            case DNS_TIMEOUT, DNS_SERVFAIL, DNS_REFUSED, DNS_BOGUS ->
                new Cause(
                        finding.code(),
                        zone(finding.subject()),
                        finding.arguments().getOrDefault("resolver", ""));
            default -> finding;
        };
    }

    /// The organisation's domain, without the labels that only services have, such as `_dmarc`: no list
    /// of suffixes knows them.
    private static String zone(String name) {
        int service = name.lastIndexOf("._");
        int dot = name.indexOf('.', Math.max(service + 1, 0));
        boolean below = dot > 0 && (service >= 0 || name.startsWith("_"));
        return OrganisationalDomain.of(below ? name.substring(dot + 1) : name);
    }

    /// The names stand in the evidence, each with what was said of it.
    private static Finding one(List<Finding> group) {
        Finding first = group.getFirst();
        Set<String> lines = new LinkedHashSet<>();
        group.forEach(f -> f.evidence().lines().forEach(lines::add));
        Set<String> names = new LinkedHashSet<>();
        group.forEach(f -> names.add(f.subject()));
        String zone = names.size() == 1 ? first.subject() : zone(first.subject());
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
                        "count",
                        String.valueOf(lines.size())),
                all.length() <= LONGEST ? all : all.substring(0, LONGEST) + " …",
                Optional.empty(),
                first.source());
    }
}
