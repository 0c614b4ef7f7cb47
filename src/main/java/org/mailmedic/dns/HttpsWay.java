package org.mailmedic.dns;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebAnswer;
import org.mailmedic.web.WebRequest;

/// DNS over HTTPS, by POST (RFC 8484 section 4.1).
record HttpsWay(URI uri, Web web) implements Way {
    private static final String TYPE = "application/dns-message";
    private static final int LARGEST = 65_535;

    @Override
    public Transport transport() {
        return Transport.HTTPS;
    }

    @Override
    public String server() {
        return uri.toString();
    }

    @Override
    public Reply exchange(Query query, long until, AtomicInteger strays) throws InterruptedException {
        long left = until - System.nanoTime();
        if (left <= 0) {
            return new Reply.Nothing();
        }
        // The id is 0, as the standard advises: nobody can forge inside of TLS.
        var request = new WebRequest(
                        uri, Map.of("Accept", TYPE), Optional.empty(), LARGEST, Duration.ofNanos(left), true)
                .posting(TYPE, query.wire(0));
        return switch (web.fetch(request)) {
            case WebAnswer.Document document -> read(document, query, strays);
            case WebAnswer.Failed _ -> new Reply.Nothing();
        };
    }

    private static Reply read(WebAnswer.Document document, Query query, AtomicInteger strays) {
        if (!document.ok()) {
            return new Reply.Broken("HTTP status " + document.status());
        }
        if (!document.type().equals(TYPE)) {
            return new Reply.Broken("not " + TYPE + " but " + document.type());
        }
        Reply reply = query.read(document.content(), 0);
        if (reply instanceof Reply.Stray) {
            strays.incrementAndGet();
            return new Reply.Broken("the answer was for another question");
        }
        return reply;
    }
}
