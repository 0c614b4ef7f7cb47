package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.smtp.ProbeStep.Name;

/// What can happen on the way to a server: all of its addresses are tried, IPv6 and IPv4 in turn (RFC
/// 8305), and refused, silent and unreachable are told apart.
class ConnectingTest {
    private static final String SIX = "2001:db8::1";
    private static final String SIX_TOO = "2001:db8::2";
    private static final String FOUR = "192.0.2.1";

    private static ProbeResult probe(Network network, Duration patience) {
        return new SmtpProbe(network)
                .run(
                        ProbeRequest.of(new ServerSettings("mail.brightlane.example", 587, Security.NONE))
                                .waiting(patience),
                        _ -> {});
    }

    /// However slow the computer is, who answers is waited for; nothing comes after the greeting.
    private static ProbeResult probeUpToTheGreeting(Network network) {
        return new SmtpProbe(network)
                .run(
                        ProbeRequest.of(new ServerSettings("mail.brightlane.example", 587, Security.NONE)),
                        SmtpProbeTest.hastyAt(Name.EHLO),
                        _ -> {});
    }

    private static ProbeStep connect(ProbeResult result) {
        return result.step(Name.CONNECT).orElseThrow();
    }

    @Test
    void theFamiliesTakeTurns() throws IOException {
        var network = new Fork(shut(), Map.of(), SIX, SIX_TOO, FOUR);
        ProbeResult result = probe(network, Duration.ofSeconds(5));
        assertThat(result.fault()).contains(Fault.REFUSED);
        assertThat(network.tried()).containsExactly(SIX, FOUR, SIX_TOO);
        assertThat(connect(result).detail()).contains("2001:db8::1", "2001:db8::2", FOUR);
    }

    @Test
    void aRefusedAddressIsToldBesideTheOneThatAnswered() throws IOException {
        try (var server = RawServer.saying("220 hi\r\n")) {
            var network = new Fork(shut(), Map.of(FOUR, server.port()), SIX, FOUR);
            ProbeResult result = probeUpToTheGreeting(network);
            assertThat(result.reached(Name.GREETING)).isTrue();
            assertThat(connect(result).detail()).startsWith(FOUR).contains("2001:db8::1 (", "refused");
        }
    }

    /// A broken IPv6 path must not look like a broken server.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aSilentAddressDoesNotHoldUpTheNext() throws Exception {
        try (var server = RawServer.saying("220 hi\r\n");
                var deaf = new DeafServer()) {
            var network = new Fork(deaf.port(), Map.of(FOUR, server.port()), SIX, FOUR);
            ProbeResult result = probeUpToTheGreeting(network);
            assertThat(result.reached(Name.GREETING)).isTrue();
            assertThat(connect(result).detail()).startsWith(FOUR);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void silenceOnEveryAddressSpeaksForABlockedPort() throws Exception {
        try (var deaf = new DeafServer()) {
            ProbeResult result = probe(new Fork(deaf.port(), Map.of(), SIX, FOUR), Duration.ofMillis(600));
            assertThat(result.fault()).contains(Fault.PORT_BLOCKED);
            assertThat(result.failed().orElseThrow().name()).isEqualTo(Name.CONNECT);
        }
    }

    /// Whoever refuses is there, whatever became of the other addresses.
    @Test
    @EnabledOnOs(OS.LINUX)
    void oneRefusalBeatsSilence() throws Exception {
        try (var deaf = new DeafServer()) {
            ProbeResult result = probe(new Fork(deaf.port(), Map.of(FOUR, shut()), SIX, FOUR), Duration.ofMillis(600));
            assertThat(result.fault()).contains(Fault.REFUSED);
        }
    }

    /// The system itself forbids to connect to a broadcast address: nothing leaves.
    @Test
    @EnabledOnOs(OS.LINUX)
    void noWayFromHereIsNeitherSilenceNorRefusal() {
        var nowhere = new Network() {
            @Override
            public List<InetAddress> resolve(String host) throws UnknownHostException {
                return List.of(InetAddress.getByName(FOUR));
            }

            @Override
            public InetSocketAddress endpoint(InetAddress address, int port) {
                return new InetSocketAddress("255.255.255.255", port);
            }

            @Override
            public List<X509Certificate> trusted() {
                return List.of();
            }
        };
        assertThat(probe(nowhere, Duration.ofSeconds(5)).fault()).contains(Fault.UNREACHABLE);
    }

    /// A port that nobody ever listened on.
    private static int shut() throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }

    /// Some addresses, each led to a port of its own on loopback.
    private static final class Fork implements Network {
        private final int otherwise;
        private final Map<String, Integer> ports;
        private final List<String> addresses;
        private final List<String> tried = Collections.synchronizedList(new ArrayList<>());

        Fork(int otherwise, Map<String, Integer> ports, String... addresses) {
            this.otherwise = otherwise;
            this.ports = ports;
            this.addresses = List.of(addresses);
        }

        List<String> tried() {
            return List.copyOf(tried);
        }

        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            List<InetAddress> all = new ArrayList<>();
            for (String address : addresses) {
                all.add(InetAddress.getByName(address));
            }
            return all;
        }

        @Override
        public InetSocketAddress endpoint(InetAddress address, int port) {
            String written = addresses.stream()
                    .filter(text -> same(text, address))
                    .findFirst()
                    .orElseThrow();
            tried.add(written);
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.getOrDefault(written, otherwise));
        }

        private static boolean same(String text, InetAddress address) {
            try {
                return InetAddress.getByName(text).equals(address);
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public List<X509Certificate> trusted() {
            return List.of();
        }
    }
}
