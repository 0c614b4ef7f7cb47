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

/// `probe`: climbs the ladder to a mail server.
@Command(name = "probe", mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
    private final Shelf shelf;
    private final Surroundings surroundings;
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

    ProbeCommand(Shelf shelf, Surroundings surroundings, Streams streams) {
        this.shelf = shelf;
        this.surroundings = surroundings;
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProbeRequest request = options.request(host, from, helo, timeout, streams.in());
        ProbeReport report =
                Probes.run(surroundings.worlds().apply(Optional.empty()), request, Optional.empty(), shelf.phrases());
        Probes probes = new Probes(shelf);
        if (json) {
            Json object = new Json();
            probes.write(object, report);
            object.print(streams.out());
        } else {
            Sheet sheet = new Sheet(streams.out());
            probes.print(sheet, report);
            if (options.showsTranscript()) {
                probes.printTranscript(sheet, report);
            }
            sheet.flush();
        }
        return probes.status(report);
    }
}
