package org.mailmedic.casefile;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Transport;
import org.mailmedic.reply.AuthenticationResults;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeStep;

/// Cases for tests.
public final class SampleCases {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    private SampleCases() {}

    /// A case that uses every field there is.
    public static Case full() {
        var server = new Case.Server("smtp.example.com", 587, Security.STARTTLS, "anna@example.com");
        return new Case(
                "case-1",
                NOON,
                NOON.plusSeconds(60),
                Optional.of("relay-denied"),
                new Case.Given(
                                """

                                 550 5.7.1 <ben@example.net>: Relay access denied\u0007 \u00e9\ud83d\ude00 </script>
                                second line\
                                """,
                                false,
                                "anna@example.com",
                                Optional.of("workspace"),
                                Optional.of(server),
                                "ben@example.net")
                        .withSentFrom(new AddressAnswer("203.0.113.77", AddressOwner.SERVICE, Optional.of("sendgrid"))),
                Optional.of(new Case.Probed(
                        NOON.plusSeconds(10),
                        server,
                        List.of(
                                new ProbeStep(
                                        ProbeStep.Name.RESOLVE,
                                        ProbeStep.Status.OK,
                                        Duration.ofMillis(12),
                                        Optional.empty(),
                                        "192.0.2.25"),
                                new ProbeStep(
                                        ProbeStep.Name.RCPT_TO,
                                        ProbeStep.Status.FAILED,
                                        Duration.ofMillis(7),
                                        Optional.of(new SmtpReply(
                                                550, EnhancedStatus.parse("5.7.1"), "Relay access denied")),
                                        "refused")),
                        List.of(finding(FindingCode.SMTP_RECIPIENT_REFUSED)),
                        List.of("S: 220 smtp.example.com", "C: EHLO here"))),
                Optional.of(new Case.Audited(
                        NOON.plusSeconds(20),
                        "example.com",
                        List.of(
                                new Case.AuditedPart(
                                        Part.SPF,
                                        PartState.BAD,
                                        "v=spf1 -all",
                                        List.of(finding(FindingCode.SPF_NOT_AUTHORISED))),
                                new Case.AuditedPart(Part.MX, PartState.GOOD, "10 mx.example.com", List.of())),
                        312,
                        41,
                        answers())),
                Map.of(
                        "spf-add", new Case.Tick(NOON.plusSeconds(30), true),
                        "dkim-on",
                                new Case.Tick(
                                        NOON.plusSeconds(31),
                                        false,
                                        Optional.of(NOON.plusSeconds(99)),
                                        "Switch on DKIM")),
                List.of(new Case.Sent(NOON.plusSeconds(40), "ben@example.net", "Test", true, "250 2.0.0 queued")),
                StepId.FIX,
                StepId.PROVE,
                Map.of(StepId.SIGN_IN, "skip.no_sign_in"),
                history(),
                List.of(new Case.OtherDomain(
                        "anna@example.org",
                        Optional.of("own-server"),
                        Optional.of(server),
                        true,
                        Optional.of(new Case.Audited(NOON, "example.org", List.of(), 5, 1, answers())),
                        Map.of("spf.own", new Case.Tick(NOON, true)))));
    }

    private static History history() {
        var problem = new PastRun.Problem("spf.missing", "example.com");
        var seen = new PastRun.Seen(Optional.of(Part.SPF), true, List.of(problem));
        return new History(
                List.of(new PastRun(NOON, NOON.plusSeconds(5), PastRun.Kind.AUDIT, "example.com", List.of(seen))),
                List.of(new Contact(Contact.Kind.NAME_ASKED, "example.com TXT", "192.0.2.53", "AUDIT", NOON, NOON, 2)),
                Optional.of(new Received(
                        NOON,
                        new AuthenticationResults(
                                "mx.example.net",
                                List.of(new AuthenticationResults.Method(
                                        "spf", "pass", "as it should", Map.of("smtp.mailfrom", "example.com")))))),
                new Standing("spf.fail", 1, 2, 1, Optional.of(NOON.plusSeconds(99))),
                List.of("publish"),
                List.of(LetterSent.now(NOON.plusSeconds(50), "RECIPIENT", "postmaster@example.net")));
    }

    /// An answer of every kind, with a record of every kind.
    private static List<DnsAnswer> answers() {
        var asked = new DnsAnswer.Asked(
                "192.0.2.53:53",
                Transport.TCP,
                NOON,
                Duration.ofNanos(12_345_678),
                new DnsAnswer.Notes(true, true, 99, 1, "no reachable authority"));
        var question = new Question("example.com", RecordType.TXT);
        return List.of(
                new DnsAnswer.Found(
                        question,
                        List.of(
                                new DnsRecord.Text("v=spf1 \u00e9\u0007 -all", 2, 300, List.of(7)),
                                new DnsRecord.Address(InetAddress.ofLiteral("2001:db8::1"), 1),
                                new DnsRecord.Mx(0, "", 2),
                                new DnsRecord.Pointer("ns.example.com", 3),
                                new DnsRecord.Soa("ns.example.com", 4_294_967_295L, 60, 4),
                                new DnsRecord.Other("1 2 3", 5)),
                        List.of("alias.example.com"),
                        asked),
                new DnsAnswer.Denied(question, new Question("a.root-servers.net", RecordType.A), asked),
                new DnsAnswer.NoSuchName(question, List.of(), 60, asked),
                new DnsAnswer.NoData(question, List.of("a.example"), 61, asked),
                new DnsAnswer.ServerFailure(question, asked),
                new DnsAnswer.Bogus(question, "DNSSEC bogus", asked),
                new DnsAnswer.Refused(question, asked),
                new DnsAnswer.TimedOut(question, asked),
                new DnsAnswer.Unusable(question, "a loop", asked));
    }

    /// A case in which nothing was said yet.
    public static Case empty(String id) {
        return new Case(
                id,
                NOON,
                NOON,
                Optional.empty(),
                Case.Given.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                StepId.WHAT_HAPPENED,
                StepId.WHAT_HAPPENED,
                Map.of());
    }

    /// The case with another bounce.
    public static Case withBounce(Case old, String bounce) {
        Case.Given g = old.given();
        return with(
                old,
                new Case.Given(bounce, g.noBounce(), g.address(), g.providerKind(), g.server(), g.recipient()),
                old.ticks());
    }

    /// The case with these ticks.
    static Case withTicks(Case old, Map<String, Case.Tick> ticks) {
        return with(old, old.given(), ticks);
    }

    /// The case with this address.
    static Case withAddress(Case old, String address) {
        Case.Given g = old.given();
        return with(
                old,
                new Case.Given(g.bounce(), g.noBounce(), address, g.providerKind(), g.server(), g.recipient()),
                old.ticks());
    }

    private static Case with(Case old, Case.Given given, Map<String, Case.Tick> ticks) {
        return new Case(
                old.id(),
                old.created(),
                old.changed().plusSeconds(1),
                old.practice(),
                given,
                old.probe(),
                old.audit(),
                ticks,
                old.sent(),
                old.step(),
                old.furthest(),
                old.skipped(),
                old.history());
    }

    private static Finding finding(FindingCode code) {
        return new Finding(
                code,
                "example.com",
                Map.of("ip", "192.0.2.25", "domain", "example.com"),
                "v=spf1 -all",
                Optional.of(new RecordToPublish("example.com", "TXT", "v=spf1 ip4:192.0.2.25 -all")),
                "RFC 7208 4.6");
    }
}
