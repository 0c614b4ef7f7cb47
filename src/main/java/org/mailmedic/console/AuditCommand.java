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
import org.mailmedic.session.TriedRecords;
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
    private final ConsoleKnowledge knowledge;
    private final ConsoleServices services;
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

    AuditCommand(ConsoleKnowledge knowledge, ConsoleServices services, Streams streams) {
        this.knowledge = knowledge;
        this.services = services;
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
        World world = options.world(services);
        AuditRuns auditRuns = new AuditRuns(knowledge);
        Optional<Run<AuthoritativeView>> own = authoritative
                ? Optional.of(new Authorities(world.dns()).start(name, Authorities.usual(name, options.selectors())))
                : Optional.empty();
        AuditReport report = ProbeRuns.ended(auditRuns.start(world, request(name)));
        Optional<AuthoritativeView> view = own.isPresent() ? Optional.of(ProbeRuns.ended(own.get())) : Optional.empty();
        streams.out().print(shown(auditRuns, name, report, view, tried(auditRuns, world, name, report)));
        streams.out().flush();
        return auditRuns.status(report);
    }

    private AuditRequest request(String name) {
        return options.request(name, options.kind(knowledge.catalogue(), name), Optional.empty(), List.of(), List.of());
    }

    private TriedRecords tried(AuditRuns auditRuns, World world, String name, AuditReport report)
            throws InterruptedException {
        return auditRuns.tried(world, report, options.kind(knowledge.catalogue(), name));
    }

    private String shown(
            AuditRuns auditRuns,
            String name,
            AuditReport report,
            Optional<AuthoritativeView> view,
            TriedRecords tried) {
        var findingOutput = new FindingOutput(knowledge);
        if (json) {
            Json object = new Json();
            auditRuns.write(object, report, options.kind(knowledge.catalogue(), name), tried);
            view.ifPresent(v -> object.object("authoritative", to -> {
                NetworkOutput.authoritative(to, v);
                findingOutput.write(to, v.findings(), TriedRecords.NONE);
            }));
            return object.line();
        }
        return onSheet(page -> {
            auditRuns.print(page, report, tried);
            view.ifPresent(v -> {
                new NetworkOutput(knowledge.texts()).print(page, v);
                findingOutput.print(page, v.findings(), TriedRecords.NONE);
            });
        });
    }

    private int batch(String list) throws IOException, InterruptedException {
        List<String> names = new String(ExplainCommand.bytes(list, streams), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        AuditRuns auditRuns = new AuditRuns(knowledge);
        // One auditor, so that the resolver is tested once and not for each domain.
        World world = options.world(services);
        Auditor auditor = auditRuns.auditor(world);
        return new Batch(streams.out()).run(names, text -> line(auditRuns, world, auditor, text));
    }

    private Batch.Line line(AuditRuns auditRuns, World world, Auditor auditor, String text)
            throws InterruptedException {
        Optional<String> name = MailAddress.asciiDomain(text);
        if (name.isEmpty()) {
            return new Batch.Line(noDomain(text), Exit.NOT_CHECKED);
        }
        Run<AuditReport> run = auditor.start(request(name.get()), _ -> {});
        try {
            AuditReport report = ProbeRuns.ended(run);
            TriedRecords tried = tried(auditRuns, world, name.get(), report);
            return new Batch.Line(
                    shown(auditRuns, name.get(), report, Optional.empty(), tried), auditRuns.status(report));
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
        return onSheet(page -> page.paragraph(knowledge.texts().get("console.no_domain" + key, words)));
    }

    /// What would be on a sheet, as the terminal's charset can show it.
    private String onSheet(Consumer<TextPage> writing) {
        var bytes = new ByteArrayOutputStream();
        Charset charset = streams.out().charset();
        var page = new TextPage(new PrintStream(bytes, false, charset));
        writing.accept(page);
        page.flush();
        return bytes.toString(charset);
    }
}
