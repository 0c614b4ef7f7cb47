package org.mailmedic.console;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.Ledger;
import org.mailmedic.checkup.world.Ledger.Purpose;
import org.mailmedic.checkup.world.World;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.dns.AddressText;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.knowledge.MailServices;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.Original;
import org.mailmedic.report.Json;
import org.mailmedic.report.JsonElements;
import org.mailmedic.session.Outcome;
import org.mailmedic.smtp.ProbeRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `diagnose`: the bounce, the server and the DNS together.
@Command(name = "diagnose", mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
    private final ConsoleKnowledge consoleKnowledge;
    private final ConsoleServices services;
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--bounce", paramLabel = "FILE")
    private Optional<String> bounceFile = Optional.empty();

    @Option(names = "--from", required = true, paramLabel = "ADDR")
    private String from = "";

    @Option(names = "--address-is", paramLabel = "OWNER")
    private Optional<String> addressIs = Optional.empty();

    @Option(names = "--host", paramLabel = "H")
    private Optional<String> host = Optional.empty();

    @Mixin
    private final AuditOptions auditing = new AuditOptions();

    @Mixin
    private final ProbeOptions probing = new ProbeOptions();

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    @Option(names = "--json")
    private boolean json;

    DiagnoseCommand(ConsoleKnowledge consoleKnowledge, ConsoleServices services, Streams streams) {
        this.consoleKnowledge = consoleKnowledge;
        this.services = services;
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        MailAddress address =
                MailAddress.parse(from).orElseThrow(() -> wrong("address", Map.of("option", "--from", "text", from)));
        if (bounceFile.filter("-"::equals).isPresent() && probing.readsSecret()) {
            throw wrong("input", Map.of());
        }
        reporting.check();
        Optional<ProviderKind> kind = auditing.kind(consoleKnowledge.catalogue(), from);
        byte[] pasted = bounceFile.isPresent() ? ExplainCommand.bytes(bounceFile.get(), streams) : new byte[0];
        Bounce bounce = bounceFile.isPresent() ? consoleKnowledge.reader().read(pasted) : Bounce.EMPTY;
        List<Reading> readings = consoleKnowledge.phrases().read(bounce);
        Optional<AddressAnswer> sentFrom = addressIs.flatMap(said -> sentFrom(said, readings));
        Optional<ProbeRequest> request = request(address, kind);

        var ledger = new Ledger(auditing.world(services), Clock.systemUTC());
        World world = ledger.world(Purpose.AUDIT);
        Run<AuditReport> audit = new AuditRuns(consoleKnowledge)
                .start(
                        world,
                        auditing.request(
                                address.domain(),
                                kind,
                                bounce.original().returnPath(),
                                addresses(readings),
                                selectors(bounce, address.domain())));
        Optional<ProbeReport> probe = request.isPresent()
                ? Optional.of(
                        ProbeRuns.run(ledger.world(Purpose.PROBE), request.get(), kind, consoleKnowledge.phrases()))
                : Optional.empty();
        DiagnosisResult diagnosisResult = DiagnosisResult.of(
                consoleKnowledge,
                ledger.world(Purpose.TRIAL),
                readings,
                kind,
                from,
                probe,
                Optional.of(ProbeRuns.ended(audit)),
                bounce.original(),
                sentFrom);
        show(diagnosisResult, kind, ledger, bounce.secret());
        if (reporting.isWanted()) {
            reporting.write(consoleKnowledge, diagnosisResult, address.toString(), BounceReader.text(pasted), ledger);
        }
        return status(diagnosisResult);
    }

    /// What the user says of the first address that the bounce names.
    private Optional<AddressAnswer> sentFrom(String text, List<Reading> readings) {
        String[] said = text.split(":", 2);
        Optional<String> service = said.length > 1 ? Optional.of(said[1]) : Optional.empty();
        AddressOwner owner = AddressOwner.of(said[0])
                .filter(o -> service.isEmpty() || o == AddressOwner.SERVICE)
                .orElseThrow(() -> wrong("address_is", Map.of("text", text)));
        service.ifPresent(this::requireService);
        return addresses(readings).stream()
                .flatMap(address -> AddressText.read(address).stream())
                .findFirst()
                .map(address -> new AddressAnswer(AddressText.of(address), owner, service));
    }

    private void requireService(String id) {
        MailServices services = consoleKnowledge.catalogue().services();
        if (services.byId(id).isEmpty()) {
            String known = services.all().stream().map(MailService::id).collect(Collectors.joining(", "));
            throw wrong("service", Map.of("text", id, "known", known));
        }
    }

    static List<String> addresses(List<Reading> readings) {
        return readings.stream()
                .flatMap(r -> r.refusal().clues().addresses().stream())
                .distinct()
                .toList();
    }

    static List<String> selectors(Bounce bounce, String domain) {
        return bounce.original().dkim().stream()
                .filter(s -> s.domain().equals(domain))
                .map(Original.Signature::selector)
                .toList();
    }

    private Optional<ProbeRequest> request(MailAddress address, Optional<ProviderKind> kind) throws IOException {
        Optional<String> server = host.or(() -> probing.signsIn()
                ? kind.stream()
                        .flatMap(k -> k.servers().stream())
                        .map(ProviderKind.Server::host)
                        .findFirst()
                : Optional.empty());
        if (server.isEmpty()) {
            if (probing.readsSecret()) {
                throw wrong("no_server", Map.of());
            }
            return Optional.empty();
        }
        return Optional.of(probing.request(
                server.get(), Optional.of(address.toString()), auditing.helo(), auditing.timeout(), streams.in()));
    }

    private void show(DiagnosisResult diagnosisResult, Optional<ProviderKind> kind, Ledger ledger, boolean secret) {
        Outcome outcome = diagnosisResult.outcome();
        OutcomeOutput outcomeOutput = new OutcomeOutput(consoleKnowledge);
        TrialsAndForecast trialsAndForecast = TrialsAndForecast.of(outcome);
        AuditRuns auditRuns = new AuditRuns(consoleKnowledge);
        ProbeRuns probeRuns = new ProbeRuns(consoleKnowledge);
        ReplyOutput replyOutput = new ReplyOutput(consoleKnowledge);
        if (json) {
            Json object = new Json();
            outcomeOutput.write(object, outcome);
            outcomeOutput.writeHealth(object, outcome);
            trialsAndForecast.write(object);
            object.array("replies", outcome.facts().readings(), replyOutput::write)
                    .object("probe", diagnosisResult.probe(), probeRuns::write)
                    .object(
                            "audit",
                            diagnosisResult.audit(),
                            (to, report) -> auditRuns.write(to, report, kind, outcome.tried()))
                    .array("contacts", ReportOptions.contacts(ledger), JsonElements::contact)
                    .print(streams.out());
            return;
        }
        TextPage page = new TextPage(streams.out());
        if (secret) {
            page.paragraph(consoleKnowledge.texts().get("secret.hidden")).gap();
        }
        outcomeOutput.print(page, outcome);
        trialsAndForecast.print(page, consoleKnowledge.texts());
        outcome.facts().readings().forEach(reading -> {
            replyOutput.print(page, reading);
            page.gap();
        });
        diagnosisResult.probe().ifPresent(report -> {
            probeRuns.print(page, report);
            if (probing.showsTranscript()) {
                probeRuns.printTranscript(page, report);
            }
            page.gap();
        });
        diagnosisResult.audit().ifPresent(report -> auditRuns.print(page, report, outcome.tried()));
        page.flush();
    }

    private int status(DiagnosisResult diagnosisResult) {
        int audit = diagnosisResult
                .audit()
                .map(new AuditRuns(consoleKnowledge)::status)
                .orElse(Exit.FINE);
        int probe = diagnosisResult
                .probe()
                .map(new ProbeRuns(consoleKnowledge)::status)
                .orElse(Exit.FINE);
        return audit == Exit.FAULTY || probe == Exit.FAULTY ? Exit.FAULTY : Math.max(audit, probe);
    }

    private WrongUsage wrong(String key, Map<String, String> names) {
        return new WrongUsage(spec, key, names);
    }
}
