package org.mailmedic.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Dialer;
import org.mailmedic.connection.Encryption;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.HostName;
import org.mailmedic.connection.NegotiatedTls;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.Transcript;
import org.mailmedic.connection.Trust;
import org.mailmedic.dns.AddressText;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.Rung.Name;

/// One climb: the rungs in order, until one breaks. Greeting and EHLO come before the certificate is judged
/// even where TLS began with the first byte: they give nothing away, and tell more about a server whose
/// certificate is bad.
final class Ascent {
    private static final int IMPLICIT_TLS_PORT = 465;

    private final Network network;
    private final ProbeRequest request;
    private final Optional<TestMessage> message;
    private final Function<Name, Duration> patience;
    private final Rungs rungs;
    private final Transcript transcript = new Transcript();
    private List<String> capabilities = List.of();
    private Optional<NegotiatedTls> tls = Optional.empty();
    private Optional<ConnectionException> objection = Optional.empty();
    private final List<Climb.Asked> asked = new ArrayList<>();

    /// @param patience longest wait at a rung
    Ascent(
            Network network,
            ProbeRequest request,
            Optional<TestMessage> message,
            Function<Name, Duration> patience,
            Consumer<Rung> listener) {
        this.network = network;
        this.request = request;
        this.message = message;
        this.patience = patience;
        this.rungs = new Rungs(patience, message.isPresent(), listener);
    }

    Climb climb() {
        Optional<Fault> fault = Optional.empty();
        WarmUp.begin();
        try {
            ascend();
        } catch (ConnectionException failure) {
            fault = Optional.of(failure.fault());
        }
        return new Climb(request, rungs.all(), capabilities, tls, fault, asked, transcript.lines());
    }

    private void ascend() throws ConnectionException {
        List<InetAddress> addresses = rungs.climb(
                Name.RESOLVE,
                () -> HostName.resolve(network, request.server().host(), patience.apply(Name.RESOLVE)),
                found -> Footing.seen(found.stream().map(AddressText::of).collect(Collectors.joining(", "))));
        try (Wire wire = connect(addresses)) {
            var transport = new SteppedTransport(wire, transcript);
            try {
                converse(wire, transport);
            } catch (ConnectionException failure) {
                if (failure.reply().isPresent() && failure.fault() != Fault.GREETING) {
                    farewell(transport);
                }
                throw failure;
            }
            farewell(transport);
        } catch (ConnectionException failure) {
            throw failure;
        } catch (IOException _) {
            // Closing failed: all has been said by then.
        }
    }

    private Wire connect(List<InetAddress> addresses) throws ConnectionException {
        Connected connected =
                rungs.climb(Name.CONNECT, () -> dialled(addresses), reached -> Footing.seen(reached.detail()));
        rungs.over(connected.wire());
        return connected.wire();
    }

    /// @param detail what is to be told of the connection
    private record Connected(Wire wire, String detail) {}

    private Connected dialled(List<InetAddress> addresses) throws IOException, InterruptedException {
        int port = request.server().port();
        Dialer.Connection connection = new Dialer(network, port, patience.apply(Name.CONNECT)).dial(addresses);
        transcript.note(AddressText.of(new InetSocketAddress(connection.address(), port)));
        var wire = new Wire(
                connection.socket(),
                HostName.ascii(request.server().host()),
                connection.address(),
                patience.apply(Name.CONNECT),
                transcript);
        return new Connected(wire, connection.detail());
    }

    private void converse(Wire wire, SteppedTransport transport) throws ConnectionException {
        Security security = security();
        if (security == Security.TLS) {
            rungs.climb(Name.TLS, () -> encrypt(wire));
        }
        rungs.climb(Name.GREETING, () -> {
            SmtpReply greeting = greeting(wire, transport);
            return Footing.on(greeting, greeting.code() == 220, Fault.GREETING);
        });
        rungs.climb(Name.EHLO, () -> hello(wire, transport));
        if (security == Security.STARTTLS || (security == Security.AUTO && startTlsMatters())) {
            rungs.climb(Name.STARTTLS, () -> startTls(wire, transport));
        }
        if (wire.isEncrypted()) {
            rungs.climb(Name.CERTIFICATE, this::certificate);
        }
        signIn(wire, transport);
        if (request.from().isPresent()) {
            var envelope = new Envelope(request, message, capabilities, transport, wire.isEncrypted(), asked);
            try {
                rungs.climb(Name.MAIL_FROM, envelope::mailFrom);
            } catch (ConnectionException failure) {
                if (failure.fault() == Fault.SENDER_REFUSED) {
                    envelope.askForTheUser();
                }
                throw failure;
            }
            if (request.to().isPresent()) {
                rungs.climb(Name.RCPT_TO, envelope::rcptTo);
            }
        }
        if (message.isPresent()) {
            rungs.climb(Name.DATA, () -> handOver(transport, message.get()));
        }
    }

    /// Who says nothing on the port for TLS waits for TLS (RFC 8314 section 3.3); elsewhere silence is just
    /// silence.
    private SmtpReply greeting(Wire wire, SteppedTransport transport) throws IOException {
        try {
            return transport.greet();
        } catch (IOException e) {
            if (wire.timedOut() && !wire.isEncrypted() && request.server().port() == IMPLICIT_TLS_PORT) {
                throw new ConnectionException(Fault.TLS_EXPECTED, "");
            }
            throw e;
        }
    }

    private Security security() {
        Security wanted = request.server().security();
        return wanted == Security.AUTO && request.server().port() == IMPLICIT_TLS_PORT ? Security.TLS : wanted;
    }

