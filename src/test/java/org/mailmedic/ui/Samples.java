package org.mailmedic.ui;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.remedy.Letter;
import org.mailmedic.ui.answer.AnswerContent;
import org.mailmedic.ui.control.MailPath;
import org.mailmedic.ui.control.MailPath.Fate;
import org.mailmedic.ui.control.SpfTreeView;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.dns.AuditView;
import org.mailmedic.ui.dns.PartDetails;
import org.mailmedic.ui.dns.PartView;
import org.mailmedic.ui.dns.PartView.FindingView;
import org.mailmedic.ui.dns.PartView.State;
import org.mailmedic.ui.fix.FixCard;
import org.mailmedic.ui.prove.Proof;

/// The states of the later pages that a designer wants to see.
public final class Samples {
    static final RecordToPublish SPF = new RecordToPublish(
            "brightlane.example", "TXT", "v=spf1 include:spf.protection.outlook.com include:servers.mcsv.net -all");

    private Samples() {}

    public static AuditView audit(AuditView.Phase phase, Map<Part, PartView> parts, Optional<AuditView.Spf> spf) {
        return new AuditView(
                "brightlane.example",
                true,
                true,
                "192.0.2.53",
                phase,
                parts,
                spf,
                new AuditView.Lists(
                        "198.51.100.24", List.of("zen.spamhaus.org", "bl.spamcop.net", "psbl.surriel.com"), List.of()),
                Optional.empty(),
                AuditView.Source.IDLE);
    }

    public static AuditView broken() {
        return audit(AuditView.Phase.DONE, brokenParts(), Optional.of(spf()));
    }

    private static Map<Part, PartView> brokenParts() {
        Map<Part, PartView> parts = new EnumMap<>(Part.class);
        parts.put(
                Part.SPF,
                new PartView(
                        Part.SPF,
                        State.BAD,
                        "v=spf1 include:spf.protection.outlook.com include:servers.mcsv.net"
                                + " include:_spf.oldhost.example -all",
                        List.of(finding(Severity.ERROR, "An included domain has no SPF record", Optional.of(SPF)))));
        parts.put(
                Part.DKIM,
                new PartView(
                        Part.DKIM,
                        State.BAD,
                        "",
                        List.of(
                                finding(Severity.ERROR, "No DKIM key at selector1", Optional.empty()),
                                finding(Severity.WARNING, "The key is only 1024 bits long", Optional.empty()),
                                finding(Severity.INFO, "Worth knowing: two selectors answer", Optional.empty()))));
        parts.put(
                Part.DMARC,
                new PartView(
                        Part.DMARC,
                        State.WARNING,
                        "v=DMARC1; p=none; rua=mailto:dmarc@brightlane.example",
                        List.of(finding(Severity.INFO, "DMARC only watches", Optional.empty()))));
        parts.put(
                Part.MX,
                new PartView(Part.MX, State.GOOD, "0 brightlane-example.mail.protection.outlook.com", List.of()));
        parts.put(
                Part.REVERSE_DNS,
                new PartView(
                        Part.REVERSE_DNS, State.GOOD, "198.51.100.24 is mail.brightlane.example, and back", List.of()));
        parts.put(Part.TRANSPORT, new PartView(Part.TRANSPORT, State.GOOD, "No MTA-STS", List.of()));
        parts.put(Part.BRAND, new PartView(Part.BRAND, State.GOOD, "No BIMI", List.of()));
        return parts;
    }

    public static AuditView running() {
        Map<Part, PartView> parts = new EnumMap<>(Part.class);
        parts.put(Part.SPF, new PartView(Part.SPF, State.RUNNING, "", List.of()));
        parts.put(Part.DKIM, new PartView(Part.DKIM, State.RUNNING, "", List.of()));
        parts.put(Part.MX, new PartView(Part.MX, State.GOOD, "10 mx.brightlane.example", List.of()));
        return audit(AuditView.Phase.RUNNING, parts, Optional.empty());
    }

    /// Stopped in the middle: what came until then stays.
    public static AuditView cancelled() {
        Map<Part, PartView> parts = brokenParts();
        parts.put(Part.DKIM, PartView.waiting(Part.DKIM));
        parts.put(Part.DMARC, new PartView(Part.DMARC, State.NOT_CHECKED, "v=DMARC1; p=none", List.of()));
        AuditView all = audit(AuditView.Phase.CANCELLED, parts, Optional.of(spf()));
        return new AuditView(
                all.domain(),
                true,
                true,
                all.resolver(),
                all.phase(),
                parts,
                all.spf(),
                all.lists(),
                all.network(),
                new AuditView.Source(
                        AuditView.Source.Stand.DONE,
                        "Stopped. They were not all asked, so nothing is said of them here.",
                        List.of(),
                        List.of()));
    }

