package org.mailmedic.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.TokenSource;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Original;
import org.mailmedic.session.CaseEvidence;
import org.mailmedic.session.KeptRuns;
import org.mailmedic.session.Outcome;

/// What the checks of one mail found, and the outcome that this leads to.
record DiagnosisResult(Optional<ProbeReport> probe, Optional<AuditReport> audit, Outcome outcome) {
    /// Joins the bounce, the probe and the audit, as far as there are any, and tries the records that come of it.
    /// Asks the DNS.
    ///
    /// @param world where records are tried
    /// @param original what the bounce shows of the message that came back
    /// @param sentFrom what the user says of the address that was refused
    static DiagnosisResult of(
            ConsoleKnowledge knowledge,
            World world,
            List<Reading> readings,
            Optional<ProviderKind> kind,
            String address,
            Optional<ProbeReport> probe,
            Optional<AuditReport> audit,
            Original original,
            Optional<AddressAnswer> sentFrom)
            throws InterruptedException {
        Instant now = Instant.now();
        Facts found = CaseEvidence.facts(
                readings,
                kind,
                address,
                probe.map(p -> probed(now, p)),
                audit.map(a -> audited(now, a)),
                audit.flatMap(AuditReport::zone),
                audit.map(AuditReport::measured).orElse(Measured.NOTHING));
        Facts facts = CaseEvidence.withOrigin(found, knowledge.catalogue(), original, sentFrom);
        CaseEvidence evidence = CaseEvidence.of(facts);
        Outcome untried = knowledge.outcomes().of(evidence);
        return new DiagnosisResult(
                probe,
                audit,
                knowledge
                        .outcomes()
                        .of(evidence.with(new RecordTrials(knowledge, world).of(facts, untried.checklist()))));
    }

    /// What a case would keep of this probe.
    static Case.Probed probed(Instant at, ProbeReport report) {
        return KeptRuns.probed(at, server(report), report);
    }

    /// What a case would keep of this audit.
    static Case.Audited audited(Instant at, AuditReport report) {
        return KeptRuns.audited(at, Optional.empty(), report);
    }

    private static Case.Server server(ProbeReport report) {
        var request = report.result().request();
        return new Case.Server(
                request.server().host(),
                request.server().port(),
                request.server().security(),
                user(request.credentials()));
    }

    /// Whom the credentials name, if there are any.
    private static String user(Credentials credentials) {
        return switch (credentials) {
            case Credentials.None _ -> "";
            case Credentials.Password(String user, Secret _) -> user;
            case Credentials.Token(String user, TokenSource _) -> user;
        };
    }
}
