package org.mailmedic.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.Contact;
import org.mailmedic.casefile.History;
import org.mailmedic.casefile.PrivateFiles;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.Ledger;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.report.Material;
import org.mailmedic.report.Redaction;
import org.mailmedic.report.Reports;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where a report goes, and for whom it is.
final class ReportOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--report", paramLabel = "FILE")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--report-for", paramLabel = "READER")
    private Redaction.Reader reader = Redaction.Reader.IT_PERSON;

    @Option(names = "--unredacted")
    private boolean unredacted;

    /// In which form it is written.
    private enum Form {
        HTML,
        MARKDOWN,
        JSON
    }

    /// Whether a report is wanted.
    boolean isWanted() {
        return file.isPresent();
    }

    /// Whether the options can be used, before anything is asked.
    ///
    /// @throws WrongUsage if not
    void check() {
        if (file.isPresent() && form(file.get()).isEmpty()) {
            throw new WrongUsage(spec, "report", Map.of("text", file.get().toString()));
        }
        if (file.isEmpty() && unredacted) {
            throw new WrongUsage(spec, "unredacted", Map.of());
        }
    }

    private static Optional<Form> form(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return Optional.of(Form.HTML);
        }
        if (name.endsWith(".md") || name.endsWith(".markdown")) {
            return Optional.of(Form.MARKDOWN);
        }
        return name.endsWith(".json") ? Optional.of(Form.JSON) : Optional.empty();
    }

    /// Writes the report.
    ///
    /// @param bounce the text of the bounce; empty without one
    void write(
            ConsoleKnowledge consoleKnowledge,
            DiagnosisResult diagnosisResult,
            String address,
            String bounce,
            Ledger ledger)
            throws IOException {
        if (file.isEmpty()) {
            return;
        }
        var material = new Material(
                caseOf(diagnosisResult, address, bounce, ledger),
                diagnosisResult.outcome().facts(),
                diagnosisResult.outcome().diagnosis(),
                diagnosisResult.outcome().health(),
                diagnosisResult.outcome().testedChecklist());
        var redaction = new Redaction(reader, !unredacted);
        var reports = new Reports(consoleKnowledge.texts(), consoleKnowledge.severities(), ZoneId.systemDefault());
        String content = switch (form(file.get()).orElseThrow()) {
            case HTML -> reports.html(material, redaction);
            case MARKDOWN -> reports.markdown(material, redaction);
            case JSON -> reports.json(material, redaction);
        };
        PrivateFiles.replace(file.get(), content);
    }

    private static Case caseOf(DiagnosisResult diagnosisResult, String address, String bounce, Ledger ledger) {
        Instant now = Instant.now();
        Facts facts = diagnosisResult.outcome().facts();
        Optional<AddressAnswer> sentFrom = facts.origin().flatMap(AddressOrigin::answer);
        Optional<Case.Probed> probed = diagnosisResult.probe().map(p -> DiagnosisResult.probed(now, p));
        return new Case(
                UUID.randomUUID().toString(),
                now,
                now,
                Optional.empty(),
                new Case.Given(
                        bounce,
                        bounce.isEmpty(),
                        address,
                        facts.provider().map(ProviderKind::id),
                        probed.map(Case.Probed::server),
                        facts.reading().flatMap(r -> r.refusal().recipient()).orElse(""),
                        facts.provider().isPresent(),
                        sentFrom),
                probed,
                diagnosisResult.audit().map(a -> DiagnosisResult.audited(now, a)),
                Map.of(),
                List.of(),
                StepId.ANSWER,
                StepId.ANSWER,
                Map.of(),
                History.NONE.withContacts(contacts(ledger)));
    }

    /// What left this computer.
    static List<Contact> contacts(Ledger ledger) {
        return ledger.entries().stream().map(ReportOptions::contact).toList();
    }

    private static Contact contact(Ledger.Entry entry) {
        return new Contact(
                Contact.Kind.valueOf(entry.kind().name()),
                entry.what(),
                entry.at(),
                entry.purpose().name(),
                entry.first(),
                entry.last(),
                entry.times());
    }
}
