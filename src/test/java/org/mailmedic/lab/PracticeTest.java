package org.mailmedic.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Probing;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.BlockList;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.smtp.TestMessage;
import org.mailmedic.text.Texts;

/// Each practice case through the app's own checks, over real sockets, from the bounce to the accepted test
/// message.
class PracticeTest {
    /// The step at which a case fails before its fixes; the others fail only when a message is handed over.
    private static final Map<String, ProbeStep.Name> FAILS_AT = Map.of(
            "relay-denied", ProbeStep.Name.RCPT_TO,
            "gmail-app-password", ProbeStep.Name.AUTH,
            "microsoft365-smtp-auth", ProbeStep.Name.AUTH,
            "yahoo-app-password", ProbeStep.Name.AUTH);

    /// What the audit must find at the least; in the other cases the DNS is in order.
    private static final Map<String, List<String>> FOUND_IN_DNS = Map.of(
            "workspace-unauthenticated", List.of("spf.missing", "dkim.none_found", "dmarc.missing"),
            "spf-two-records", List.of("spf.multiple"),
            "block-list", List.of("dnsbl.listed"),
            "no-reverse-dns", List.of("ptr.missing"));

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Severities SEVERITIES = Severities.load();
    private static final PhraseBook PHRASES = PhraseBook.load();
    private static final Remedies REMEDIES = Remedies.load(CATALOGUE, SEVERITIES, Texts.in(Locale.ENGLISH));

