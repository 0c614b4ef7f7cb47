package org.mailmedic.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Probing;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.console.TextPage.Field;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.report.Json;
import org.mailmedic.report.JsonElements;
import org.mailmedic.session.TriedRecords;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Texts;

/// Probes of a mail server: runs them, and shows them as JSON and as text.
final class ProbeRuns {
    private final Texts texts;
    private final FindingOutput findingOutput;

    ProbeRuns(ConsoleKnowledge consoleKnowledge) {
        this.texts = consoleKnowledge.texts();
        this.findingOutput = new FindingOutput(consoleKnowledge);
    }

    /// Probes the server and waits until it has ended; then the secret is wiped.
    static ProbeReport run(World world, ProbeRequest request, Optional<ProviderKind> kind, PhraseBook phrases)
            throws InterruptedException {
        try {
            return ended(new Probing(world.network(), phrases).start(request, kind, _ -> {}));
        } finally {
            request.credentials().wipe();
        }
    }

    /// The result of a run. Whoever interrupts the wait stops the run, too.
    static <T> T ended(Run<T> run) throws InterruptedException {
        try {
            return run.result().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            run.cancel();
            throw e;
        }
    }

    /// The exit status that a probe leads to.
    int status(ProbeReport report) {
        if (report.result().fault().filter(Fault.CANCELLED::equals).isPresent()) {
            return Exit.NOT_CHECKED;
        }
        return findingOutput.anyError(report.findings()) ? Exit.FAULTY : Exit.FINE;
    }

    void write(Json json, ProbeReport report) {
        ProbeResult probeResult = report.result();
        List<ProbeStep> steps = probeResult.steps().stream()
                .filter(step -> step.name() != ProbeStep.Name.DATA)
                .toList();
        json.array("rungs", steps, JsonElements::probeStep)
                .put("capabilities", probeResult.capabilities())
                .object(
                        "tls",
                        probeResult.tls(),
                        (tls, seen) -> tls.put("protocol", seen.protocol())
                                .put("cipher", seen.cipher())
                                .object(
                                        "certificate",
                                        certificate -> certificate
                                                .put(
                                                        "subject",
                                                        seen.certificate().subject())
                                                .put(
                                                        "issuer",
                                                        seen.certificate().issuer())
                                                .put(
                                                        "notAfter",
                                                        seen.certificate()
                                                                .notAfter()
                                                                .toString())
                                                .put("names", seen.certificate().names())));
        findingOutput.write(json, report.findings(), TriedRecords.NONE);
        json.object(
                        "suggestion",
                        report.suggestion(),
                        (to, s) ->
                                to.put("host", s.host()).put("port", s.port()).put("security", s.security()))
                .put(
                        "transcript",
                        probeResult.transcript().stream().map(Object::toString).toList())
                .array(
                        "conversation",
                        probeResult.transcript(),
                        (to, line) -> to.put("millis", line.since().toMillis())
                                .put("from", line.direction())
                                .put("text", line.text()));
    }

    /// The conversation with its times: seconds since the start, who spoke, and what.
    void printTranscript(TextPage page, ProbeReport report) {
        page.gap().paragraph(texts.get("console.probe.transcript"));
        report.result().transcript().forEach(line -> page.verbatim(line.timed()));
    }

    void print(TextPage page, ProbeReport report) {
        ServerSettings server = report.result().request().server();
        page.heading(texts.get("console.probe", Map.of("server", server.host() + ":" + server.port())));
        page.fields(report.result().steps().stream().map(this::step).toList());
        report.result()
                .tls()
                .ifPresent(tls -> page.gap()
                        .fields(List.of(
                                new Field(texts.get("report.security"), tls.protocol() + ", " + tls.cipher()),
                                new Field(
                                        texts.get("report.rung.CERTIFICATE"),
                                        tls.certificate().subject()))));
        findingOutput.print(page, report.findings(), TriedRecords.NONE);
        report.suggestion()
                .ifPresent(s -> page.gap()
                        .paragraph(texts.get(
                                "console.suggestion",
                                Map.of(
                                        "host",
                                        s.host(),
                                        "port",
                                        String.valueOf(s.port()),
                                        "security",
                                        texts.get("report.security."
                                                + s.security().name())))));
        if (report.findings().isEmpty()) {
            page.gap().paragraph(texts.get("console.probe.fine"));
        }
    }

    private Field step(ProbeStep step) {
        String what = step.reply().map(Object::toString).orElse(step.detail());
        String state = texts.get("report.status." + step.status().name());
        String status = step.status() == ProbeStep.Status.SKIPPED
                ? state
                : state + " "
                        + texts.get(
                                "console.probe.millis",
                                Map.of("count", String.valueOf(step.took().toMillis())));
        return new Field(
                texts.get("report.rung." + step.name().name()),
                what.isBlank() ? status : status + ": " + new Excerpt(texts).of(what));
    }
}
