package org.mailmedic.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.web.LiveWeb;

/// UDP, then TCP, then HTTPS where that is allowed.
@Timeout(60)
class FallBackTest {
    /// A port below 1024 where nothing runs: the system says so at once.
    private static final InetSocketAddress NOBODY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private static final Question A = new Question("a.example", RecordType.A);

    private final DnsServer server = DnsServer.start("a.example. 60 IN A 192.0.2.1", "b.example. 60 IN A 192.0.2.2");
    private final LiveWeb web = new LiveWeb();
    private final AtomicInteger overHttps = new AtomicInteger();
    private HttpServer https;

    @BeforeEach
    void start() throws IOException {
        https = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        https.createContext("/dns-query", this::answer);
        https.createContext("/page", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            send(exchange, 200, "<p>Welcome to this hotel".getBytes(StandardCharsets.UTF_8));
        });
        https.createContext("/broken", exchange -> send(exchange, 500, new byte[0]));
        https.start();
    }

    @AfterEach
    void stop() {
        server.close();
        https.stop(0);
        web.close();
    }

    /// A real server: hands the question to the lab's DNS server.
    private void answer(HttpExchange exchange) throws IOException {
        overHttps.incrementAndGet();
        byte[] query = exchange.getRequestBody().readAllBytes();
        assertThat(exchange.getRequestMethod()).isEqualTo("POST");
        assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/dns-message");
        assertThat(query[0] | query[1]).as("the id is 0").isZero();
        try (var delegate = DnsServer.start("a.example. 60 IN A 192.0.2.1");
                var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(query, query.length, delegate.address()));
            var packet = new DatagramPacket(new byte[4096], 4096);
            socket.receive(packet);
            exchange.getResponseHeaders().add("Content-Type", "application/dns-message");
            send(exchange, 200, Arrays.copyOf(packet.getData(), packet.getLength()));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + https.getAddress().getPort() + path);
    }

    private LiveDns dns() {
        return LiveDns.at(server.address()).withPatience(Duration.ofSeconds(2));
    }

    @Test
    void whereDatagramsAreThrownAwayTcpBringsTheAnswerAndIsRemembered() throws Exception {
        server.fault("a.example", new DnsFault.NotOverUdp()).fault("b.example", new DnsFault.NotOverUdp());
        LiveDns dns = dns();
        DnsAnswer first = dns.ask(A);
        assertThat(first.found()).hasSize(1);
        assertThat(first.asked().transport()).isEqualTo(Transport.TCP);
        server.clearLog();
        assertThat(dns.ask(new Question("b.example", RecordType.A)).found()).hasSize(1);
        assertThat(server.log()).as("no datagram first").allMatch(DnsServer.Asked::tcp);
    }

    @Test
    void httpsIsAskedLastAndOnlyWhereAllowed() throws Exception {
        server.fault("a.example", new DnsFault.Silence());
        assertThat(dns().ask(A)).isInstanceOf(DnsAnswer.TimedOut.class);
        assertThat(overHttps).hasValue(0);

        DnsAnswer answer = LiveDns.at(NOBODY)
                .withPatience(Duration.ofSeconds(30))
                .withHttps(url("/dns-query"), web)
                .ask(A);
        assertThat(answer.found()).hasSize(1);
        assertThat(answer.asked().transport()).isEqualTo(Transport.HTTPS);
        assertThat(answer.asked().resolver()).isEqualTo(url("/dns-query").toString());
    }

    @Test
    void whatIsAnsweredOtherwiseNeverGoesOverHttps() throws Exception {
        server.fault("r.example", new DnsFault.Refused()).fault("s.example", new DnsFault.ServerFailure());
        LiveDns dns = dns().withPatience(PatientDns.AMPLE).withHttps(url("/dns-query"), web);
        for (String name : new String[] {"a.example", "none.example", "r.example", "s.example"}) {
            assertThat(dns.ask(new Question(name, RecordType.A)).asked().transport())
                    .isEqualTo(Transport.UDP);
        }
        assertThat(overHttps).hasValue(0);
    }

    @Test
    void aWebPageIsNoAnswer() throws Exception {
        server.fault("a.example", new DnsFault.Silence());
        for (String path : new String[] {"/page", "/broken", "/nowhere"}) {
            DnsAnswer answer = dns().withHttps(url(path), web).ask(A);
            assertThat(answer.isCertain()).as(path).isFalse();
            assertThat(answer.found()).isEmpty();
        }
    }

    @Test
    void aClosedWorldStaysClosed() throws Exception {
        server.fault("a.example", new DnsFault.Silence());
        Dns closed = LiveDns.closedWorld(server.address())
                .withPatience(Duration.ofMillis(500))
                .withHttps(url("/dns-query"), web);
        assertThat(closed.ask(A)).isInstanceOf(DnsAnswer.TimedOut.class);
        assertThat(overHttps).hasValue(0);
    }

    @Test
    void theSecondResolverIsAskedWhereTheFirstFails() throws Exception {
        try (var other = DnsServer.start("s.example. 60 IN A 192.0.2.3")) {
            server.fault("s.example", new DnsFault.ServerFailure());
            LiveDns dns = LiveDns.at(server.address(), other.address()).withPatience(PatientDns.AMPLE);
            assertThat(dns.ask(new Question("s.example", RecordType.A)).found()).hasSize(1);
        }
    }

    @Test
    void aPortWhereNobodyListensIsNotWaitedFor() throws Exception {
        LiveDns dns = LiveDns.at(NOBODY).withPatience(Duration.ofMinutes(5));
        assertThat(dns.ask(A)).isInstanceOf(DnsAnswer.TimedOut.class);
    }
}