    static Stream<PracticeCase> cases() {
        return PracticeCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBounceIsReadRightly(PracticeCase practice) {
        List<Reading> readings = readings(practice);

        assertThat(readings).isNotEmpty();
        assertThat(readings.getFirst().cause().code()).isEqualTo(practice.cause());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theProbeFailsAtTheRightStepAndAfterTheFixesNowhere(PracticeCase practice) throws Exception {
        try (Lab lab = open(practice)) {
            assertThat(probe(lab).result().failed().map(ProbeStep::name))
                    .isEqualTo(Optional.ofNullable(FAILS_AT.get(practice.id())));
            assertThat(send(lab).result().failed()).isPresent();
            assertThat(lab.arrived()).isEmpty();

            practice.fixes().forEach(fix -> lab.apply(fix.id()));

            assertThat(probe(lab).result().failed()).isEmpty();
            assertThat(send(lab).result().failed()).isEmpty();
            assertThat(lab.arrived()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAuditFindsTheFaultAndAfterTheFixesNone(PracticeCase practice) throws Exception {
        try (Lab lab = open(practice)) {
            AuditReport before = audit(lab);
            List<String> found = codes(before.findings());
            assertThat(found).containsAll(FOUND_IN_DNS.getOrDefault(practice.id(), List.of()));
            if (!FOUND_IN_DNS.containsKey(practice.id())) {
                assertThat(serious(before)).isEmpty();
            }
            assertThat(before.parts().values()).noneMatch(part -> part.state() == PartState.NOT_CHECKED);

            practice.fixes().forEach(fix -> lab.apply(fix.id()));

            assertThat(serious(audit(lab))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDiagnosisNamesTheCauseAndTheChecklistCuresIt(PracticeCase practice) throws Exception {
        try (Lab lab = open(practice)) {
            Facts facts = facts(lab);
            Diagnosis diagnosis = new Diagnostician(CATALOGUE, SEVERITIES).diagnose(facts);
            assertThat(diagnosis.best().cause().code()).isEqualTo(practice.cause());

            Checklist checklist = REMEDIES.checklist(diagnosis, facts);
            assertThat(checklist.now()).isNotEmpty();
            Set<Recheck> curable =
                    practice.fixes().stream().map(PracticeFix::recheck).collect(Collectors.toSet());
            assertThat(checklist.now().stream().map(FixItem::recheck))
                    .as("each thing to do now can be done in the lab")
                    .isSubsetOf(curable);

            practice.fixes().forEach(fix -> lab.apply(fix.id()));

            Facts after = facts(lab);
            for (FixItem item : checklist.now()) {
                assertThat(stillWrong(item.recheck(), after)).as(item.id()).isEmpty();
            }
        }
    }

    /// What the check that belongs to a fix still finds.
    private static List<String> stillWrong(Recheck recheck, Facts facts) {
        List<Finding> findings = switch (recheck) {
            case Recheck.Other.SIGN_IN -> facts.connection();
            case Recheck.Other.BY_HAND -> List.of();
            case Part part ->
                facts.dns().stream()
                        .filter(f -> Part.of(f.code()).equals(Optional.of(part)))
                        .toList();
        };
        return codes(findings.stream()
                .filter(f -> SEVERITIES.of(f.code()).compareTo(Severity.WARNING) >= 0)
                .toList());
    }

    private static List<String> serious(AuditReport report) {
        return codes(report.findings().stream()
                .filter(f -> SEVERITIES.of(f.code()).compareTo(Severity.WARNING) >= 0)
                .toList());
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(f -> f.code().code()).toList();
    }

    private static Lab open(PracticeCase practice) {
        return Lab.open(practice, LiveDns::closedWorld);
    }

    private static List<Reading> readings(PracticeCase practice) {
        return PHRASES.read(new BounceReader().read(practice.bounce()));
    }

    private static Optional<ProviderKind> kind(Lab lab) {
        return CATALOGUE.kindFor(lab.practice().provider(), lab.entries().address());
    }

    private static Facts facts(Lab lab) throws Exception {
        ProbeReport probe = probe(lab);
        AuditReport audit = audit(lab);
        boolean signedIn = probe.result().steps().stream()
                .anyMatch(r -> r.name() == ProbeStep.Name.AUTH && r.status() == ProbeStep.Status.OK);
        Set<Part> checked = audit.parts().values().stream()
                .filter(part -> part.state() != PartState.SKIPPED)
                .map(AuditEvent.Finished::part)
                .collect(Collectors.toSet());
        return new Facts(
                readings(lab.practice()),
                kind(lab),
                lab.entries().address(),
                probe.findings(),
                true,
                signedIn,
                audit.findings(),
                checked,
                Optional.empty());
    }

    private static ProbeReport probe(Lab lab) throws Exception {
        return ended(new Probing(lab.world().network())
                .start(request(lab), kind(lab), step -> {})
                .result());
    }

    private static Delivery send(Lab lab) throws Exception {
        TestMessage message =
                TestMessage.of(lab.entries().address(), lab.practice().recipient(), "A test", "Hello.");
        return ended(new Probing(lab.world().network())
                .send(request(lab), message, step -> {})
                .result());
    }

    private static AuditReport audit(Lab lab) throws Exception {
        List<String> addresses = readings(lab.practice()).stream()
                .flatMap(r -> r.refusal().clues().addresses().stream())
                .distinct()
                .toList();
        AuditRequest request = AuditRequest.about(
                        MailAddress.parse(lab.entries().address()).orElseThrow().domain(),
                        EnumSet.allOf(Part.class),
                        Duration.ofSeconds(30))
                .provider(kind(lab))
                .addresses(addresses)
                .blockLists(
                        BlockLists.load().all().stream().map(BlockList::zone).toList())
                .build();
        return ended(new Auditor(lab.world()).start(request, event -> {}).result());
    }

    private static <T> T ended(CompletableFuture<T> result) throws Exception {
        return result.get(60, TimeUnit.SECONDS);
    }

    private static ProbeRequest request(Lab lab) {
        Entries entries = lab.entries();
        Credentials credentials = entries.user().isEmpty()
                ? new Credentials.None()
                : new Credentials.Password(
                        entries.user(), new Secret(entries.password().toCharArray()));
        return new ProbeRequest(
                entries.server(),
                credentials,
                Optional.of(entries.address()),
                Optional.of(lab.practice().recipient()),
                Optional.empty(),
                ProbeRequest.USUAL_PATIENCE,
                Optional.empty(),
                false);
    }
}
