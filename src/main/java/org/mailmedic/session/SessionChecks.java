package org.mailmedic.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.AuditEvent;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.Authorities;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.CertainQuestions;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Probing;
import org.mailmedic.checkup.RecheckedAudit;
import org.mailmedic.checkup.ReplayedAudit;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.Ledger;
import org.mailmedic.checkup.world.Ledger.Purpose;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.dns.DenialCheck;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.Original;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.smtp.TestMessage;

/// The checks of a session: what to ask for, from what the case knows, and what to keep of the
/// result.
final class SessionChecks {
    private final Knowledge tools;
    private final WorldAccess worldAccess;
    private final Ledger ledger;
    private final BlockListChoice lists;
    private final Clock clock;
    /// Kept, so that a part that is asked again knows what the resolver is worth without another test
    /// of it.
    private final Map<Purpose, Kept> auditors = new ConcurrentHashMap<>();

    /// An auditor, and the world it was made for.
    private record Kept(World world, Auditor auditor) {}

    SessionChecks(Knowledge tools, WorldAccess worldAccess, Clock clock) {
        this.tools = tools;
        this.worldAccess = worldAccess;
        this.lists = new BlockListChoice(tools.blockLists(), worldAccess);
        this.ledger = new Ledger(worldAccess.world(), clock);
        this.clock = clock;
    }

    /// The world, with all that goes there written down.
    World world() {
        return ledger.world(Purpose.OTHER);
    }

    /// The DNS for trying a record that is not published yet.
    Dns trialDns() {
        return ledger.world(Purpose.TRIAL).dns();
    }

    Ledger ledger() {
        return ledger;
    }

    /// Whether anybody answers questions at all.
    boolean isOnline(Case c) throws InterruptedException {
        String domain =
                MailAddress.parse(c.given().address()).map(MailAddress::domain).orElse("");
        return !(ledger.world(Purpose.CHECK_AGAIN).dns().ask(new Question(domain, RecordType.NS))
                instanceof DnsAnswer.TimedOut);
    }

    /// Where a domain's mail goes.
    sealed interface MailHosts {
        /// The DNS says.
        ///
        /// @param hosts best first; empty if the domain takes no mail
        record Known(List<String> hosts) implements MailHosts {}

        /// The DNS did not say.
        record NoAnswer() implements MailHosts {}
    }

    MailHosts mailHosts(String domain) throws InterruptedException {
        Dns dns = new DenialCheck(
                ledger.world(Purpose.RECOGNISE).dns(), domain, CertainQuestions.of(domain, Optional.empty()));
        return switch (dns.ask(new Question(domain, RecordType.MX))) {
            case DnsAnswer.Found found ->
                new MailHosts.Known(found.records().stream()
                        .flatMap(r -> r instanceof DnsRecord.Mx mx ? Stream.of(mx) : Stream.empty())
                        .sorted(Comparator.comparingInt(DnsRecord.Mx::preference))
                        .map(DnsRecord.Mx::host)
                        .toList());
            case DnsAnswer.NoSuchName _, DnsAnswer.NoData _ -> new MailHosts.Known(List.of());
            case DnsAnswer.ServerFailure _,
                    DnsAnswer.Bogus _,
                    DnsAnswer.Refused _,
                    DnsAnswer.Denied _,
                    DnsAnswer.TimedOut _,
                    DnsAnswer.Unusable _,
                    DnsAnswer.NotAsked _ -> new MailHosts.NoAnswer();
        };
    }

    // ---- The probe ----

    Run<ProbeReport> probe(
            Case c,
            Optional<ProviderKind> kind,
            Credentials credentials,
            boolean inTheOpen,
            Consumer<ProbeStep> onStep) {
        return new Probing(ledger.world(Purpose.PROBE).network(), tools.phrases())
                .start(request(c, credentials, c.given().recipient(), inTheOpen), kind, onStep);
    }

    Run<Delivery> send(Case c, Credentials credentials, String to, Consumer<ProbeStep> onStep) {
        TestMessage message = TestMessage.of(
                c.given().address(),
                to,
                tools.texts().get("testmail.subject"),
                tools.texts().get("testmail.text", Map.of("address", c.given().address())));
        return new Probing(ledger.world(Purpose.TEST_MESSAGE).network(), tools.phrases())
                .send(request(c, credentials, to, false), message, onStep);
    }

    Case.Sent kept(Delivery delivery) {
        return new Case.Sent(
                delivery.message().date(),
                delivery.message().to().toString(),
                delivery.message().subject(),
                delivery.accepted(),
                delivery.answer().map(SmtpReply::toString).orElse(""));
    }

    private ProbeRequest request(Case c, Credentials credentials, String to, boolean inTheOpen) {
        Case.Server server = c.given().server().orElseThrow(() -> new IllegalStateException("there is no server yet"));
        return new ProbeRequest(
                new ServerSettings(server.host(), server.port(), server.security()),
                credentials,
                MailAddress.parse(c.given().address()).map(MailAddress::toString),
                MailAddress.parse(to).map(MailAddress::toString),
                Optional.empty(),
                worldAccess.settings().get().timeLimits().mail(),
                Optional.empty(),
                inTheOpen);
    }

