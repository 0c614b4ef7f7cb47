package org.mailmedic.smtp;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.mailmedic.connection.Encryption;
import org.mailmedic.connection.Trust;

/// Loads what only the first probe of a process has to wait for: the lists of trusted authorities, the
/// mail library with its providers, and the code that writes the first words of TLS. Nothing leaves this
/// computer.
///
/// Two platform threads do it beside each other: a virtual one would hold on to its carrier while classes load.
final class ProbeWarmUp {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private ProbeWarmUp() {}

    /// Begins, unless it has begun before; returns at once.
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Trust.prepare();
            start("warm-up-mail", SteppedTransport::prepare);
            start("warm-up-tls", ProbeWarmUp::encryption);
        }
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private static void encryption() {
        try {
            Encryption.warmUp();
        } catch (GeneralSecurityException | SSLException _) {
            // The probe itself will meet the same, and say so.
        }
    }
}
