package org.mailmedic.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.Ledger;
import org.mailmedic.checkup.world.Ledger.Purpose;
import org.mailmedic.checkup.world.World;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.Original;
import org.mailmedic.report.Json;
import org.mailmedic.report.JsonElements;
import org.mailmedic.smtp.ProbeRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `diagnose`: the bounce, the server and the DNS together.
@Command(name = "diagnose", mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
    private final Shelf shelf;
    private final Surroundings surroundings;
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--bounce", paramLabel = "FILE")
    private Optional<String> bounceFile = Optional.empty();

    @Option(names = "--from", required = true, paramLabel = "ADDR")
    private String from = "";

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

    DiagnoseCommand(Shelf shelf, Surroundings surroundings, Streams streams) {
        this.shelf = shelf;
        this.surroundings = surroundings;
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
        Optional<ProviderKind> kind = auditing.kind(shelf.catalogue(), from);
        byte[] pasted = bounceFile.isPresent() ? ExplainCommand.bytes(bounceFile.get(), streams) : new byte[0];
        Bounce bounce = bounceFile.isPresent() ? shelf.reader().read(pasted) : Bounce.EMPTY;
        List<Reading> readings = shelf.phrases().read(bounce);
        Optional<ProbeRequest> request = request(address, kind);

        var ledger = new Ledger(auditing.world(surroundings), Clock.systemUTC());
        World world = ledger.world(Purpose.AUDIT);
        Run<AuditReport> audit = new Audits(shelf)
                .start(
                        world,
                        auditing.request(
                                address.domain(),
                                kind,
                                bounce.original().returnPath(),
                                addresses(readings),
                                selectors(bounce, address.domain())));
        Optional<ProbeReport> probe = request.isPresent()
                ? Optional.of(Probes.run(ledger.world(Purpose.PROBE), request.get(), kind, shelf.phrases()))
                : Optional.empty();
        Examined examined = Examined.of(shelf, readings, kind, from, probe, Optional.of(Probes.ended(audit)));
        Ahead ahead = Ahead.of(shelf, ledger.world(Purpose.OTHER), examined);
        show(examined.with(ahead.tested(examined.checklist())), ahead, kind, ledger);
        if (reporting.isWanted()) {
            reporting.write(
                    shelf, examined, ahead, address.toString(), new String(pasted, StandardCharsets.UTF_8), ledger);
        }
        return status(examined);
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

    private void show(Examined examined, Ahead ahead, Optional<ProviderKind> kind, Ledger ledger) {
        Audits audits = new Audits(shelf);
        Probes probes = new Probes(shelf);
        Replies replies = new Replies(shelf);
        if (json) {
            Json object = new Json();
            examined.write(object, shelf);
            ahead.write(object);
            object.array("replies", examined.facts().readings(), replies::write)
                    .object("probe", examined.probe(), probes::write)
                    .object("audit", examined.audit(), (to, report) -> audits.write(to, report, kind))
                    .array("contacts", ReportOptions.contacts(ledger), JsonElements::contact)
                    .print(streams.out());
            return;
        }
        Sheet sheet = new Sheet(streams.out());
        examined.print(sheet, shelf);
        ahead.print(sheet, shelf.texts());
        examined.facts().readings().forEach(reading -> {
            replies.print(sheet, reading);
            sheet.gap();
        });
        examined.probe().ifPresent(report -> {
            probes.print(sheet, report);
            if (probing.showsTranscript()) {
                probes.printTranscript(sheet, report);
            }
            sheet.gap();
        });
        examined.audit().ifPresent(report -> audits.print(sheet, report));
        sheet.flush();
    }

    private int status(Examined examined) {
        int audit = examined.audit().map(new Audits(shelf)::status).orElse(Exit.FINE);
        int probe = examined.probe().map(new Probes(shelf)::status).orElse(Exit.FINE);
        return audit == Exit.FAULTY || probe == Exit.FAULTY ? Exit.FAULTY : Math.max(audit, probe);
    }

    private WrongUsage wrong(String key, Map<String, String> names) {
        return new WrongUsage(spec, key, names);
    }
}