    /// Without STARTTLS nothing is lost as long as no password is to be sent.
    private boolean startTlsMatters() {
        return Capabilities.offer(capabilities, "STARTTLS") || hasSecret();
    }

    private boolean hasSecret() {
        return switch (request.credentials()) {
            case Credentials.None _ -> false;
            case Credentials.Password _, Credentials.Token _ -> !request.unprotectedPassword();
        };
    }

    private Footing encrypt(Wire wire) throws IOException, InterruptedException {
        Encryption.Agreement agreement =
                wire.encrypt(HostName.ascii(request.server().host()), judges());
        NegotiatedTls seen = agreement.seen();
        tls = Optional.of(seen);
        objection = agreement.objection();
        transcript.note(seen.protocol() + " " + seen.cipher());
        return Footing.seen(seen.protocol() + " " + seen.cipher());
    }

    private List<X509ExtendedTrustManager> judges() throws ConnectionException, InterruptedException {
        try {
            List<X509Certificate> more = new ArrayList<>(network.trusted());
            if (request.trust().isPresent()) {
                more.addAll(Trust.read(request.trust().get()));
            }
            return Trust.judges(more);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConnectionException(Fault.CERT_UNTRUSTED, String.valueOf(e.getMessage()));
        }
    }

    private Footing hello(Wire wire, SteppedTransport transport) throws IOException {
        String name = request.helo().orElseGet(wire::addressLiteral);
        SmtpReply reply = transport.command("EHLO " + name);
        if (reply.isPositive()) {
            capabilities = transport.offered();
        } else if (reply.code() / 100 == 5) {
            capabilities = List.of();
            reply = transport.command("HELO " + name);
        }
        Footing footing = Footing.on(reply, reply.isPositive(), Fault.HELLO_REFUSED);
        return new Footing(footing.reply(), String.join(", ", capabilities));
    }

    private Footing startTls(Wire wire, SteppedTransport transport) throws IOException, InterruptedException {
        if (!Capabilities.offer(capabilities, "STARTTLS")) {
            throw new ConnectionException(
                    Capabilities.strippedOfStartTls(capabilities) ? Fault.STARTTLS_STRIPPED : Fault.NO_STARTTLS,
                    String.join(", ", capabilities));
        }
        SmtpReply reply = transport.command("STARTTLS");
        if (reply.code() != 220) {
            throw new ConnectionException(Fault.STARTTLS_REFUSED, reply, "");
        }
        Footing agreed = encrypt(wire);
        // What was offered before encryption does not count any more (RFC 3207 section 4.2).
        Footing hello = hello(wire, transport);
        return new Footing(
                hello.reply(), hello.detail().isEmpty() ? agreed.detail() : agreed.detail() + "; " + hello.detail());
    }

    private Footing certificate() throws ConnectionException {
        if (objection.isPresent()) {
            Fault fault = objection.get().fault();
            throw new ConnectionException(
                    fault, tls.map(seen -> facts(fault, seen.certificate())).orElse(""));
        }
        return Footing.seen(tls.map(seen -> issued(seen.certificate())).orElse(""));
    }

    /// What of the certificate is no good: its names, its days, or who issued it. Java's own words tell
    /// none of these.
    private static String facts(Fault fault, NegotiatedTls.Certificate certificate) {
        return switch (fault) {
            case CERT_NAME -> String.join(", ", certificate.names());
            case CERT_EXPIRED, CERT_NOT_YET -> certificate.notBefore() + " – " + certificate.notAfter();
            default -> issued(certificate);
        };
    }

    private static String issued(NegotiatedTls.Certificate certificate) {
        return certificate.subject() + " ← " + certificate.issuer();
    }

    private void signIn(Wire wire, SteppedTransport transport) throws ConnectionException {
        switch (request.credentials()) {
            case Credentials.None _ -> {}
            case Credentials.Password password ->
                rungs.climb(Name.AUTH, () -> signIn(wire, () -> SignIn.with(password, transport, transcript)));
            case Credentials.Token token -> {
                try {
                    rungs.climb(Name.AUTH, () -> signIn(wire, () -> SignIn.with(token, transport, transcript)));
                } catch (ConnectionException failure) {
                    if (failure.fault() == Fault.AUTH_FAILED) {
                        token.source().refused();
                    }
                    throw failure;
                }
            }
        }
    }

    /// How to sign in, known once it is time.
    private interface Way {
        SignIn get() throws IOException, InterruptedException;
    }

    private Footing signIn(Wire wire, Way way) throws IOException, InterruptedException {
        if (!wire.isEncrypted() && !request.unprotectedPassword()) {
            throw new ConnectionException(Fault.NOT_ENCRYPTED, "");
        }
        SignIn.Outcome outcome = way.get().attempt(Capabilities.mechanisms(capabilities));
        return new Footing(Optional.of(outcome.reply()), outcome.detail());
    }

    private Footing handOver(SteppedTransport transport, TestMessage letter) throws IOException {
        try {
            SmtpReply reply = transport.handOver(letter.toMime());
            return Footing.on(reply, reply.isPositive(), Fault.MESSAGE_REFUSED);
        } catch (MessagingException e) {
            throw new IOException("the message could not be written", e);
        }
    }

    /// RSET, so that the server forgets the sender and recipient, and QUIT.
    private void farewell(SteppedTransport transport) {
        rungs.farewell(() -> {
            if (request.from().isPresent() && message.isEmpty()) {
                transport.command("RSET");
            }
            return Footing.on(transport.quit(), true, Fault.CLOSED);
        });
    }
}
