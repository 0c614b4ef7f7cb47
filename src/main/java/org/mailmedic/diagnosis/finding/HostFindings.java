package org.mailmedic.diagnosis.finding;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmedic.dns.AddressText;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.knowledge.BlockList;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.mx.MxReadout;
import org.mailmedic.policy.reverse.HeloReadout;
import org.mailmedic.policy.reverse.ReverseReadout;

/// What is to be said of mail servers, sending addresses and the lists that they may be on.
public final class HostFindings {
    private HostFindings() {}

    /// What is to be said of the mail servers.
    ///
    /// @param otherProvider name of the provider that takes the mail, where another one was chosen for
    ///     sending
    public static List<Finding> mx(MxReadout readout, Optional<String> otherProvider) {
        List<Finding> findings = new ArrayList<>();
        String domain = readout.domain();
        String evidence = AnswerText.answer(readout.answer());
        if (readout.hasNull()) {
            findings.add(finding(
                    readout.hosts().isEmpty() ? FindingCode.MX_NULL : FindingCode.MX_NULL_MIXED,
                    domain,
                    Map.of(),
                    evidence,
                    "RFC 7505 3"));
        }
        for (MxReadout.Host host : readout.hosts()) {
            var arguments = Map.of("host", host.name(), "preference", String.valueOf(host.preference()));
            String shown = host.preference() + " " + host.name();
            if (host.isAddress()) {
                findings.add(finding(FindingCode.MX_IP, domain, arguments, shown, "RFC 1035 3.3.9"));
            } else if (host.addresses().isEmpty() && host.isCertain()) {
                findings.add(finding(FindingCode.MX_NOHOST, domain, arguments, shown, "RFC 5321 5.1"));
            }
            if (!host.aliases().isEmpty()) {
                String chain = shown + " CNAME " + String.join(" CNAME ", host.aliases());
                findings.add(finding(FindingCode.MX_CNAME, domain, arguments, chain, "RFC 2181 10.3"));
            }
        }
        if (!readout.answer().aliases().isEmpty()) {
            String chain =
                    domain + " CNAME " + String.join(" CNAME ", readout.answer().aliases());
            findings.add(finding(
                    FindingCode.DNS_ALIAS,
                    domain,
                    Map.of("target", readout.answer().aliases().getFirst()),
                    chain,
                    "RFC 1034 3.6.2"));
        }
        boolean none = readout.answer().isCertain() && readout.hosts().isEmpty() && !readout.hasNull();
        if (none && readout.implicit()) {
            findings.add(finding(FindingCode.MX_IMPLICIT, domain, Map.of(), evidence, "RFC 5321 5.1"));
        } else if (none && readout.answer() instanceof DnsAnswer.NoSuchName) {
            findings.add(finding(FindingCode.DNS_NXDOMAIN, domain, Map.of(), evidence, "RFC 8020 2"));
        } else if (none && readout.unanswered().isEmpty()) {
            findings.add(finding(FindingCode.MX_NONE, domain, Map.of(), evidence, "RFC 5321 5.1"));
        }
        otherProvider.ifPresent(name -> findings.add(
                finding(FindingCode.MX_OTHER_PROVIDER, domain, Map.of("provider", name), evidence, "RFC 5321 5.1")));
        findings.addAll(UnansweredFindings.unanswered(readout.unanswered()));
        return List.copyOf(findings);
    }

    public static List<Finding> reverse(ReverseReadout readout) {
        List<Finding> findings = new ArrayList<>();
        String address = AddressText.of(readout.address());
        String evidence = AnswerText.answer(readout.answer());
        String names = String.join(" ", readout.names());
        Map<String, String> arguments = Map.of("ip", address, "names", names);
        if (readout.answer().isCertain() && readout.names().isEmpty()) {
            findings.add(finding(FindingCode.PTR_MISSING, address, arguments, evidence, "RFC 1912 2.1"));
        } else if (readout.confirmed().isEmpty() && readout.unanswered().isEmpty()) {
            findings.add(finding(FindingCode.PTR_MISMATCH, address, arguments, evidence, "RFC 8601 3"));
        }
        if (readout.generic()) {
            findings.add(finding(FindingCode.PTR_GENERIC, address, arguments, evidence, "RFC 1912 2.1"));
        }
        findings.addAll(UnansweredFindings.unanswered(readout.unanswered()));
        return List.copyOf(findings);
    }

