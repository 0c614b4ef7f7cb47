package org.mailmedic.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.web.WebAnswer.Document;
import org.mailmedic.web.WebAnswer.Failed;
import org.mailmedic.web.WebAnswer.Reason;

/// The web client against a real server on loopback.
class LiveWebTest {
    private final LiveWeb web = new LiveWeb();
    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fine", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "Text/Plain; charset=utf-8");
            byte[] content = "v: 1 ü".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.createContext("/echo", exchange -> {
            byte[] content = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(400, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://other.example/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (ended.getCount() > 0) {
                    exchange.getResponseBody().write(new byte[1024]);
                }
            } catch (IOException _) {
                exchange.close();
            }
        });
        server.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!ended.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                }
            } catch (IOException | InterruptedException _) {
                exchange.close();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        web.close();
        server.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void aDocumentIsFetched() throws InterruptedException {
        assertThat(web.fetch(WebRequest.get(at("/fine")))).isInstanceOfSatisfying(Document.class, d -> {
            assertThat(d.ok()).isTrue();
            assertThat(d.type()).isEqualTo("text/plain");
            assertThat(d.text()).isEqualTo("v: 1 ü");
        });
    }

    @Test
    void somethingIsSentAndARefusalIsAnAnswer() throws InterruptedException {
        WebRequest request = WebRequest.get(at("/echo"))
                .posting("application/x-www-form-urlencoded", "a=b".getBytes(StandardCharsets.UTF_8));
        assertThat(request.toString()).doesNotContain("a=b");
        assertThat(web.fetch(request)).isInstanceOfSatisfying(Document.class, d -> {
            assertThat(d.ok()).isFalse();
            assertThat(d.text()).isEqualTo("a=b");
        });
    }

    @Test
    void aRedirectIsNotFollowed() throws InterruptedException {
        assertThat(web.fetch(WebRequest.get(at("/elsewhere"))))
                .isInstanceOfSatisfying(
                        Document.class, d -> assertThat(d.location()).hasValue("https://other.example/"));
    }

    @Test
    void tooMuchIsRefused() throws InterruptedException {
        assertThat(web.fetch(WebRequest.get(at("/endless"))))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void drippingEndsWithTheTime() throws InterruptedException {
        assertThat(web.fetch(WebRequest.get(at("/dripping")).within(1_000_000, Duration.ofMillis(300))))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.TIMED_OUT));
    }

    @Test
    void whatIsUnderWayEndsInPeaceWhenItIsClosed() throws Exception {
        var asked = new CountDownLatch(1);
        server.createContext("/late", exchange -> {
            asked.countDown();
            try {
                ended.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        var answer = new CompletableFuture<WebAnswer>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(web.fetch(WebRequest.get(at("/late")).within(10, Duration.ofSeconds(60))));
            } catch (InterruptedException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        asked.await();
        web.close();
        // Who still holds it is answered, too.
        assertThat(web.fetch(WebRequest.get(at("/fine")))).isInstanceOf(Document.class);
        ended.countDown();
        assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOf(Document.class);
    }

    @Test
    void itCanBeCancelled() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> web.fetch(WebRequest.get(at("/dripping")))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatDoesNotAnswerIsSaid() throws IOException, InterruptedException {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(web.fetch(WebRequest.get(URI.create("https://127.0.0.1:" + closed + "/"))))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.UNREACHABLE));
        assertThat(web.fetch(WebRequest.get(
                        URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/fine"))))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isIn(Reason.TLS, Reason.BROKEN, Reason.TIMED_OUT));
    }

    @Test
    void plainHttpNeverLeavesThisComputer() throws InterruptedException {
        for (String uri :
                new String[] {"http://192.0.2.1/", "ftp://127.0.0.1/", "file:///etc/passwd", "http://a.example"}) {
            assertThat(web.fetch(WebRequest.get(URI.create(uri))))
                    .isInstanceOfSatisfying(
                            Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.NOT_ALLOWED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.255.1.1",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[fe80::1]",
                "[fec0::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[ff02::1]",
                "[64:ff9b::10.0.0.1]",
                "[64:ff9b:1::1]"
            })
    void whereAStrangerLeadsIsNeverThisComputerNorAPrivateNetwork(String host) throws Exception {
        int port = server.getAddress().getPort();
        WebRequest request = WebRequest.get(URI.create("http://" + host + ":" + port + "/fine"));
        WebRequest secured = WebRequest.get(URI.create("https://" + host + ":" + port + "/fine"));
        assertThat(web.fetch(secured.toPublicOnly()))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.PRIVATE_ADDRESS));
        assertThat(web.fetch(request.toPublicOnly())).isNotInstanceOf(Document.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "11.0.0.1",
                "192.169.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2001:db8::1",
                "64:ff9b::192.0.2.1"
            })
    void theirNeighboursArePublic(String address) {
        assertThat(PublicAddress.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void aNameThatLeadsNowhereIsNoPrivateAddress() throws InterruptedException {
        assertThat(web.fetch(
                        WebRequest.get(URI.create("https://nowhere.invalid/")).toPublicOnly()))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.reason()).isEqualTo(Reason.UNRESOLVED));
    }
}
