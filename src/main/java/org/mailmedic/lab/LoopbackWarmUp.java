package org.mailmedic.lab;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.SmtpProbe;

/// Probes a server of our own on loopback before the user asks for a real probe, which then need not wait for
/// Java to load its code and run it for the first time (`src/docs/decisions/0317-a-rehearsal-on-loopback.md`).
public final class LoopbackWarmUp {
    /// The first loads the code; the others run it often enough for Java to compile some of it.
    private static final int PROBES = 3;

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private LoopbackWarmUp() {}

    /// Begins in the background, unless it has begun before; returns at once. Nothing leaves this computer.
    public static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            SmtpProbe.prepare();
            Thread.ofPlatform().daemon().name("warm-up").start(LoopbackWarmUp::probe);
        }
    }

    private static void probe() {
        try (SmtpServer server = SmtpServer.start(new SmtpPolicy() {});
                var password = new Secret("practice".toCharArray())) {
            ProbeRequest request = ProbeRequest.of(new ServerSettings("localhost", 587, Security.STARTTLS))
                    .signingIn(new Credentials.Password("anna", password))
                    .sending("anna@brightlane.example", "buyer@meadow.example");
            var probe = new SmtpProbe(new OnlyThis(server));
            for (int i = 0; i < PROBES; i++) {
                probe.run(request, _ -> {});
            }
        } catch (UncheckedIOException _) {
            // This computer lets nobody listen: then the first probe is as slow as it would have been.
        }
    }

    /// A network of one host.
    private record OnlyThis(SmtpServer server) implements Network {
        @Override
        public List<InetAddress> resolve(String host) {
            return List.of(server.plain().getAddress());
        }

        @Override
        public InetSocketAddress endpoint(InetAddress address, int port) {
            return server.plain();
        }

        @Override
        public List<X509Certificate> trusted() {
            return List.of(server.keys().authority());
        }
    }
}
