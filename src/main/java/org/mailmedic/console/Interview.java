package org.mailmedic.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Part;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.World;
import org.mailmedic.diagnosis.ConnectionFindings;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ServerSettings;

/// The walk as questions and answers, where there is a keyboard but no window. It asks for no password: without one the
/// ladder is climbed as far as it goes.
final class Interview {
    private final Shelf shelf;
    private final Surroundings surroundings;
    private final BufferedReader in;
    private final Sheet sheet;

    Interview(Shelf shelf, Surroundings surroundings, Streams streams) {
        this.shelf = shelf;
        this.surroundings = surroundings;
        this.in = new BufferedReader(
                new InputStreamReader(streams.in(), streams.out().charset()));
        this.sheet = new Sheet(streams.out());
    }

    /// Asks, checks and answers. An end of input ends it early.
    void hold() throws IOException, InterruptedException {
        say("console.ask.bounce");
        Bounce bounce = shelf.reader().read(text());
        List<Reading> readings = shelf.phrases().read(bounce);
        Replies replies = new Replies(shelf);
        readings.forEach(reading -> {
            sheet.gap();
            replies.print(sheet, reading);
        });

        Optional<MailAddress> address = address();
        if (address.isEmpty()) {
            sheet.flush();
            return;
        }
        World world = surroundings.worlds().apply(Optional.empty());
        Optional<ProviderKind> kind =
                shelf.catalogue().byAddress(address.get().toString()).map(Recognition::kind);
        kind.ifPresent(k -> sheet.paragraph(shelf.texts().get("console.ask.provider", Map.of("provider", k.name()))));

        Optional<AuditReport> audit = Optional.empty();
        if (yes("console.ask.dns", Map.of("domain", address.get().domain(), "resolver", world.resolver()))) {
            audit = Optional.of(audit(world, bounce, readings, kind, address.get()));
        }
        Optional<ProbeReport> probe = Optional.empty();
        Optional<ProviderKind.Server> server =
                kind.stream().flatMap(k -> k.servers().stream()).findFirst();
        if (server.isPresent()
                && yes("console.ask.server", Map.of("server", server.get().host()))) {
            ServerSettings settings = ConnectionFindings.settings(server.get());
            probe = Optional.of(Probes.run(world, ProbeRequest.of(settings), kind, shelf.phrases()));
        }
        sheet.gap();
        Examined.of(shelf, readings, kind, address.get().toString(), probe, audit)
                .print(sheet, shelf);
        probe.ifPresent(report -> new Probes(shelf).print(sheet, report));
        audit.ifPresent(report -> {
            sheet.gap();
            new Audits(shelf).print(sheet, report);
        });
        sheet.flush();
    }

    private AuditReport audit(
            World world, Bounce bounce, List<Reading> readings, Optional<ProviderKind> kind, MailAddress address)
            throws InterruptedException {
        return Probes.ended(new Audits(shelf)
                .start(
                        world,
                        new AuditRequest(
                                address.domain(),
                                kind,
                                bounce.original().returnPath(),
                                Optional.empty(),
                                DiagnoseCommand.addresses(readings),
                                DiagnoseCommand.selectors(bounce, address.domain()),
                                List.of(),
                                Set.of(Part.values()),
                                Duration.ofSeconds(20))));
    }

    /// Lines up to a single dot or the end of input.
    private String text() throws IOException {
        var text = new StringBuilder();
        for (String line = in.readLine();
                line != null && !line.equals(".") && text.length() < BounceReader.LIMIT;
                line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private Optional<MailAddress> address() throws IOException {
        say("console.ask.address");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Optional<MailAddress> address = MailAddress.parse(line);
            if (address.isPresent() || line.isBlank()) {
                return address;
            }
            say("console.ask.address.again");
        }
        return Optional.empty();
    }

    private boolean yes(String key, Map<String, String> names) throws IOException {
        sheet.gap().paragraph(shelf.texts().get(key, names));
        sheet.flush();
        String line = in.readLine();
        String yes = shelf.texts().get("console.ask.yes");
        return line != null && line.strip().toLowerCase(shelf.texts().locale()).startsWith(yes);
    }

    private void say(String key) {
        sheet.gap().paragraph(shelf.texts().get(key));
        sheet.flush();
    }
}
