package org.mailmedic.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.World;
import org.mailmedic.console.TextPage.Field;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.dns.AddressText;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.mx.MxReadout;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.reply.Idn;
import org.mailmedic.report.Json;
import org.mailmedic.session.CaseEvidence;
import org.mailmedic.session.TriedRecords;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// Audits of a domain's DNS: runs them, and shows them as JSON and as text.
final class AuditRuns {
    private final ConsoleKnowledge consoleKnowledge;
    private final Texts texts;
    private final FindingOutput findingOutput;

    AuditRuns(ConsoleKnowledge consoleKnowledge) {
        this.consoleKnowledge = consoleKnowledge;
        this.texts = consoleKnowledge.texts();
        this.findingOutput = new FindingOutput(consoleKnowledge);
    }

    Auditor auditor(World world) {
        return new Auditor(
                world, consoleKnowledge.catalogue(), consoleKnowledge.blockLists(), consoleKnowledge.severities());
    }

    Run<AuditReport> start(World world, AuditRequest request) {
        return auditor(world).start(request, _ -> {});
    }

    /// Tries the records that the findings would have published. Asks the DNS.
    TriedRecords tried(World world, AuditReport report, Optional<ProviderKind> kind) throws InterruptedException {
        return new RecordTrials(consoleKnowledge, world)
                .of(CaseEvidence.facts(
                        List.of(),
                        kind,
                        "",
                        Optional.empty(),
                        Optional.of(DiagnosisResult.audited(Instant.now(), report)),
                        report.zone(),
                        report.measured()));
    }

    /// The exit status that an audit leads to. Silence of the DNS is no fault of the domain.
    int status(AuditReport report) {
        boolean faulty = report.findings().stream()
                .anyMatch(f -> f.code() != FindingCode.DNS_TIMEOUT
                        && consoleKnowledge.severities().of(f.code()) == Severity.ERROR);
        boolean unknown = report.cancelled()
                || report.parts().values().stream().anyMatch(part -> part.state() == PartState.NOT_CHECKED)
                || report.findings().stream().anyMatch(f -> f.code() == FindingCode.DNS_TIMEOUT);
        return faulty ? Exit.FAULTY : unknown ? Exit.NOT_CHECKED : Exit.FINE;
    }

    void write(Json json, AuditReport report, Optional<ProviderKind> kind, TriedRecords tried) {
        json.put("domain", report.domain());
        if (!Idn.uLabels(report.domain()).equals(report.domain())) {
            json.put("unicode", Idn.uLabels(report.domain()));
        }
        json.object("spf", report.spf(), AuditRuns::spf);
        json.array("dkim", keys(report), AuditRuns::key);
        json.object("dmarc", report.dmarc(), AuditRuns::dmarc);
        json.array(
                "mx",
                hosts(report),
                (to, host) -> to.put("preference", host.preference()).put("host", host.name()));
        json.put(
                "provider",
                kind.map(ProviderKind::providerId)
                        .or(() -> report.provider().map(r -> r.kind().providerId())));
        json.array(
                "blocklists",
                report.blockLists(),
                (to, list) -> to.put("zone", list.list().zone())
                        .put("subject", list.subject())
                        .put("answer", list.verdict().word())
                        .put("codes", list.codes())
                        .put("reason", list.reason()));
        findingOutput.write(json, report.findings(), tried);
        json.object("dnssec", report.dnssec(), NetworkOutput::dnssec);
        json.object("resolver", report.resolver(), (to, resolver) -> NetworkOutput.resolver(to, resolver, report));
        json.object(
                "timing",
                timing -> timing.put("elapsedMillis", report.elapsed().toMillis())
                        .put("queries", report.questions())
                        .put("criticalPath", report.criticalPath())
                        .object("extras", extras -> NetworkOutput.extras(extras, report.tally())));
    }

    private static void spf(Json json, SpfReadout spf) {
        json.put("record", spf.tree().record().map(SpfRecord::text))
                .put("lookups", spf.tree().lookups())
                .put("voidLookups", spf.tree().voids())
                .array(
                        "results",
                        spf.verdicts(),
                        (to, verdict) -> to.put(
                                        "ip", AddressText.of(verdict.identity().address()))
                                .put("result", verdict.result().word())
                                .put("mechanism", verdict.mechanism()));
    }

    private static List<DkimKey> keys(AuditReport report) {
        return report.dkim().stream()
                .flatMap(dkim -> dkim.keys().stream())
                .filter(key -> key.isThere() || key.asWhat() == DkimKey.Origin.GIVEN)
                .toList();
    }

    private static void key(Json json, DkimKey key) {
        json.put("selector", key.selector())
                .put("status", Spelling.of(key.status()))
                .put("algorithm", key.algorithm())
                .put("bits", key.bits());
    }

    private static void dmarc(Json json, DmarcReadout dmarc) {
        DmarcReadout.Applied applied =
                dmarc.walk().record().isPresent() || dmarc.list().record().isEmpty() ? dmarc.walk() : dmarc.list();
        json.put("record", dmarc.record().map(DmarcRecord::text))
                .put("foundAt", Optional.of(applied.foundAt()).filter(name -> !name.isEmpty()))
                .put("organizationalDomain", applied.organisationalDomain())
                .put("policy", applied.policy().map(DmarcRecord.Policy::word))
                .put("effectivePolicy", applied.effectivePolicy().map(DmarcRecord.Policy::word));
    }

    private static List<MxReadout.Host> hosts(AuditReport report) {
        return report.mx().stream()
                .flatMap(mx -> mx.hasNull()
                        ? Stream.concat(
                                Stream.of(new MxReadout.Host(0, ".", List.of(), List.of(), false, true)),
                                mx.hosts().stream())
                        : mx.hosts().stream())
                .toList();
    }

    void print(TextPage page, AuditReport report, TriedRecords tried) {
        page.heading(texts.get("console.audit", Map.of("domain", Idn.shown(report.domain()))));
        List<Field> fields = new ArrayList<>();
        report.parts().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(part -> {
            String state = texts.get("report.state." + part.getValue().state().name());
            String summary = part.getValue().summary();
            fields.add(new Field(
                    texts.get("report.part." + part.getKey().name()),
                    summary.isBlank() ? state : state + ": " + new Excerpt(texts).of(summary)));
        });
        page.fields(fields);
        findingOutput.print(page, report.findings(), tried);
    }
}