    /// A domain whose name people write otherwise than the DNS does.
    public static AuditView idn() {
        AuditView all = good();
        return new AuditView(
                "xn--knigsgchen-b4a3dun.example",
                true,
                true,
                all.resolver(),
                all.phase(),
                all.parts(),
                all.spf(),
                all.lists(),
                all.network(),
                all.source());
    }

    /// One name never answers; all else did.
    public static AuditView oneSilent() {
        Map<Part, PartView> parts = new EnumMap<>(good().parts());
        parts.put(
                Part.DMARC,
                new PartView(
                        Part.DMARC,
                        State.NOT_CHECKED,
                        "",
                        List.of(new FindingView(
                                FindingCode.DNS_TIMEOUT,
                                Severity.WARNING,
                                "The DNS did not answer",
                                "Without an answer nobody can tell what brightlane.example says. It does not mean that"
                                        + " a record is missing.",
                                "Check the connection, then try again; choose another resolver in the settings if it"
                                        + " goes on.",
                                "_dmarc.brightlane.example TXT: TIMEOUT (192.0.2.53:53)",
                                "RFC 1035 4.1.1",
                                Optional.empty()))));
        return audit(AuditView.Phase.DONE, parts, Optional.of(goodSpf()));
    }

    /// Block lists, asked.
    public static AuditView lists() {
        Map<Part, PartView> parts = new EnumMap<>(good().parts());
        AuditView deep = deep();
        parts.put(Part.BLOCK_LISTS, deep.part(Part.BLOCK_LISTS));
        return new AuditView(
                deep.domain(),
                true,
                true,
                deep.resolver(),
                AuditView.Phase.DONE,
                parts,
                Optional.empty(),
                deep.lists(),
                Optional.empty(),
                AuditView.Source.IDLE);
    }

