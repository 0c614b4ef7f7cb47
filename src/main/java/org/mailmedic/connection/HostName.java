package org.mailmedic.connection;

import com.google.common.base.Throwables;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailmedic.reply.Idn;

/// The name of a server, on the way to its addresses.
public final class HostName {
    private HostName() {}

    /// The addresses of a host.
    ///
    /// @throws ConnectionException if it has none, or if that could not be found out in time
    public static List<InetAddress> resolve(Network network, String written, Duration patience)
            throws ConnectionException, InterruptedException {
        String host = ascii(written);
        var answer = new CompletableFuture<List<InetAddress>>();
        Thread asking = Thread.ofVirtual().name("resolving").start(() -> {
            try {
                answer.complete(network.resolve(host));
            } catch (Throwable e) {
                // A fault of ours too, even an Error: nobody else would end the waiting for it.
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new ConnectionException(Fault.RESOLVER_SILENT, host);
        } catch (ExecutionException e) {
            // What is wrong with this program is no answer about the name.
            Optional.ofNullable(e.getCause()).ifPresent(Throwables::throwIfUnchecked);
            throw new ConnectionException(gaveNoAnswer(e) ? Fault.RESOLVER_SILENT : Fault.HOST_UNRESOLVED, host);
        } finally {
            asking.interrupt();
        }
    }

    /// The host in A-labels. What cannot be a name or an address is asked of nobody.
    ///
    /// @throws ConnectionException if it is none
    public static String ascii(String written) throws ConnectionException {
        String host = written.strip();
        // An address or a plain name stays as it was written.
        String ascii =
                host.chars().allMatch(c -> c < 0x80) ? host : Idn.aLabels(host).orElse("");
        boolean whole = !ascii.isEmpty() && !ascii.startsWith(".") && !ascii.contains("..");
        if (whole && ascii.chars().allMatch(HostName::isHostCharacter)) {
            return ascii;
        }
        throw new ConnectionException(Fault.HOST_UNRESOLVED, host);
    }

    private static boolean isHostCharacter(int c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || "-._:[]%".indexOf(c) >= 0;
    }

    /// Only the words of the operating system tell a name that does not exist from name servers that gave
    /// no answer (EAI_AGAIN).
    private static boolean gaveNoAnswer(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.contains("Temporary failure")) {
                return true;
            }
        }
        return false;
    }
}
