package org.mailmedic.checkup.autoconfig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.checkup.autoconfig.AutoconfigSource.Result;
import org.mailmedic.checkup.autoconfig.FoundServer.Origin;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.SmtpProbe;

/// Tries usual names at the usual ports, without signing in. What counts is a server with a good
/// certificate for its name that offers a way to sign in.
final class Guesses {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final SmtpProbe probe;

    Guesses(Network network) {
        this.probe = new SmtpProbe(network);
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
        ProbeResult result = probe.run(ProbeRequest.of(settings).waiting(PATIENCE), _ -> {});
        String where = settings.host() + ":" + settings.port();
        if (result.fault().isEmpty()
                && result.tls().isPresent()
                && !result.mechanisms().isEmpty()) {
            var server = new FoundServer(
                    settings,
                    Optional.empty(),
                    result.mechanisms(),
                    Origin.GUESS,
                    where,
                    Hosts.strangers(domain, settings.host()));
            return new Fetcher.Catch(List.of(server), new AutoconfigSource(Origin.GUESS, where, Result.FOUND, ""));
        }
        boolean reached = !result.transcript().isEmpty();
        return Fetcher.Catch.nothing(
                Origin.GUESS,
                where,
                reached ? Result.UNUSABLE : Result.NOTHING,
                result.fault().map(Enum::name).orElse(""));
    }
}
