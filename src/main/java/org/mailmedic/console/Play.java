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
record Play(PracticeCase practice, Examined before, Examined after, Delivery delivery) {
    private static final Duration BOUND = Duration.ofSeconds(30);

    static Play of(PracticeCase practice, Shelf shelf, Function<InetSocketAddress, Dns> resolvers)
            throws InterruptedException {
        try (Lab lab = Lab.open(practice, resolvers)) {
            Examined before = examine(lab, shelf);
            practice.fixes().forEach(fix -> lab.apply(fix.id()));
            Examined after = examine(lab, shelf);
            TestMessage message = TestMessage.of(
                    lab.entries().address(),
                    practice.recipient(),
                    shelf.texts().get("testmail.subject"),
                    shelf.texts()
                            .get(
                                    "testmail.text",
                                    Map.of("address", lab.entries().address())));
            Delivery delivery = Probes.ended(new Probing(lab.world().network()).send(request(lab), message, _ -> {}));
            return new Play(practice, before, after, delivery);
        }
    }

    private static Examined examine(Lab lab, Shelf shelf) throws InterruptedException {
        String address = lab.entries().address();
        String domain = address.substring(address.lastIndexOf('@') + 1);
        Bounce bounce = shelf.reader().read(lab.practice().bounce());
        List<Reading> readings = shelf.phrases().read(bounce);
        Optional<ProviderKind> kind = shelf.catalogue().kindFor(lab.practice().provider(), address);
        Run<AuditReport> audit = new Audits(shelf)
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
        ProbeReport probe = Probes.run(lab.world(), request(lab), kind, shelf.phrases());
        return Examined.of(shelf, readings, kind, address, Optional.of(probe), Optional.of(Probes.ended(audit)));
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

    void write(Json json, Shelf shelf) {
        json.put("case", practice.id())
                .put("title", shelf.texts().get(practice.titleKey()))
                .put("story", shelf.texts().get(practice.storyKey()))
                .put("bounce", practice.bounce())
                .put("expected", practice.cause())
                .put("right", before.diagnosis().best().cause().code().equals(practice.cause()))
                .object("before", to -> before.write(to, shelf))
                .array(
                        "fixes",
                        practice.fixes(),
                        (to, fix) ->
                                to.put("id", fix.id()).put("text", shelf.texts().get(practice.fixKey(fix))))
                .object("after", to -> after.write(to, shelf))
                .object(
                        "testSend",
                        to -> to.put("accepted", delivery.accepted()).put("reply", delivery.answer()));
    }

    void print(Sheet sheet, Shelf shelf) {
        sheet.paragraph(shelf.texts().get("practice.band")).gap();
        sheet.heading(shelf.texts().get(practice.titleKey()))
                .paragraph(shelf.texts().get(practice.storyKey()))
                .gap()
                .paragraph(shelf.texts().get("console.lab.bounce"))
                .verbatim(practice.bounce().strip())
                .gap();
        before.print(sheet, shelf);
        before.probe().ifPresent(report -> new Probes(shelf).print(sheet, report));
        sheet.gap();
        before.audit().ifPresent(report -> new Audits(shelf).print(sheet, report));
        sheet.gap().heading(shelf.texts().get("console.lab.fixed"));
        for (PracticeFix fix : practice.fixes()) {
            sheet.bullet(shelf.texts().get(practice.fixKey(fix)));
        }
        sheet.gap()
                .heading(shelf.texts().get("console.lab.again"))
                .paragraph(shelf.texts().get(arrived() ? "console.lab.arrived" : "console.lab.refused"));
        delivery.answer().ifPresent(reply -> sheet.verbatim(reply.toString()));
    }
}
