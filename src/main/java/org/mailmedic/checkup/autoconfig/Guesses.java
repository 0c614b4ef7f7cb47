package org.mailmedic.checkup.autoconfig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.checkup.autoconfig.FoundServer.Origin;
import org.mailmedic.checkup.autoconfig.Place.Result;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.smtp.Climb;
import org.mailmedic.smtp.Ladder;
import org.mailmedic.smtp.ProbeRequest;

/// Tries usual names at the usual ports, without signing in. What counts is a server with a good
/// certificate for its name that offers a way to sign in.
final class Guesses {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Ladder ladder;

    Guesses(Network network) {
        this.ladder = new Ladder(network);
    }

    static List<ServerSettings> candidates(List<String> names, String domain) {
        List<ServerSettings> all = new ArrayList<>();
        for (String name : names) {
            String host = name.replace("{domain}", domain);
            all.add(new ServerSettings(host, 465, Security.TLS));
            all.add(new ServerSettings(host, 587, Security.STARTTLS));
        }
        return all;
    }

    Fetcher.Catch knock(ServerSettings settings, String domain) {
        Climb climb = ladder.climb(ProbeRequest.of(settings).waiting(PATIENCE), _ -> {});
        String where = settings.host() + ":" + settings.port();
        if (climb.fault().isEmpty()
                && climb.tls().isPresent()
                && !climb.mechanisms().isEmpty()) {
            var server = new FoundServer(
                    settings,
                    Optional.empty(),
                    climb.mechanisms(),
                    Origin.GUESS,
                    where,
                    Hosts.strangers(domain, settings.host()));
            return new Fetcher.Catch(List.of(server), new Place(Origin.GUESS, where, Result.FOUND, ""));
        }
        boolean reached = !climb.transcript().isEmpty();
        return Fetcher.Catch.nothing(
                Origin.GUESS,
                where,
                reached ? Result.UNUSABLE : Result.NOTHING,
                climb.fault().map(Enum::name).orElse(""));
    }
}