    /// What is to be said of the name that the server greets with.
    ///
    /// @param senders addresses that the mail was sent from
    public static List<Finding> helo(HeloReadout readout, List<InetAddress> senders) {
        List<Finding> findings = new ArrayList<>();
        String name = readout.name();
        String led = readout.addresses().stream().map(AddressText::of).collect(Collectors.joining(" "));
        Map<String, String> arguments = Map.of("name", name, "addresses", led);
        boolean certain = readout.unanswered().isEmpty();
        boolean literal = name.startsWith("[");
        if (!readout.isFullName()) {
            findings.add(finding(FindingCode.HELO_BAD, name, arguments, "EHLO " + name, "RFC 5321 4.1.4"));
        } else if (!literal && readout.addresses().isEmpty() && certain) {
            findings.add(finding(FindingCode.HELO_NOHOST, name, arguments, name + " A, AAAA: -", "RFC 5321 4.1.1.1"));
        } else if (!literal
                && certain
                && senders.stream().noneMatch(readout.addresses()::contains)
                && !senders.isEmpty()) {
            findings.add(finding(FindingCode.HELO_MISMATCH, name, arguments, name + " " + led, "RFC 5321 4.1.4"));
        }
        findings.addAll(UnansweredFindings.unanswered(readout.unanswered()));
        return List.copyOf(findings);
    }

    /// That a listed address belongs to the provider and is shared by its customers.
    public static Optional<Finding> shared(ListReadout readout, String provider) {
        boolean listed =
                readout.verdict() == ListReadout.Verdict.LISTED || readout.verdict() == ListReadout.Verdict.POLICY;
        return listed && !readout.list().forDomains()
                ? Optional.of(finding(
                        FindingCode.DNSBL_SHARED,
                        readout.subject(),
                        Map.of("provider", provider, "zone", readout.list().zone()),
                        AnswerText.answer(readout.test()),
                        "RFC 5782 2.1"))
                : Optional.empty();
    }

    public static List<Finding> blockList(ListReadout readout, BlockLists known) {
        Optional<BlockList> list = known.byZone(readout.list().zone());
        Optional<FindingCode> code = switch (readout.verdict()) {
            case NOT_LISTED -> Optional.empty();
            case LISTED -> Optional.of(FindingCode.DNSBL_LISTED);
            case POLICY -> Optional.of(FindingCode.DNSBL_POLICY);
            case REFUSED -> Optional.of(FindingCode.DNSBL_REFUSED);
            case UNUSABLE -> Optional.of(FindingCode.DNSBL_UNUSABLE);
            case TIMEOUT -> Optional.of(FindingCode.DNS_TIMEOUT);
        };
        String codes = String.join(" ", readout.codes());
        String evidence =
                AnswerText.answer(readout.test()) + (readout.reason().isEmpty() ? "" : "\n" + readout.reason());
        return code
                .map(c -> new Finding(
                        c,
                        readout.subject(),
                        Map.of(
                                "list",
                                        list.map(BlockList::name)
                                                .orElse(readout.list().zone()),
                                "zone", readout.list().zone(),
                                "codes", codes,
                                "part", list.map(l -> names(l, readout)).orElse(""),
                                "reason", readout.reason(),
                                "lookup", list.map(l -> l.lookup().toString()).orElse(""),
                                "delisting",
                                        list.map(l -> l.delisting().toString()).orElse("")),
                        evidence,
                        Optional.empty(),
                        list.map(l -> l.fact().source().toString()).orElse("RFC 5782 2.3")))
                .stream()
                .toList();
    }

    public static Finding notAsked(String zone, BlockLists known) {
        Optional<BlockList> list = known.byZone(zone);
        String name = list.map(BlockList::name).orElse(zone);
        return finding(
                FindingCode.DNSBL_NOT_ASKED,
                name,
                Map.of("list", name, "zone", zone),
                "",
                list.map(l -> l.fact().source().toString()).orElse("RFC 5782 2.1"));
    }

    private static String names(BlockList list, ListReadout readout) {
        return readout.codes().stream()
                .flatMap(code -> list.nameOf(code).stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Finding finding(
            FindingCode code, String subject, Map<String, String> arguments, String evidence, String source) {
        return new Finding(code, subject, arguments, evidence, Optional.empty(), source);
    }
}
