package org.mailmedic.console;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.report.Json;
import org.mailmedic.smtp.ProbeRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `probe`: tries a mail server, step by step.
@Command(name = "probe", mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
    private final ConsoleKnowledge knowledge;
    private final ConsoleServices services;
    private final Streams streams;

    @Mixin
    private final ProbeOptions options = new ProbeOptions();

    @Option(names = "--host", required = true, paramLabel = "H")
    private String host = "";

    @Option(names = "--from", paramLabel = "A")
    private Optional<String> from = Optional.empty();

    @Option(names = "--helo", paramLabel = "NAME")
    private Optional<String> helo = Optional.empty();

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "20")
    private int timeout = 20;

    @Option(names = "--json")
    private boolean json;

    ProbeCommand(ConsoleKnowledge knowledge, ConsoleServices services, Streams streams) {
        this.knowledge = knowledge;
        this.services = services;
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProbeRequest request = options.request(host, from, helo, timeout, streams.in());
        ProbeReport report = ProbeRuns.run(
                services.worlds().apply(Optional.empty()), request, Optional.empty(), knowledge.phrases());
        ProbeRuns probeRuns = new ProbeRuns(knowledge);
        if (json) {
            Json object = new Json();
            probeRuns.write(object, report);
            object.print(streams.out());
        } else {
            TextPage page = new TextPage(streams.out());
            probeRuns.print(page, report);
            if (options.showsTranscript()) {
                probeRuns.printTranscript(page, report);
            }
            page.flush();
        }
        return probeRuns.status(report);
    }
}
