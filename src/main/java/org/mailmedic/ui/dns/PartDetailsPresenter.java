package org.mailmedic.ui.dns;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.AlignmentForecast;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.OrganisationalDomain;
import org.mailmedic.policy.dnssec.DnssecReadout;
import org.mailmedic.policy.reverse.HeloReadout;
import org.mailmedic.policy.transport.StsPolicy;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// Puts in words what lies behind each part of an audit: what its records mean, and the raw answers.
final class PartDetailsPresenter {
    private final Texts texts;
    private final RawAnswerPresenter raw;

    PartDetailsPresenter(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.raw = new RawAnswerPresenter(texts, zone);
    }

    /// For each part that the audit ran to its end.
    Map<Part, PartDetails> tell(AuditReport report) {
        Map<Part, List<DnsAnswer>> answers = new EnumMap<>(Part.class);
        for (DnsAnswer answer : report.answers()) {
            report.partOf(answer)
                    .ifPresent(part -> answers.computeIfAbsent(part, _ -> new ArrayList<>())
                            .add(answer));
        }
        Set<Part> doubtful = report.unreliable();
        Map<Part, PartDetails> all = new EnumMap<>(Part.class);
        for (Part part : report.parts().keySet()) {
            all.put(
                    part,
                    new PartDetails(
                            facts(part, report),
                            raw.tell(answers.getOrDefault(part, List.of())),
                            doubtful.contains(part)));
        }
        return all;
    }

    private List<String> facts(Part part, AuditReport report) {
        return switch (part) {
            case DKIM -> report.dkim().map(this::dkim).orElse(List.of());
            case DMARC -> dmarc(report);
            case REVERSE_DNS -> report.helo().map(this::helo).orElse(List.of());
            case TRANSPORT -> transport(report);
            case BLOCK_LISTS -> report.blockLists().isEmpty() ? List.of() : List.of(texts.get("page.dns.fact.lists"));
            case SPF, MX, BRAND -> List.of();
        };
    }

    private List<String> dkim(DkimReadout readout) {
        List<String> facts = new ArrayList<>();
        readout.others()
                .forEach(key -> facts.add(texts.get(
                        "page.dns.fact.dkim.other." + Spelling.of(key.status()),
                        Map.of("name", key.name(), "selector", key.selector()))));
        for (DkimKey key : readout.keys()) {
            if (!key.aliases().isEmpty()) {
                String chain = Stream.concat(Stream.of(key.name()), key.aliases().stream())
                        .collect(Collectors.joining(" → "));
                String which = key.isDeadAlias() ? "page.dns.fact.dkim.dead" : "page.dns.fact.dkim.alias";
                facts.add(texts.get(
                        which,
                        Map.of(
                                "chain",
                                chain,
                                "keeper",
                                key.keeper().map(k -> " (" + k + ")").orElse(""))));
            }
        }
        if (readout.wildcard()) {
            facts.add(texts.get("page.dns.fact.dkim.wildcard"));
        }
        facts.add(
                readout.nothingBelow()
                        ? texts.get("page.dns.fact.dkim.nothing")
                        : texts.count("page.dns.fact.dkim.tried", readout.tried(), Map.of()));
        return facts;
    }

    private List<String> dmarc(AuditReport report) {
        List<String> facts = new ArrayList<>();
        report.dmarc().ifPresent(readout -> {
            facts.add(applied("page.dns.fact.dmarc.walk", readout.walk()));
            facts.add(applied("page.dns.fact.dmarc.list", readout.list()) + " "
                    + texts.get("page.dns.fact.dmarc.suffixes", Map.of("list", OrganisationalDomain.list())));
            facts.add(texts.get(readout.disagree() ? "page.dns.fact.dmarc.differ" : "page.dns.fact.dmarc.same"));
        });
        report.forecast().ifPresent(forecast -> {
            for (AlignmentForecast.Identifier i : forecast.identifiers()) {
                String aligned = i.byWalk() == i.byList()
                        ? i.byWalk() ? "aligned" : "unaligned"
                        : i.byWalk() ? "walkonly" : "listonly";
                facts.add(texts.get(
                        "page.dns.fact.vouch",
                        Map.of(
                                "mechanism", i.mechanism().name(),
                                "domain", i.domain(),
                                "standing", texts.get("page.dns.fact.standing." + Spelling.of(i.standing())),
                                "aligned", texts.get("page.dns.fact." + aligned, Map.of("from", forecast.from())))));
            }
            for (DmarcReadout.Standard standard : DmarcReadout.Standard.values()) {
                boolean once = !forecast.differs();
                if (!once || standard == DmarcReadout.Standard.RFC9989) {
                    facts.add(texts.get(
                            "page.dns.fact.outcome." + Spelling.of(forecast.outcome(standard)),
                            Map.of("standard", once ? "" : " (" + name(standard) + ")")));
                }
            }
        });
        return facts;
    }

    private String applied(String key, DmarcReadout.Applied applied) {
        return texts.get(
                key,
                Map.of(
                        "domain", applied.organisationalDomain(),
                        "policy",
                                applied.effectivePolicy()
                                        .map(p -> "p=" + Spelling.of(p))
                                        .orElseGet(() -> texts.get("page.dns.fact.dmarc.nopolicy")),
                        "at",
                                applied.foundAt().isEmpty()
                                        ? texts.get("page.dns.fact.dmarc.norecord")
                                        : applied.foundAt()));
    }

    private static String name(DmarcReadout.Standard standard) {
        return switch (standard) {
            case RFC9989 -> "RFC 9989";
            case RFC7489 -> "RFC 7489";
        };
    }

    private List<String> helo(HeloReadout readout) {
        String addresses = readout.addresses().stream().map(AddressText::of).collect(Collectors.joining(", "));
        String leads = !addresses.isEmpty()
                ? addresses
                : texts.get(
                        readout.unanswered().isEmpty() ? "page.dns.fact.helo.nowhere" : "page.dns.fact.helo.unknown");
        return List.of(texts.get("page.dns.fact.helo", Map.of("name", readout.name(), "addresses", leads)));
    }

    private List<String> transport(AuditReport report) {
        List<String> facts = new ArrayList<>();
        report.transport().flatMap(t -> t.policy()).ifPresent(fetch -> {
            Optional<StsPolicy> policy = fetch.policy();
            facts.add(policy.map(p -> texts.get(
                            "page.dns.fact.sts",
                            Map.of(
                                    "url", fetch.url(),
                                    "mode", p.mode(),
                                    "days", String.valueOf(Math.max(0, p.maxAge()) / 86_400),
                                    "hosts", String.join(", ", p.mx()))))
                    .orElseGet(() -> texts.get("page.dns.fact.sts.none", Map.of("url", fetch.url()))));
        });
        report.dnssec().ifPresent(d -> facts.addAll(dnssec(d)));
        return facts;
    }

    private List<String> dnssec(DnssecReadout readout) {
        List<String> facts = new ArrayList<>();
        facts.add(texts.get("page.dns.fact.dnssec." + Spelling.of(readout.state()), Map.of("zone", readout.zone())));
        readout.hosts().forEach(host -> {
            String key = !host.answer().isCertain()
                    ? "unknown"
                    : host.records().isEmpty() ? "none" : host.isProtected() ? "good" : "unprotected";
            facts.add(texts.get("page.dns.fact.dane." + key, Map.of("host", host.host())));
        });
        return facts;
    }
}
