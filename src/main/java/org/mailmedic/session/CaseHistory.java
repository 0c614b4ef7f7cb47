package org.mailmedic.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Contact;
import org.mailmedic.casefile.PastRun;
import org.mailmedic.casefile.PastRun.Problem;
import org.mailmedic.casefile.PastRun.Seen;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.world.Ledger;
import org.mailmedic.connection.Fault;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;

/// What the case keeps of what happened: each run in short, and who was contacted.
final class CaseHistory {
    private final Clock clock;
    private final Severities severities;
    private final Ledger ledger;

    CaseHistory(Clock clock, Severities severities, Ledger ledger) {
        this.clock = clock;
        this.severities = severities;
        this.ledger = ledger;
    }

    Case with(Case c, AuditReport report) {
        Instant now = clock.instant();
        List<Seen> parts = report.parts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Seen(
                        Optional.of(e.getKey()),
                        e.getValue().state().isAnswered(),
                        problems(e.getValue().findings())))
                .toList();
        return parts.isEmpty() ? c : with(c, new PastRun(now, now, PastRun.Kind.AUDIT, report.domain(), parts));
    }

    Case with(Case c, ProbeReport report) {
        Instant now = clock.instant();
        boolean known =
                report.result().fault().filter(f -> f == Fault.CANCELLED).isEmpty();
        return with(
                c,
                new PastRun(
                        now,
                        now,
                        PastRun.Kind.PROBE,
                        report.result().request().server().host(),
                        List.of(new Seen(Optional.empty(), known, problems(report.findings())))));
    }

    private static Case with(Case c, PastRun run) {
        return c.withHistory(c.history().withRun(run));
    }

    private List<Problem> problems(List<Finding> findings) {
        return findings.stream()
                .filter(f -> severities.of(f.code()).compareTo(Severity.WARNING) >= 0)
                .map(f -> new Problem(f.code().code(), f.subject()))
                .distinct()
                .toList();
    }

    /// The case with everybody who was contacted until now.
    Case withContacts(Case c) {
        List<Contact> contacts =
                ledger.entries().stream().map(CaseHistory::contact).toList();
        return contacts.isEmpty() ? c : c.withHistory(c.history().withContacts(contacts));
    }

    /// Goes on counting where the case left off.
    void takeUp(Case c) {
        ledger.takeUp(c.history().contacts().stream().map(CaseHistory::entry).toList());
    }

    private static Contact contact(Ledger.Entry e) {
        return new Contact(
                Contact.Kind.valueOf(e.kind().name()),
                e.what(),
                e.at(),
                e.purpose().name(),
                e.first(),
                e.last(),
                e.times());
    }

    private static Ledger.Entry entry(Contact c) {
        return new Ledger.Entry(
                Ledger.Kind.valueOf(c.kind().name()),
                c.what(),
                c.at(),
                purpose(c.purpose()),
                c.first(),
                c.last(),
                c.times());
    }

    /// One that only another version knows is something else to this one.
    private static Ledger.Purpose purpose(String name) {
        for (Ledger.Purpose purpose : Ledger.Purpose.values()) {
            if (purpose.name().equals(name)) {
                return purpose;
            }
        }
        return Ledger.Purpose.OTHER;
    }
}
