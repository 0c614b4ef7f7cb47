package org.mailmedic.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.World;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.reply.MailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `audit`: what a domain says of its mail in the DNS.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Audits what a domain says of its mail in the DNS. Only DNS questions leave this computer.")
final class AuditCommand implements Callable<Integer> {
    /// How many domains of a list are audited at a time.
    private static final int SIDE_BY_SIDE = 16;

    private final Shelf shelf;
    private final Surroundings surroundings;
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "The domain after the @ of the From address.")
    private Optional<String> domain = Optional.empty();

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "Audit each domain of this list (one a line, - for standard input) instead.")
    private Optional<String> batch = Optional.empty();

    @Mixin
    private final AuditOptions options = new AuditOptions();

    @Option(names = "--json", description = "Print one JSON object and nothing else; one a line with --batch.")
    private boolean json;

    AuditCommand(Shelf shelf, Surroundings surroundings, Streams streams) {
        this.shelf = shelf;
        this.surroundings = surroundings;
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (domain.isPresent() == batch.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Give a domain, or a list with --batch");
        }
        if (batch.isPresent()) {
            return batch(batch.get());
        }
        String name = options.domain(domain.orElseThrow());
        World world = options.world(surroundings);
        return show(name, Probes.ended(start(world, name)));
    }

    private Run<AuditReport> start(World world, String name) {
        return new Audits(shelf)
                .start(
                        world,
                        options.request(
                                name, options.kind(shelf.catalogue(), name), Optional.empty(), List.of(), List.of()));
    }

    private int show(String name, AuditReport report) {
        Audits audits = new Audits(shelf);
        Optional<ProviderKind> kind = options.kind(shelf.catalogue(), name);
        if (json) {
            Json object = new Json();
            audits.write(object, report, kind);
            object.print(streams.out());
        } else {
            Sheet sheet = new Sheet(streams.out());
            audits.print(sheet, report);
            sheet.flush();
        }
        return audits.status(report);
    }

    /// Audits all, many at a time, and shows them in the order of the list, each as soon as it is its turn.
    private int batch(String list) throws IOException, InterruptedException {
        List<String> names = new String(ExplainCommand.bytes(list, streams), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        World world = options.world(surroundings);
        List<Optional<Run<AuditReport>>> started = new ArrayList<>();
        int worst = Exit.FINE;
        for (int i = 0; i < names.size(); i++) {
            while (started.size() < Math.min(names.size(), i + SIDE_BY_SIDE)) {
                started.add(MailAddress.asciiDomain(names.get(started.size())).map(name -> start(world, name)));
            }
            Optional<Run<AuditReport>> run = started.get(i);
            int status = run.isPresent() ? show(names.get(i), Probes.ended(run.get())) : noDomain(names.get(i));
            worst = status == Exit.FAULTY || worst == Exit.FAULTY ? Exit.FAULTY : Math.max(worst, status);
            started.set(i, Optional.empty());
        }
        return worst;
    }

    private int noDomain(String text) {
        if (json) {
            new Json().put("domain", text).put("error", "not a domain").print(streams.out());
        } else {
            new Sheet(streams.out())
                    .paragraph(shelf.texts().get("console.no_domain", Map.of("text", text)))
                    .flush();
        }
        return Exit.NOT_CHECKED;
    }
}
