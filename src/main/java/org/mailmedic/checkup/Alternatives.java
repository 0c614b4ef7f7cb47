package org.mailmedic.checkup;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.ConnectionFindings;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.smtp.SmtpProbe;

/// What else would work, tried side by side and without credentials when a probe failed.
final class Alternatives {
    /// What does not answer in this time would make a poor suggestion.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /// TLS is never spoken here from the first byte, and servers ban those who talk before the greeting.
    private static final int SERVER_TO_SERVER = 25;

    private final SmtpProbe probe;
    private final Optional<ProviderKind> kind;

    Alternatives(SmtpProbe probe, Optional<ProviderKind> kind) {
        this.probe = probe;
        this.kind = kind;
    }

    /// The best settings that got as far as a probe without sign-in can, if others than those tried
    /// might help.
    Optional<ServerSettings> suggest(ProbeResult failed) {
        if (failed.fault().isEmpty() || !mightHelp(failed, failed.fault().get())) {
            return Optional.empty();
        }
        List<Run<ProbeResult>> runs = candidates(failed.request()).stream()
                .map(settings -> failed.request().knockingAt(settings, patience(failed.request())))
                .map(request -> BackgroundRun.start("alternative", () -> probe.run(request, _ -> {})))
                .toList();
        try {
            Optional<ServerSettings> best = Optional.empty();
            for (Run<ProbeResult> run : runs) {
                ProbeResult probeResult = finished(run.result());
                if (best.isEmpty() && works(probeResult, failed.request())) {
                    best = Optional.of(probeResult.request().server());
                }
            }
            return best;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            runs.forEach(Run::cancel);
            return Optional.empty();
        }
    }

    private static ProbeResult finished(CompletableFuture<ProbeResult> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean mightHelp(ProbeResult probeResult, Fault fault) {
        return switch (fault.concern()) {
            case DOOR -> true;
            case MOMENT ->
                probeResult.failed().stream().anyMatch(step -> step.name().compareTo(ProbeStep.Name.AUTH) < 0);
            case PERSON ->
                kind.flatMap(k -> ConnectionFindings.mismatch(probeResult.request(), k))
                        .isPresent();
            case OURSELVES -> false;
        };
    }

    /// The provider's own settings first, then the usual doors of the same host.
    private List<ServerSettings> candidates(ProbeRequest request) {
        Set<ServerSettings> all = new LinkedHashSet<>();
        kind.ifPresent(k -> k.servers().stream()
                .filter(server -> server.host().indexOf('{') < 0)
                .forEach(server -> all.add(ConnectionFindings.settings(server))));
        String host = request.server().host();
        int port = request.server().port();
        all.add(new ServerSettings(host, 465, Security.TLS));
        all.add(new ServerSettings(host, 587, Security.STARTTLS));
        if (port != SERVER_TO_SERVER) {
            all.add(new ServerSettings(host, port, Security.TLS));
        }
        all.add(new ServerSettings(host, port, Security.STARTTLS));
        all.remove(request.server());
        return List.copyOf(all);
    }

    private static boolean works(ProbeResult probeResult, ProbeRequest wanted) {
        boolean needsSignIn = switch (wanted.credentials()) {
            case Credentials.None _ -> false;
            case Credentials.Password _, Credentials.Token _ -> true;
        };
        return probeResult.fault().isEmpty()
                && probeResult.tls().isPresent()
                && !(needsSignIn && probeResult.mechanisms().isEmpty());
    }

    private static Duration patience(ProbeRequest request) {
        return request.patience().compareTo(PATIENCE) < 0 ? request.patience() : PATIENCE;
    }
}
