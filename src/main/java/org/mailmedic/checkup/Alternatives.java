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
import org.mailmedic.diagnosis.ConnectionFindings;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.smtp.Climb;
import org.mailmedic.smtp.Ladder;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.Rung;

/// What else would work, tried side by side and without credentials when a climb failed.
final class Alternatives {
    /// What does not answer in this time would make a poor suggestion.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /// TLS is never spoken here from the first byte, and servers ban those who talk before the greeting.
    private static final int SERVER_TO_SERVER = 25;

    private final Ladder ladder;
    private final Optional<ProviderKind> kind;

    Alternatives(Ladder ladder, Optional<ProviderKind> kind) {
        this.ladder = ladder;
        this.kind = kind;
    }

    /// The best settings that got as far as a climb without sign-in can, if others than those tried
    /// might help.
    Optional<ServerSettings> suggest(Climb failed) {
        if (failed.fault().isEmpty() || !mightHelp(failed, failed.fault().get())) {
            return Optional.empty();
        }
        List<Run<Climb>> runs = candidates(failed.request()).stream()
                .map(settings -> failed.request().knockingAt(settings, patience(failed.request())))
                .map(request -> BackgroundRun.start("alternative", () -> ladder.climb(request, _ -> {})))
                .toList();
        try {
            Optional<ServerSettings> best = Optional.empty();
            for (Run<Climb> run : runs) {
                Climb climb = finished(run.result());
                if (best.isEmpty() && works(climb, failed.request())) {
                    best = Optional.of(climb.request().server());
                }
            }
            return best;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            runs.forEach(Run::cancel);
            return Optional.empty();
        }
    }

    private static Climb finished(CompletableFuture<Climb> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean mightHelp(Climb climb, Fault fault) {
        return switch (fault.concern()) {
            case DOOR -> true;
            case MOMENT -> climb.failed().stream().anyMatch(rung -> rung.name().compareTo(Rung.Name.AUTH) < 0);
            case PERSON ->
                kind.flatMap(k -> ConnectionFindings.mismatch(climb.request(), k))
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

    private static boolean works(Climb climb, ProbeRequest wanted) {
        boolean needsSignIn = switch (wanted.credentials()) {
            case Credentials.None _ -> false;
            case Credentials.Password _, Credentials.Token _ -> true;
        };
        return climb.fault().isEmpty()
                && climb.tls().isPresent()
                && !(needsSignIn && climb.mechanisms().isEmpty());
    }

    private static Duration patience(ProbeRequest request) {
        return request.patience().compareTo(PATIENCE) < 0 ? request.patience() : PATIENCE;
    }
}
