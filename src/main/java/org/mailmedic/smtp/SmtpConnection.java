package org.mailmedic.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Encryption;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.SocketView;
import org.mailmedic.connection.TlsSniffer;
import org.mailmedic.connection.Transcript;
import org.mailmedic.dns.AddressText;
import org.mailmedic.reply.SmtpReply;

/// One connection to a server, from the first byte to the last. The library reads and writes through it; when
/// TLS begins, the streams change underneath. A watchman closes it when a step takes longer than allowed: that
/// ends reading, writing and handshakes alike, also against a server that sends one byte now and then.
final class SmtpConnection implements AutoCloseable {
    private final Socket raw;
    private final InetAddress peer;
    private final ReplyStream replyStream;
    private final Socket view;
    private final Thread watchman;
    private volatile InputStream in;
    private volatile OutputStream out;
    private Optional<SSLSocket> tls = Optional.empty();
    private final Object watch = new Object();
    private long deadline;
    private volatile boolean timedOut;

    /// @param host the name that was asked for
    SmtpConnection(Socket raw, String host, InetAddress address, Duration patience, Transcript transcript)
            throws IOException {
        this.raw = raw;
        this.peer = InetAddress.getByAddress(host, address.getAddress());
        this.in = raw.getInputStream();
        this.out = raw.getOutputStream();
        this.replyStream = new ReplyStream(new CurrentInput(), transcript);
        this.view = new SocketView(raw, peer, replyStream, new CurrentOutput(), this::close);
        this.deadline = System.nanoTime() + patience.toNanos();
        this.watchman = Thread.ofVirtual().name("watchman").unstarted(this::watch);
        watchman.start();
    }

    /// What the library talks through.
    Socket socket() {
        return view;
    }

    /// A name for EHLO that needs no name server: the address literal of this end (RFC 5321 section 4.1.3).
    String addressLiteral() {
        InetAddress own = raw.getLocalAddress();
        String bare = AddressText.of(own);
        return bare.indexOf(':') < 0 ? "[" + bare + "]" : "[IPv6:" + bare + "]";
    }

    /// From now on so long until it is closed.
    void allow(Duration patience) {
        synchronized (watch) {
            deadline = System.nanoTime() + patience.toNanos();
            watch.notifyAll();
        }
    }

    /// Whether the watchman closed it.
    boolean timedOut() {
        return timedOut;
    }

    /// The last whole reply.
    Optional<SmtpReply> lastReply() {
        return replyStream.last();
    }

    /// Whether a whole reply of SMTP ever came.
    boolean hasSpoken() {
        return replyStream.haveSpoken();
    }

    /// The lines of the last reply.
    List<String> lastLines() {
        return replyStream.lines();
    }

    /// Passes over what has come without being asked for.
    void passOverStrays() throws IOException {
        replyStream.passOverStrays();
    }

    boolean isEncrypted() {
        return tls.isPresent();
    }

    /// Begins TLS; from then on the library's bytes travel inside it.
    Encryption.Agreement encrypt(String host, List<X509ExtendedTrustManager> judges) throws IOException {
        if (replyStream.hasLeftovers()) {
            // Bytes slipped in before encryption must not count as said inside it (CVE-2011-0411).
            throw new ConnectionException(Fault.TLS_FAILED, "plain text after the reply to STARTTLS");
        }
        var tlsSniffer = new TlsSniffer(raw.getInputStream());
        var below = new SocketView(raw, peer, tlsSniffer, raw.getOutputStream(), raw);
        Encryption.Agreement agreement = Encryption.begin(below, tlsSniffer, host, raw.getPort(), judges);
        tls = Optional.of(agreement.socket());
        in = agreement.socket().getInputStream();
        out = agreement.socket().getOutputStream();
        return agreement;
    }

    /// Closes it; the farewell of TLS is tried, but nobody waits for it.
    @Override
    public void close() throws IOException {
        try {
            if (tls.isPresent() && !timedOut && !Thread.currentThread().isInterrupted()) {
                tls.get().close();
            }
        } finally {
            raw.close();
            watchman.interrupt();
        }
    }

    private void watch() {
        try {
            synchronized (watch) {
                long left = deadline - System.nanoTime();
                while (left > 0) {
                    watch.wait(left / 1_000_000 + 1);
                    left = deadline - System.nanoTime();
                }
            }
            timedOut = true;
            raw.close();
        } catch (InterruptedException _) {
            // The probe ended in time.
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // Closed is closed.
        }
    }

    private final class CurrentInput extends InputStream {
        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, length);
        }
    }

    private final class CurrentOutput extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            out.write(source, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