    Case.Probed kept(Case.Server server, ProbeReport report) {
        return KeptRuns.probed(clock.instant(), server, report);
    }

    // ---- The audit ----

    Case.Audited kept(Case c, AuditReport report) {
        return KeptRuns.audited(clock.instant(), c.audit(), report);
    }

    /// The parts that were asked, with an answer or without: what stayed open is read again as open. Of the block lists
    /// some may have answered although the one that matters was left out.
    static Set<Part> asked(Case.Audited audited) {
        Set<Part> asked = audited.parts().stream()
                .filter(part -> part.state() != PartState.SKIPPED)
                .map(Case.AuditedPart::part)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
        if (audited.findings().stream().anyMatch(f -> f.code() == FindingCode.DNSBL_NOT_ASKED)) {
            asked.add(Part.BLOCK_LISTS);
        }
        return asked;
    }

    Run<AuditReport> audit(AuditRequest request, Consumer<AuditEvent> onEvent) {
        return auditor(Purpose.AUDIT).start(request, onEvent);
    }

    /// What looking again showed.
    ///
    /// @param oldFor for how long caches may still give out what was there before, where they do
    /// @param differ whether the zone's own name servers do not say the same
    record SeenAgain(AuditReport report, Optional<Duration> oldFor, boolean differ) {}

    /// The same at the zone's own name servers, all of them.
    Run<SeenAgain> recheck(AuditRequest request) {
        return BackgroundRun.after(
                auditor(Purpose.CHECK_AGAIN).startAtSource(request),
                (RecheckedAudit seen) -> new SeenAgain(
                        seen.report(), seen.oldFor(), !seen.differing().isEmpty()));
    }

    /// Reads once more what an earlier audit was answered. Asks nobody. The lists are those of then,
    /// whatever the settings are now.
    AuditReport recall(AuditRequest request, Case.Audited then) {
        AuditRequest asThen = request.toBuilder()
                .blockLists(lists.askedThen(then, request.blockLists()))
                .leftOut(lists.leftOutThen(then))
                .build();
        return new ReplayedAudit(tools.catalogue(), tools.blockLists(), tools.severities())
                .read(then.answers(), asThen);
    }

    private Auditor auditor(Purpose purpose) {
        World now = worldAccess.world().get();
        return auditors.compute(
                        purpose,
                        (p, kept) -> kept != null && kept.world().equals(now) ? kept : new Kept(now, newAuditor(p)))
                .auditor();
    }

    private Auditor newAuditor(Purpose purpose) {
        return new Auditor(ledger.world(purpose), tools.catalogue(), tools.blockLists(), tools.severities());
    }

    AuditRequest request(
            Case c,
            Optional<ProviderKind> kind,
            Bounce bounce,
            List<Reading> readings,
            boolean askBlockLists,
            Set<Part> parts) {
        MailAddress from = MailAddress.parse(c.given().address())
                .orElseThrow(() -> new IllegalStateException("there is no address yet"));
        return AuditRequest.about(
                        from.domain(),
                        parts,
                        worldAccess.settings().get().timeLimits().audit())
                .provider(kind)
                .mailFrom(bounce.original().returnPath())
                .addresses(sentFrom(readings))
                .selectors(bounce.original().dkim().stream()
                        .filter(s -> s.domain().equals(from.domain()))
                        .map(Original.Signature::selector)
                        .toList())
                .signers(bounce.original().dkim().stream()
                        .map(s -> new AuditRequest.Signer(s.domain(), s.selector()))
                        .distinct()
                        .toList())
                .blockLists(askBlockLists ? lists.asked(readings) : List.of())
                .leftOut(askBlockLists ? lists.leftOut(readings) : AuditRequest.LeftOut.NONE)
                .build();
    }

    /// Asks the domain's own name servers for what its mail depends on.
    ///
    /// @param selectors DKIM selectors that are in use
    Run<AuthoritativeView> authorities(Case c, List<String> selectors) {
        String domain = MailAddress.parse(c.given().address())
                .orElseThrow(() -> new IllegalStateException("there is no address yet"))
                .domain();
        return new Authorities(ledger.world(Purpose.CHECK_AGAIN).dns())
                .start(domain, Authorities.usual(domain, selectors));
    }

    private static List<String> sentFrom(List<Reading> readings) {
        return readings.stream()
                .flatMap(r -> r.refusal().clues().addresses().stream())
                .distinct()
                .toList();
    }

    /// Zones of the block lists that would be asked, as they are known.
    List<String> listsAsked(List<Reading> readings) {
        return lists.asked(readings).stream().map(lists::zone).toList();
    }

    AuditRequest.LeftOut leftOut(List<Reading> readings) {
        return lists.leftOut(readings);
    }

    static Set<Part> partsOf(Recheck recheck) {
        return recheck instanceof Part part ? Set.of(part) : Set.of();
    }
}
