package org.mailmedic.diagnosis.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.brand.BrandReadout;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.policy.dnssec.DaneHost;
import org.mailmedic.policy.dnssec.DnssecReadout;
import org.mailmedic.policy.dnssec.Tlsa;
import org.mailmedic.policy.transport.StsFetch;
import org.mailmedic.policy.transport.StsProblem;
import org.mailmedic.policy.transport.TransportReadout;

/// What is worth mending but never causes a bounce of mail that the domain sends.
public final class HygieneFindings {
    /// An Internet-Draft that expired in 2024 and is used all the same; its sections may move.
    private static final String BIMI = "draft-brand-indicators-for-message-identification";

    private HygieneFindings() {}

    public static List<Finding> transport(TransportReadout readout) {
        List<Finding> findings = new ArrayList<>();
        String sts = "_mta-sts." + readout.domain();
        if (readout.sts().size() > 1) {
            findings.add(
                    finding(FindingCode.MTASTS_MULTIPLE, sts, AnswerText.answer(readout.stsAnswer()), "RFC 8461 3.1"));
        }
        for (TagList record : readout.sts()) {
            if (record.value("id").filter(id -> !id.isEmpty()).isEmpty()) {
                findings.add(finding(FindingCode.MTASTS_NOID, sts, record.text(), "RFC 8461 3.1"));
            }
        }
        readout.policy().ifPresent(fetch -> policy(fetch, findings));
        for (TagList record : readout.reports()) {
            if (record.value("rua").filter(HygieneFindings::isReportAddress).isEmpty()) {
                findings.add(finding(
                        FindingCode.TLSRPT_NORUA, "_smtp._tls." + readout.domain(), record.text(), "RFC 8460 3"));
            }
        }
        findings.addAll(UnansweredFindings.unanswered(readout.unanswered()));
        return List.copyOf(findings);
    }

    /// Silence about DNSSEC is no finding: resolvers that do not know it are many, and nothing depends on
    /// it here.
    public static List<Finding> dnssec(DnssecReadout readout) {
        List<Finding> findings = new ArrayList<>();
        switch (readout.state()) {
            case BROKEN ->
                findings.add(finding(
                        FindingCode.DNSSEC_BROKEN, readout.zone(), AnswerText.answer(readout.ds()), "RFC 4035 5.2"));
            case ISLAND ->
                findings.add(finding(
                        FindingCode.DNSSEC_ISLAND, readout.zone(), AnswerText.answer(readout.keys()), "RFC 4033 2"));
            case BOGUS -> {
                DnsAnswer wrong = readout.ds() instanceof DnsAnswer.Bogus ? readout.ds() : readout.keys();
                findings.addAll(UnansweredFindings.unanswered(List.of(wrong)));
            }
            case SECURE, SIGNED, UNSIGNED, UNKNOWN -> {}
        }
        for (DaneHost host : readout.hosts()) {
            if (!host.records().isEmpty() && host.records().stream().noneMatch(Tlsa::isUsable)) {
                findings.add(finding(
                        FindingCode.DANE_UNUSABLE, host.host(), AnswerText.answer(host.answer()), "RFC 7672 3.1.3"));
            }
        }
        return List.copyOf(findings);
    }

    private static void policy(StsFetch fetch, List<Finding> findings) {
        for (StsProblem problem : fetch.problems()) {
            findings.add(new Finding(
                    FindingCode.MTASTS_POLICY,
                    fetch.url(),
                    Map.of("kind", problem.kind().name(), "detail", problem.detail()),
                    problem.kind() + " " + problem.detail(),
                    Optional.empty(),
                    problem.kind() == StsProblem.Kind.MX_NOT_COVERED ? "RFC 8461 4.1" : "RFC 8461 3.2"));
        }
        if (fetch.unreachable()) {
            findings.add(new Finding(
                    FindingCode.MTASTS_UNREACHABLE,
                    fetch.url(),
                    Map.of(),
                    fetch.url(),
                    Optional.empty(),
                    "RFC 8461 3.3"));
        }
        fetch.privateAddress()
                .ifPresent(address -> findings.add(new Finding(
                        FindingCode.MTASTS_PRIVATE,
                        fetch.url(),
                        Map.of("address", address),
                        fetch.url() + " " + address,
                        Optional.empty(),
                        "RFC 6890 2.2")));
    }

    /// A list of `mailto:` and `https:` addresses (RFC 8460 section 3).
    private static boolean isReportAddress(String rua) {
        return Arrays.stream(rua.split(",", -1))
                .map(u -> u.strip().toLowerCase(Locale.ROOT))
                .anyMatch(u -> u.startsWith("mailto:") || u.startsWith("https://"));
    }

    /// What is to be said of the logo record.
    ///
    /// @param dmarc what applies to the domain, where it was looked for
    public static List<Finding> brand(BrandReadout readout, Optional<DmarcReadout> dmarc) {
        List<Finding> findings = new ArrayList<>();
        String name = "default._bimi." + readout.domain();
        Optional<String> logo = readout.logo();
        if (logo.filter(l -> !l.toLowerCase(Locale.ROOT).startsWith("https://")).isPresent()) {
            findings.add(finding(FindingCode.BIMI_HTTP, name, AnswerText.answer(readout.answer()), BIMI));
        }
        for (TagList.Fault fault :
                readout.records().size() == 1 ? readout.records().getFirst().faults() : List.<TagList.Fault>of()) {
            findings.add(finding(
                    FindingCode.BIMI_SYNTAX,
                    name,
                    fault.shownIn(readout.records().getFirst().text()),
                    BIMI));
        }
        if (readout.records().size() > 1 || readout.isWithoutLogo()) {
            findings.add(finding(FindingCode.BIMI_SYNTAX, name, AnswerText.answer(readout.answer()), BIMI));
        }
        boolean weak = dmarc.filter(DmarcReadout::isCertain)
                .filter(HygieneFindings::isWeak)
                .isPresent();
        if (logo.isPresent() && weak) {
            findings.add(finding(FindingCode.BIMI_DMARC_NONE, name, AnswerText.answer(readout.answer()), BIMI));
        }
        findings.addAll(
                UnansweredFindings.unanswered(readout.answer().isCertain() ? List.of() : List.of(readout.answer())));
        return List.copyOf(findings);
    }

    /// Mail programs want every failing mail kept out: `p=none` does not do, nor a share of it.
    private static boolean isWeak(DmarcReadout dmarc) {
        Optional<Policy> policy =
                dmarc.walk().effectivePolicy().or(() -> dmarc.list().effectivePolicy());
        return policy.isEmpty()
                || policy.get() == Policy.NONE
                || dmarc.record().filter(r -> r.percent() < 100).isPresent();
    }

    private static Finding finding(FindingCode code, String subject, String evidence, String source) {
        return new Finding(code, subject, Map.of(), evidence, Optional.empty(), source);
    }
}
