package org.mailmedic.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.checkup.AuthoritativeView;
import org.mailmedic.checkup.Authorities;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.World;
import org.mailmedic.reply.Idn;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.report.Json;
import org.mailmedic.text.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `audit`: what a domain says of its mail in the DNS.
@Command(name = "audit", mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    private final Shelf shelf;
    private final Surroundings surroundings;
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "DOMAIN", descriptionKey = "domain")
    private Optional<String> domain = Optional.empty();

    @Option(names = "--batch", paramLabel = "FILE")
    private Optional<String> batch = Optional.empty();

    @Mixin
    private final AuditOptions options = new AuditOptions();

    @Option(names = "--authoritative")
    private boolean authoritative;

    @Option(names = "--json")
    private boolean json;

    AuditCommand(Shelf shelf, Surroundings surroundings, Streams streams) {
        this.shelf = shelf;
        this.surroundings = surroundings;
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (domain.isPresent() == batch.isPresent()) {
            throw new WrongUsage(spec, "audit", Map.of());
        }
        if (batch.isPresent()) {
            return batch(batch.get());
        }
        String name = options.domain(domain.orElseThrow());
        World world = options.world(surroundings);
        Audits audits = new Audits(shelf);
        Optional<Run<AuthoritativeView>> own = authoritative
                ? Optional.of(new Authorities(world.dns()).start(name, Authorities.usual(name, options.selectors())))
                : Optional.empty();
        AuditReport report = Probes.ended(audits.start(world, request(name)));
        Optional<AuthoritativeView> view = own.isPresent() ? Optional.of(Probes.ended(own.get())) : Optional.empty();
        streams.out().print(shown(audits, name, report, view));
        streams.out().flush();
        return audits.status(report);
    }

    private AuditRequest request(String name) {
        return options.request(name, options.kind(shelf.catalogue(), name), Optional.empty(), List.of(), List.of());
    }

    private String shown(Audits audits, String name, AuditReport report, Optional<AuthoritativeView> view) {
        var findings = new Findings(shelf);
        if (json) {
            Json object = new Json();
            audits.write(object, report, options.kind(shelf.catalogue(), name));
            view.ifPresent(v -> object.object("authoritative", to -> {
                Network.authoritative(to, v);
                findings.write(to, v.findings());
            }));
            return object.line();
        }
        return onSheet(sheet -> {
            audits.print(sheet, report);
            view.ifPresent(v -> {
                new Network(shelf.texts()).print(sheet, v);
                findings.print(sheet, v.findings());
            });
        });
    }

    private int batch(String list) throws IOException, InterruptedException {
        List<String> names = new String(ExplainCommand.bytes(list, streams), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        Audits audits = new Audits(shelf);
        // One auditor, so that the resolver is tested once and not for each domain.
        Auditor auditor = audits.auditor(options.world(surroundings));
        return new Batch(streams.out()).run(names, text -> line(audits, auditor, text));
    }

    private Batch.Line line(Audits audits, Auditor auditor, String text) throws InterruptedException {
        Optional<String> name = MailAddress.asciiDomain(text);
        if (name.isEmpty()) {
            return new Batch.Line(noDomain(text), Exit.NOT_CHECKED);
        }
        Run<AuditReport> run = auditor.start(request(name.get()), _ -> {});
        try {
            AuditReport report = Probes.ended(run);
            return new Batch.Line(shown(audits, name.get(), report, Optional.empty()), audits.status(report));
        } finally {
            run.cancel();
        }
    }

    private String noDomain(String text) {
        if (json) {
            return new Json().put("domain", text).put("error", "not a domain").line();
        }
        Optional<Idn.Wrong> wrong = Idn.wrongIn(text);
        String key = wrong.map(w -> "." + Spelling.of(w.fault())).orElse("");
        Map<String, String> words =
                Map.of("text", text, "what", wrong.map(Idn.Wrong::what).orElse(""));
        return onSheet(sheet -> sheet.paragraph(shelf.texts().get("console.no_domain" + key, words)));
    }

    /// What would be on a sheet, as the terminal's charset can show it.
    private String onSheet(Consumer<Sheet> writing) {
        var bytes = new ByteArrayOutputStream();
        Charset charset = streams.out().charset();
        var sheet = new Sheet(new PrintStream(bytes, false, charset));
        writing.accept(sheet);
        sheet.flush();
        return bytes.toString(charset);
    }
}