    public static AuditView offline() {
        List<FindingView> silence = oneSilent().part(Part.DMARC).findings();
        Map<Part, PartView> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, new PartView(part, State.NOT_CHECKED, "", silence));
        }
        parts.put(Part.BLOCK_LISTS, new PartView(Part.BLOCK_LISTS, State.SKIPPED, "", List.of()));
        return audit(AuditView.Phase.DONE, parts, Optional.empty());
    }

    /// All that can stand on the page beside the findings.
    public static AuditView deep() {
        Map<Part, PartView> parts = brokenParts();
        parts.computeIfPresent(
                Part.DKIM,
                (_, p) -> p.with(new PartDetails(
                        List.of(
                                "Alias: selector1._domainkey.brightlane.example →"
                                    + " selector1-brightlane-example._domainkey.brightlane.onmicrosoft.com (Microsoft"
                                    + " 365)",
                                "We tried 12 selectors. Nobody can list them from outside: a key under another one may"
                                        + " exist."),
                        List.of("selector1._domainkey.brightlane.example TXT, asked 192.0.2.53:53 over UDP at"
                                + " 14:03:12, 21 ms\n"
                                + "  no such name (NXDOMAIN, kept for 900 s)"),
                        true)));
        parts.put(
                Part.TRANSPORT,
                new PartView(
                        Part.TRANSPORT,
                        State.BAD,
                        "",
                        List.of(finding(Severity.ERROR, "The MTA-STS policy cannot be read", Optional.empty()))));
        parts.put(
                Part.BLOCK_LISTS,
                new PartView(
                        Part.BLOCK_LISTS,
                        State.BAD,
                        "",
                        List.of(finding(Severity.ERROR, "On a block list", Optional.empty()))));
        return new AuditView(
                "brightlane.example",
                true,
                true,
                "192.0.2.53",
                AuditView.Phase.DONE,
                parts,
                Optional.of(spf()),
                new AuditView.Lists(
                        "198.51.100.24",
                        List.of("zen.spamhaus.org"),
                        List.of(
                                listing(Tone.BAD, "Listed on SpamCop"),
                                listing(Tone.NOTE, "On the policy list of Spamhaus ZEN"),
                                listing(Tone.GOOD, "Not listed on PSBL"),
                                listing(Tone.WARNING, "Barracuda refused to answer"),
                                listing(Tone.UNKNOWN, "Mailspike could not be checked"))),
                Optional.of(new AuditView.Network(
                        "Measured on this network: 192.0.2.53:53 answered, over UDP.",
                        List.of(new AuditView.Network.Warning(
                                "The DNS of this network makes up answers",
                                "192.0.2.53:53 gave an address for a name that cannot exist. What it says about missing"
                                        + " records and block lists means nothing; those rows say so.",
                                true)))),
                new AuditView.Source(
                        AuditView.Source.Stand.DONE,
                        "Asked the name servers of brightlane.example: ns1.example.net, ns2.example.net.",
                        List.of(
                                new AuditView.Source.Row(
                                        Tone.WARNING,
                                        "brightlane.example TXT",
                                        "the name servers disagree: who asks gets one answer or the other",
                                        "ns1.example.net 192.0.2.1\n  \"v=spf1 mx -all\"  (TTL 3600 s)"),
                                new AuditView.Source.Row(
                                        Tone.NOTE,
                                        "_dmarc.brightlane.example TXT",
                                        "published; caches hold the old one for about 37 minutes",
                                        "ns1.example.net 192.0.2.1\n  no such name")),
                        List.of()));
    }

    /// A mistake far inside of a record of 64 kB, and a tree of more terms than fit.
    public static AuditView faulty() {
        String record = "v=spf1 " + "ip4:192.0.2.1 ".repeat(4500);
        List<SpfTreeView.Term> terms = new ArrayList<>();
        for (int i = 0; i < 4500; i++) {
            terms.add(new SpfTreeView.Term(
                    "ip4:", "192.0.2.1", "", Optional.empty(), Optional.empty(), SpfTreeView.State.PLAIN, List.of()));
        }
        Map<Part, PartView> parts = brokenParts();
        parts.put(
                Part.SPF,
                new PartView(
                        Part.SPF,
                        State.BAD,
                        record,
                        List.of(finding(Severity.ERROR, "SPF has a mistake", Optional.empty())),
                        new PartDetails(List.of(), List.of(record), false)));
        AuditView.Spf spf = spf();
        return audit(
                AuditView.Phase.DONE,
                parts,
                Optional.of(new AuditView.Spf(
                        spf.verdict(),
                        spf.tone(),
                        spf.summary(),
                        spf.version(),
                        terms,
                        List.of(new AuditView.Fault(
                                "brightlane.example: this is no IP address",
                                record + "ip4:300.1.1.1 -all\n" + " ".repeat(record.length() + 4) + "^".repeat(9))))));
    }

    public static AuditView good() {
        Map<Part, PartView> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, new PartView(part, State.GOOD, "as it should be", List.of()));
        }
        parts.remove(Part.BLOCK_LISTS);
        return audit(AuditView.Phase.DONE, parts, Optional.of(goodSpf()));
    }

    private static AuditView.Listing listing(Tone tone, String title) {
        return new AuditView.Listing(
                tone,
                title,
                "198.51.100.24",
                "What that means.",
                "24.100.51.198.zen.spamhaus.org A, asked 192.0.2.53:53 over UDP at 14:03:12, 21 ms",
                "https://check.spamhaus.org/");
    }

    public static AuditView crowded() {
        Map<Part, PartView> parts = brokenParts();
        List<FindingView> many = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            many.add(finding(
                    Severity.ERROR,
                    "Finding number " + i + " with a rather long title that must wrap somewhere, please",
                    Optional.empty()));
        }
        parts.put(Part.SPF, new PartView(Part.SPF, State.BAD, "v=spf1 " + "ip4:192.0.2.1 ".repeat(60), many));
        return audit(AuditView.Phase.DONE, parts, Optional.of(spf()));
    }

    static AuditView freemail() {
        return new AuditView(
                "gmail.com",
                false,
                true,
                "192.0.2.53",
                AuditView.Phase.DONE,
                brokenParts(),
                Optional.empty(),
                new AuditView.Lists("", List.of(), List.of()),
                Optional.empty(),
                AuditView.Source.IDLE);
    }

    private static FindingView finding(Severity severity, String title, Optional<RecordToPublish> record) {
        return new FindingView(
                FindingCode.SPF_INCLUDE_NONE,
                severity,
                title,
                "The record includes _spf.oldhost.example, which does not exist any more. A receiver then cannot"
                        + " evaluate the record at all.",
                "Take the include out of the record.",
                "_spf.oldhost.example. TXT: no such name (NXDOMAIN), answered by 192.0.2.53",
                "RFC 7208 5.2",
                record);
    }

    private static AuditView.Spf spf() {
        return new AuditView.Spf(
                "permerror",
                Severity.ERROR,
                "3 of 10 look-ups · for 198.51.100.24",
                "v=spf1",
                List.of(
                        new SpfTreeView.Term(
                                "include:",
                                "spf.protection.outlook.com",
                                "",
                                Optional.of("Microsoft 365"),
                                Optional.of("1 look-up"),
                                SpfTreeView.State.PLAIN,
                                List.of(new SpfTreeView.Term(
                                        "ip4:",
                                        "40.92.0.0",
                                        "/15",
                                        Optional.empty(),
                                        Optional.empty(),
                                        SpfTreeView.State.PLAIN,
                                        List.of()))),
                        new SpfTreeView.Term(
                                "include:",
                                "servers.mcsv.net",
                                "",
                                Optional.of("Mailchimp"),
                                Optional.of("1 look-up"),
                                SpfTreeView.State.PLAIN,
                                List.of()),
                        new SpfTreeView.Term(
                                "include:",
                                "_spf.oldhost.example",
                                "",
                                Optional.of("breaks the whole record"),
                                Optional.of("no such name"),
                                SpfTreeView.State.BROKEN,
                                List.of()),
                        allNeverReached("-")),
                List.of());
    }

    private static SpfTreeView.Term allNeverReached(String qualifier) {
        return new SpfTreeView.Term(
                qualifier,
                "all",
                "",
                Optional.of("never reached"),
                Optional.empty(),
                SpfTreeView.State.NOT_REACHED,
                List.of());
    }

    private static AuditView.Spf goodSpf() {
        return new AuditView.Spf(
                "pass",
                Severity.OK,
                "1 of 10 look-ups · for 198.51.100.24",
                "v=spf1",
                List.of(
                        new SpfTreeView.Term(
                                "include:",
                                "spf.protection.outlook.com",
                                "",
                                Optional.of("holds 198.51.100.24: here a receiver stops with “pass”"),
                                Optional.of("match"),
                                SpfTreeView.State.MATCH,
                                List.of()),
                        allNeverReached("~")),
                List.of());
    }

    static AnswerContent answer() {
        return new AnswerContent(
                "Your SPF record is broken, so Gmail cannot tell that this mail is yours.",
                "We are very sure. You can repair it yourself in about 5 minutes.",
                "A receiver reads the SPF record to see which servers may send for your domain. It stops at the first"
                        + " mistake.",
                List.of(
                        new MailPath.Stop("You", "signed in", Fate.PASSED),
                        new MailPath.Stop("Microsoft 365", "took the mail", Fate.PASSED),
                        new MailPath.Stop("Gmail", "refused it", Fate.STOPPED),
                        new MailPath.Stop("buyer@gmail.com", "never reached", Fate.NOT_REACHED)),
                List.of(
                        new AnswerContent.Reason(
                                Severity.ERROR,
                                "Gmail said: SPF for brightlane.example did not pass from 198.51.100.24",
                                "the bounce"),
                        new AnswerContent.Reason(
                                Severity.ERROR,
                                "Asked again just now: still a permanent error, _spf.oldhost.example does not exist",
                                "DNS, 14:03"),
                        new AnswerContent.Reason(
                                Severity.ERROR,
                                "No DKIM key at selector1 or selector2, so nothing else vouches for the mail",
                                "DNS, 14:03"),
                        new AnswerContent.Reason(Severity.OK, "The sign-in worked", "sign-in test, 14:02")),
                List.of(),
                List.of(),
                List.of(
                        new AnswerContent.RuledOut("Wrong password or settings", List.of("The sign-in worked.")),
                        new AnswerContent.RuledOut(
                                "On a block list", List.of("Four of five lists answered, none lists the address.")),
                        new AnswerContent.RuledOut("Reverse DNS", List.of("Name and address agree."))),
                List.of(),
                List.of());
    }

    static AnswerContent unknown() {
        return new AnswerContent(
                "We do not know yet why this mail was refused.",
                "We would rather say so than guess.",
                "The words of the other server are too general to tell.",
                List.of(
                        new MailPath.Stop("You", "handed it in", Fate.PASSED),
                        new MailPath.Stop(
                                "Your provider with a very long name indeed GmbH & Co. KG",
                                "took the mail",
                                Fate.PASSED),
                        new MailPath.Stop("The recipient’s server", "we cannot tell", Fate.UNKNOWN),
                        new MailPath.Stop(
                                "averyveryverylongmailboxname@example.org", "never reached", Fate.NOT_REACHED)),
                List.of(),
                List.of("Message looks like spam", "Low reputation of the address"),
                List.of(
                        "Paste the whole message that came back, with its technical part.",
                        "Test the sign-in and the server."),
                List.of(),
                List.of(new AnswerContent.RuledOut(
                        "Reverse DNS", List.of("The mail leaves from Gmail’s own servers; it is not yours to mend."))),
                List.of("Block lists", "Password"));
    }

    static List<FixCard.View> fixes() {
        return List.of(
                new FixCard.View(
                        "spf",
                        "Repair the SPF record",
                        "One TXT record at Cloudflare",
                        "You, at your DNS host · 5 min",
                        List.of(
                                new GuideStep(
                                        "Your DNS is at Cloudflare. Open the records of brightlane.example.",
                                        Optional.of(URI.create("https://dash.cloudflare.com/"))),
                                new GuideStep(
                                        "Edit the TXT record that starts with v=spf1, and replace its content.",
                                        Optional.empty())),
                        Optional.of(SPF),
                        Optional.of(new FixItem.Panel(
                                "Cloudflare",
                                URI.create("https://dash.cloudflare.com/"),
                                "Name",
                                "@",
                                "Content",
                                "Do not put quotation marks around the content.")),
                        "",
                        "",
                        false,
                        Optional.empty(),
                        new FixCard.Result.Published(
                                Instant.now().minusSeconds(180), Instant.now().plusSeconds(2220)),
                        FixCard.Lab.CAN_APPLY,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        5,
                        false),
                new FixCard.View(
                        "dkim",
                        "Switch on DKIM in Microsoft 365",
                        "Two CNAME records, then a switch in the Defender portal.",
                        "Your administrator · 10 min",
                        List.of(new GuideStep(
                                "Open the Defender portal, Email & collaboration, Policies, DKIM.",
                                Optional.of(URI.create("https://security.microsoft.com/dkimv2")))),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "",
                        false,
                        Optional.empty(),
                        new FixCard.Result.NotYet(),
                        FixCard.Lab.NO,
                        Optional.of(new Letter(
                                FixItem.Who.YOUR_ADMIN,
                                Optional.empty(),
                                Optional.empty(),
                                "Please switch on DKIM for brightlane.example",
                                "Dear administrator, our mail to Gmail is refused because nothing signs it."
                                        + " Please switch on DKIM.",
                                List.of("dkim"))),
                        "Letter copied or opened on 1 December 2026. Ask again after 4 December 2026.",
                        Optional.empty(),
                        10,
                        false),
                new FixCard.View(
                        "signin",
                        "Sign in with Microsoft instead of a password",
                        "",
                        "You · 3 min",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "",
                        true,
                        Optional.of("Ticked by you at 14:02"),
                        new FixCard.Result.NotYet(),
                        FixCard.Lab.NO,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        3,
                        false));
    }

    static List<FixCard.View> later() {
        return List.of(new FixCard.View(
                "dmarc",
                "Move DMARC from none to quarantine",
                "When the reports are clean",
                "You, at your DNS host · 5 min",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                false,
                Optional.empty(),
                new FixCard.Result.NotYet(),
                FixCard.Lab.NO,
                Optional.empty(),
                "",
                Optional.empty(),
                5,
                false));
    }

    static List<FixCard.View> allDone() {
        return fixes().stream()
                .map(v -> new FixCard.View(
                        v.id(),
                        v.title(),
                        v.summary(),
                        v.who(),
                        v.steps(),
                        v.record(),
                        v.panel(),
                        v.correction(),
                        v.caution(),
                        v.byHand(),
                        Optional.of("Proved by a check at 14:05"),
                        new FixCard.Result.Fixed(),
                        FixCard.Lab.NO,
                        v.letter(),
                        v.asked(),
                        v.change(),
                        v.minutes(),
                        v.forOthers()))
                .toList();
    }

    static Proof proof(Proof.State state) {
        return new Proof(
                "anna@brightlane.example",
                "anna@example.org",
                "",
                "smtp.office365.com",
                state,
                List.of(
                        new Proof.SentLine(true, "To anna.private@example.org: taken", "14:10"),
                        new Proof.SentLine(false, "To buyer@gmail.example: refused", "yesterday, 17:41")),
                List.of("Two things on the list are still open."),
                false,
                true);
    }
}
