package org.mailmedic.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.mailmedic.web.WebAnswer.Failed;
import org.mailmedic.web.WebAnswer.Reason;

/// The real web, by the JDK's client: no cookies, no redirects, no cache, no credentials of the system.
public final class LiveWeb implements Web {
    private static final Duration PATIENCE_TO_CONNECT = Duration.ofSeconds(4);

    private final Optional<SSLContext> trust;
    private Optional<HttpClient> client = Optional.empty();

    /// Trusts whom the JDK trusts.
    public LiveWeb() {
        this(Optional.empty());
    }

    /// @param trust another judge of certificates
    public LiveWeb(Optional<SSLContext> trust) {
        this.trust = trust;
    }

    /// The client is made when it is first needed: it starts a thread, and most cases never ask the web. Nobody
    /// closes it between that and the request.
    private synchronized CompletableFuture<HttpResponse<InputStream>> send(HttpRequest request) {
        HttpClient made = client.orElseGet(this::make);
        client = Optional.of(made);
        return made.sendAsync(request, BodyHandlers.ofInputStream());
    }

    private HttpClient make() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE_TO_CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        trust.ifPresent(builder::sslContext);
        return builder.build();
    }

    @Override
    public WebAnswer fetch(WebRequest request) throws InterruptedException {
        if (!mayAsk(request.uri())) {
            return new Failed(Reason.NOT_ALLOWED, "only https is asked");
        }
        if (!request.toAnybody()) {
            Optional<Failed> no = whyNot(request);
            if (no.isPresent()) {
                return no.get();
            }
        }
        CompletableFuture<HttpResponse<InputStream>> response = send(http(request));
        CompletableFuture<WebAnswer> answer = response.thenApplyAsync(
                r -> read(r, request.mostBytes()),
                task -> Thread.ofVirtual().name("web").start(task));
        try {
            return answer.get(request.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            drop(response);
            return new Failed(
                    Reason.TIMED_OUT,
                    "no whole answer within " + request.timeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            return failure(Optional.ofNullable(e.getCause()).orElse(e));
        } catch (InterruptedException e) {
            drop(response);
            throw e;
        }
    }

    /// Nothing but TLS leaves this computer; on it, a test server may speak plainly.
    private static boolean mayAsk(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        return !host.isEmpty() && (scheme.equals("https") || scheme.equals("http") && isThisComputer(host));
    }

    /// Looked at right before it is connected to. The client asks for the name again, but the JDK answers it from
    /// its cache of 30 seconds: so it connects to what was looked at here.
    private static Optional<Failed> whyNot(WebRequest request) throws InterruptedException {
        var addresses = new CompletableFuture<List<InetAddress>>();
        // The resolver of the system cannot be interrupted.
        Thread.ofPlatform().daemon().name("web-resolve").start(() -> {
            try {
                addresses.complete(
                        List.of(InetAddress.getAllByName(request.uri().getHost())));
            } catch (UnknownHostException | RuntimeException e) {
                addresses.completeExceptionally(e);
            }
        });
        try {
            return addresses.get(request.timeout().toNanos(), TimeUnit.NANOSECONDS).stream()
                    .filter(address -> !PublicAddress.isPublic(address))
                    .findFirst()
                    .map(address -> new Failed(Reason.PRIVATE_ADDRESS, address.getHostAddress()));
        } catch (TimeoutException _) {
            return Optional.of(new Failed(Reason.UNRESOLVED, "no address in time"));
        } catch (ExecutionException e) {
            return Optional.of(new Failed(Reason.UNRESOLVED, words(e.getCause() == null ? e : e.getCause())));
        }
    }

    private static boolean isThisComputer(String host) {
        try {
            return host.equals("localhost")
                    || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static HttpRequest http(WebRequest request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.uri()).timeout(request.timeout()).header("User-Agent", "MailMedic");
        request.headers().forEach(builder::setHeader);
        request.body()
                .ifPresentOrElse(
                        body -> builder.setHeader("Content-Type", body.type())
                                .POST(BodyPublishers.ofByteArray(body.content())),
                        builder::GET);
        return builder.build();
    }

    private static WebAnswer read(HttpResponse<InputStream> response, int mostBytes) {
        try (InputStream in = response.body()) {
            byte[] content = in.readNBytes(mostBytes);
            if (in.read() >= 0) {
                return new Failed(Reason.TOO_LARGE, "more than " + mostBytes + " bytes");
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            int parameters = type.indexOf(';');
            return new WebAnswer.Document(
                    response.statusCode(),
                    (parameters < 0 ? type : type.substring(0, parameters))
                            .strip()
                            .toLowerCase(Locale.ROOT),
                    response.headers().firstValue("Location"),
                    content);
        } catch (IOException e) {
            return failure(e);
        }
    }

    /// Reading a body that drips is ended by closing it.
    private static void drop(CompletableFuture<HttpResponse<InputStream>> response) {
        response.thenAccept(r -> {
            try {
                r.body().close();
            } catch (IOException _) {
                // It is dropped all the same.
            }
        });
        response.cancel(true);
    }

    /// The outermost cause that tells something.
    private static Failed failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<Reason> reason = reason(cause);
            if (reason.isPresent()) {
                return new Failed(reason.get(), words(cause));
            }
        }
        return new Failed(Reason.BROKEN, words(thrown));
    }

    private static Optional<Reason> reason(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> Optional.of(Reason.UNRESOLVED);
            case ConnectException e
            when e.getCause() instanceof UnresolvedAddressException -> Optional.of(Reason.UNRESOLVED);
            case HttpTimeoutException _ -> Optional.of(Reason.TIMED_OUT);
            case SSLException _ -> Optional.of(Reason.TLS);
            case ConnectException _ -> Optional.of(Reason.UNREACHABLE);
            default -> Optional.empty();
        };
    }

    private static String words(Throwable cause) {
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }

    @Override
    public synchronized void close() {
        client.ifPresent(HttpClient::shutdown);
        client = Optional.empty();
    }
}
