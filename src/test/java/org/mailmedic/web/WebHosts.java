package org.mailmedic.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// All hosts of a small web: each is a folder of one server on loopback, and is asked for over https only.
public final class WebHosts implements AutoCloseable {
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final LiveWeb live = new LiveWeb();
    private final HttpServer server;

    public WebHosts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String place = exchange.getRequestURI().getPath().substring(1);
            asked.add(place);
            queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
            Page page = pages.getOrDefault(place, new Page(404, "text/plain", "", new byte[] {'-'}));
            exchange.getResponseHeaders().add("Content-Type", page.type());
            if (!page.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", page.location());
            }
            exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : page.body().length);
            exchange.getResponseBody().write(page.body());
            exchange.close();
        });
        server.start();
    }

    /// What stands at a place.
    ///
    /// @param location where it leads on to; empty if nowhere
    @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
    public record Page(int status, String type, String location, byte[] body) {}

    /// Publishes a page.
    ///
    /// @param place host and path, without https://
    public void put(String place, Page page) {
        pages.put(place, page);
    }

    /// The places that were asked for.
    public List<String> asked() {
        return asked;
    }

    /// What stood behind the question marks.
    public List<String> queries() {
        return queries;
    }

    public Web web() {
        return request -> {
            URI uri = request.uri();
            if (!"https".equals(uri.getScheme())) {
                throw new AssertionError("not over https: " + uri);
            }
            if (request.toAnybody()) {
                throw new AssertionError("a stranger may lead into a private network: " + uri);
            }
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return live.fetch(new WebRequest(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + uri.getHost()
                            + uri.getRawPath() + query),
                    request.headers(),
                    request.body(),
                    request.mostBytes(),
                    request.timeout(),
                    true));
        };
    }

    @Override
    public void close() {
        live.close();
        server.stop(0);
    }
}
