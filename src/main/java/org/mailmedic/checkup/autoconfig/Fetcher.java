package org.mailmedic.checkup.autoconfig;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.checkup.autoconfig.AutoconfigSource.Result;
import org.mailmedic.checkup.autoconfig.FoundServer.Origin;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebAnswer;
import org.mailmedic.web.WebRequest;

/// Fetches settings documents, over HTTPS only. Redirects are followed a few times, as Thunderbird does,
/// and every host that had a say is named.
final class Fetcher {
    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_BYTES = 128 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Web web;
    private final MailAddress address;

    Fetcher(Web web, MailAddress address) {
        this.web = web;
        this.address = address;
    }

    /// What one place gave.
    record Catch(List<FoundServer> servers, AutoconfigSource autoconfigSource) {
        static Catch nothing(Origin origin, String where, Result result, String detail) {
            return new Catch(List.of(), new AutoconfigSource(origin, where, result, detail));
        }
    }

    /// Fetches one document.
    ///
    /// @param template the web address, with `{domain}` and `{address}` in it
    Catch fetch(Origin origin, String template, String domain) throws InterruptedException {
        URI uri = URI.create(template.replace("{domain}", domain)
                .replace("{address}", URLEncoder.encode(address.toString(), StandardCharsets.UTF_8)));
        String shown = plain(uri);
        List<String> hosts = new ArrayList<>();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            hosts.add(uri.getHost());
            switch (web.fetch(WebRequest.get(uri).toPublicOnly().within(MOST_BYTES, PATIENCE))) {
                case WebAnswer.Failed(WebAnswer.Reason reason, String detail) -> {
                    return Catch.nothing(origin, shown, result(reason), detail);
                }
                case WebAnswer.Document document -> {
                    Optional<URI> next = redirect(uri, document);
                    if (next.isEmpty()) {
                        return read(origin, shown, document, hosts);
                    }
                    uri = next.get();
                }
            }
        }
        return Catch.nothing(origin, shown, Result.UNUSABLE, "led on too often");
    }

    /// Where it leads on to; a place without encryption is no place.
    private static Optional<URI> redirect(URI from, WebAnswer.Document document) {
        if (document.status() / 100 != 3) {
            return Optional.empty();
        }
        try {
            return document.location()
                    .map(from::resolve)
                    .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Catch read(Origin origin, String shown, WebAnswer.Document document, List<String> hosts) {
        if (!document.ok()) {
            Result result = document.status() >= 500 ? Result.NOT_ANSWERED : Result.NOTHING;
            return Catch.nothing(origin, shown, result, "HTTP " + document.status());
        }
        if (document.type().equals("text/html")) {
            // Many servers answer every address with their front page.
            return Catch.nothing(origin, shown, Result.NOTHING, document.type());
        }
        try {
            List<FoundServer> servers = ConfigReader.read(document.content(), address).stream()
                    .map(out -> new FoundServer(
                            out.server(),
                            out.user(),
                            out.ways(),
                            origin,
                            shown,
                            strangers(origin, out.server().host(), hosts)))
                    .toList();
            return new Catch(
                    servers,
                    new AutoconfigSource(origin, shown, servers.isEmpty() ? Result.UNUSABLE : Result.FOUND, ""));
        } catch (ConfigReader.Unreadable e) {
            return Catch.nothing(origin, shown, Result.UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private List<String> strangers(Origin origin, String server, List<String> asked) {
        List<String> all = new ArrayList<>();
        all.add(server);
        if (origin == Origin.OWN_WEB) {
            all.addAll(asked);
        }
        return Hosts.strangers(address.domain(), all.toArray(String[]::new));
    }

    private static Result result(WebAnswer.Reason reason) {
        return switch (reason) {
            // Most domains have no such host; that is an answer.
            case UNRESOLVED -> Result.NOTHING;
            case UNREACHABLE, TIMED_OUT, TLS -> Result.NOT_ANSWERED;
            case TOO_LARGE, BROKEN, NOT_ALLOWED, PRIVATE_ADDRESS -> Result.UNUSABLE;
        };
    }

    /// The place without the user's address.
    private static String plain(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + uri.getPath();
    }
}
