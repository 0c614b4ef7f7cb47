package org.mailmedic.console;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Probing;
import org.mailmedic.checkup.Run;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.Dns;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.lab.Entries;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeCase;
import org.mailmedic.lab.PracticeFix;
import org.mailmedic.reply.Bounce;
import org.mailmedic.report.Json;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.TestMessage;

/// A practice case played from the bounce to mail that arrives: real conversations with servers on loopback.
///
/// @param before what was found before anything was put right
/// @param after what was found when all was
/// @param delivery the test message at the end
record Play(PracticeCase practice, DiagnosisResult before, DiagnosisResult after, Delivery delivery) {
    private static final Duration BOUND = Duration.ofSeconds(30);

    static Play of(PracticeCase practice, ConsoleKnowledge consoleKnowledge, Function<InetSocketAddress, Dns> resolvers)
            throws InterruptedException {
        try (Lab lab = Lab.open(practice, resolvers)) {
            DiagnosisResult before = examine(lab, consoleKnowledge);
            practice.fixes().forEach(fix -> lab.apply(fix.id()));
            DiagnosisResult after = examine(lab, consoleKnowledge);
            TestMessage message = TestMessage.of(
                    lab.entries().address(),
                    practice.recipient(),
                    consoleKnowledge.texts().get("testmail.subject"),
                    consoleKnowledge
                            .texts()
                            .get(
                                    "testmail.text",
                                    Map.of("address", lab.entries().address())));
            Delivery delivery =
                    ProbeRuns.ended(new Probing(lab.world().network()).send(request(lab), message, _ -> {}));
            return new Play(practice, before, after, delivery);
        }
    }

    private static DiagnosisResult examine(Lab lab, ConsoleKnowledge consoleKnowledge) throws InterruptedException {
        String address = lab.entries().address();
        String domain = address.substring(address.lastIndexOf('@') + 1);
        Bounce bounce = consoleKnowledge.reader().read(lab.practice().bounce());
        List<Reading> readings = consoleKnowledge.phrases().read(bounce);
        Optional<ProviderKind> kind =
                consoleKnowledge.catalogue().kindFor(lab.practice().provider(), address);
        Run<AuditReport> audit = new AuditRuns(consoleKnowledge)
                .start(
                        lab.world(),
                        AuditRequest.about(domain, Set.of(Part.values()), BOUND)
                                .provider(kind)
                                .mailFrom(bounce.original().returnPath())
                                .addresses(DiagnoseCommand.addresses(readings))
                                .selectors(DiagnoseCommand.selectors(bounce, domain))
                                .blockLists(readings.stream()
                                        .flatMap(r -> r.refusal().clues().blockListZone().stream())
                                        .distinct()
                                        .toList())
                                .build());
        ProbeReport probe = ProbeRuns.run(lab.world(), request(lab), kind, consoleKnowledge.phrases());
        return DiagnosisResult.of(
                consoleKnowledge,
                lab.world(),
                readings,
                kind,
                address,
                Optional.of(probe),
                Optional.of(ProbeRuns.ended(audit)),
                bounce.original(),
                Optional.empty());
    }

    private static ProbeRequest request(Lab lab) {
        Entries entries = lab.entries();
        Credentials credentials = entries.user().isEmpty()
                ? new Credentials.None()
                : new Credentials.Password(
                        entries.user(), new Secret(entries.password().toCharArray()));
        return ProbeRequest.of(entries.server())
                .sending(entries.address(), lab.practice().recipient())
                .signingIn(credentials);
    }

    boolean arrived() {
        return delivery.accepted();
    }

    void write(Json json, ConsoleKnowledge consoleKnowledge) {
        json.put("case", practice.id())
                .put("title", consoleKnowledge.texts().get(practice.titleKey()))
                .put("story", consoleKnowledge.texts().get(practice.storyKey()))
                .put("bounce", practice.bounce())
                .put("expected", practice.cause())
                .put("right", before.outcome().diagnosis().best().cause().code().equals(practice.cause()))
                .object("before", to -> new OutcomeOutput(consoleKnowledge).write(to, before.outcome()))
                .array(
                        "fixes",
                        practice.fixes(),
                        (to, fix) -> to.put("id", fix.id())
                                .put("text", consoleKnowledge.texts().get(practice.fixKey(fix))))
                .object("after", to -> new OutcomeOutput(consoleKnowledge).write(to, after.outcome()))
                .object(
                        "testSend",
                        to -> to.put("accepted", delivery.accepted()).put("reply", delivery.answer()));
    }

    void print(TextPage page, ConsoleKnowledge consoleKnowledge) {
        page.paragraph(consoleKnowledge.texts().get("practice.band")).gap();
        page.heading(consoleKnowledge.texts().get(practice.titleKey()))
                .paragraph(consoleKnowledge.texts().get(practice.storyKey()))
                .gap()
                .paragraph(consoleKnowledge.texts().get("console.lab.bounce"))
                .verbatim(practice.bounce().strip())
                .gap();
        new OutcomeOutput(consoleKnowledge).print(page, before.outcome());
        before.probe().ifPresent(report -> new ProbeRuns(consoleKnowledge).print(page, report));
        page.gap();
        before.audit()
                .ifPresent(report -> new AuditRuns(consoleKnowledge)
                        .print(page, report, before.outcome().tried()));
        page.gap().heading(consoleKnowledge.texts().get("console.lab.fixed"));
        for (PracticeFix fix : practice.fixes()) {
            page.bullet(consoleKnowledge.texts().get(practice.fixKey(fix)));
        }
        page.gap()
                .heading(consoleKnowledge.texts().get("console.lab.again"))
                .paragraph(consoleKnowledge.texts().get(arrived() ? "console.lab.arrived" : "console.lab.refused"));
        delivery.answer().ifPresent(reply -> page.verbatim(reply.toString()));
    }
}
