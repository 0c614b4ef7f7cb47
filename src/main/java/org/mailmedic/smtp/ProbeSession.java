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
import org.mailmedic.smtp.ProbeStep.Name;

/// One probe: the steps in order, until one breaks. Greeting and EHLO come before the certificate is judged
/// even where TLS began with the first byte: they give nothing away, and tell more about a server whose
/// certificate is bad.
final class ProbeSession {
    private static final int IMPLICIT_TLS_PORT = 465;

    private final Network network;
    private final ProbeRequest request;
    private final Optional<TestMessage> message;
    private final Function<Name, Duration> patience;
    private final StepRecorder steps;
    private final Transcript transcript = new Transcript();
    private List<String> capabilities = List.of();
    private Optional<NegotiatedTls> tls = Optional.empty();
    private Optional<ConnectionException> objection = Optional.empty();
    private final List<ProbeResult.Asked> asked = new ArrayList<>();

    /// @param patience longest wait at a step
    ProbeSession(
            Network network,
            ProbeRequest request,
            Optional<TestMessage> message,
            Function<Name, Duration> patience,
            Consumer<ProbeStep> listener) {
        this.network = network;
        this.request = request;
        this.message = message;
        this.patience = patience;
        this.steps = new StepRecorder(patience, message.isPresent(), listener);
    }

    ProbeResult run() {
        Optional<Fault> fault = Optional.empty();
        ProbeWarmUp.begin();
        try {
            converseStepByStep();
        } catch (ConnectionException failure) {
            fault = Optional.of(failure.fault());
        }
        return new ProbeResult(request, steps.all(), capabilities, tls, fault, asked, transcript.lines());
    }

    private void converseStepByStep() throws ConnectionException {
        List<InetAddress> addresses = steps.take(
                Name.RESOLVE,
                () -> HostName.resolve(network, request.server().host(), patience.apply(Name.RESOLVE)),
                found -> StepResult.seen(found.stream().map(AddressText::of).collect(Collectors.joining(", "))));
        try (SmtpConnection smtpConnection = connect(addresses)) {
            var transport = new SteppedTransport(smtpConnection, transcript);
            try {
                converse(smtpConnection, transport);
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

    private SmtpConnection connect(List<InetAddress> addresses) throws ConnectionException {
        Connected connected =
                steps.take(Name.CONNECT, () -> dialled(addresses), reached -> StepResult.seen(reached.detail()));
        steps.over(connected.smtpConnection());
        return connected.smtpConnection();
    }

    /// @param detail what is to be told of the connection
    private record Connected(SmtpConnection smtpConnection, String detail) {}

    private Connected dialled(List<InetAddress> addresses) throws IOException, InterruptedException {
        int port = request.server().port();
        Dialer.Connection connection = new Dialer(network, port, patience.apply(Name.CONNECT)).dial(addresses);
        transcript.note(AddressText.of(new InetSocketAddress(connection.address(), port)));
        var smtpConnection = new SmtpConnection(
                connection.socket(),
                HostName.ascii(request.server().host()),
                connection.address(),
                patience.apply(Name.CONNECT),
                transcript);
        return new Connected(smtpConnection, connection.detail());
    }

    private void converse(SmtpConnection smtpConnection, SteppedTransport transport) throws ConnectionException {
        Security security = security();
        if (security == Security.TLS) {
            steps.take(Name.TLS, () -> encrypt(smtpConnection));
        }
        steps.take(Name.GREETING, () -> {
            SmtpReply greeting = greeting(smtpConnection, transport);
            return StepResult.on(greeting, greeting.code() == 220, Fault.GREETING);
        });
        steps.take(Name.EHLO, () -> hello(smtpConnection, transport));
        if (security == Security.STARTTLS || (security == Security.AUTO && startTlsMatters())) {
            steps.take(Name.STARTTLS, () -> startTls(smtpConnection, transport));
        }
        if (smtpConnection.isEncrypted()) {
            steps.take(Name.CERTIFICATE, this::certificate);
        }
        signIn(smtpConnection, transport);
        if (request.from().isPresent()) {
            var envelope = new Envelope(request, message, capabilities, transport, smtpConnection.isEncrypted(), asked);
            try {
                steps.take(Name.MAIL_FROM, envelope::mailFrom);
            } catch (ConnectionException failure) {
                if (failure.fault() == Fault.SENDER_REFUSED) {
                    envelope.askForTheUser();
                }
                throw failure;
            }
            if (request.to().isPresent()) {
                steps.take(Name.RCPT_TO, envelope::rcptTo);
            }
        }
        if (message.isPresent()) {
            steps.take(Name.DATA, () -> handOver(transport, message.get()));
        }
    }

    /// Who says nothing on the port for TLS waits for TLS (RFC 8314 section 3.3); elsewhere silence is just
    /// silence.
    private SmtpReply greeting(SmtpConnection smtpConnection, SteppedTransport transport) throws IOException {
        try {
            return transport.greet();
        } catch (IOException e) {
            if (smtpConnection.timedOut()
                    && !smtpConnection.isEncrypted()
                    && request.server().port() == IMPLICIT_TLS_PORT) {
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

    private StepResult encrypt(SmtpConnection smtpConnection) throws IOException, InterruptedException {
        Encryption.Agreement agreement =
                smtpConnection.encrypt(HostName.ascii(request.server().host()), judges());
        NegotiatedTls seen = agreement.seen();
        tls = Optional.of(seen);
        objection = agreement.objection();
        transcript.note(seen.protocol() + " " + seen.cipher());
        return StepResult.seen(seen.protocol() + " " + seen.cipher());
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

    private StepResult hello(SmtpConnection smtpConnection, SteppedTransport transport) throws IOException {
        String name = request.helo().orElseGet(smtpConnection::addressLiteral);
        SmtpReply reply = transport.command("EHLO " + name);
        if (reply.isPositive()) {
            capabilities = transport.offered();
        } else if (reply.code() / 100 == 5) {
            capabilities = List.of();
            reply = transport.command("HELO " + name);
        }
        StepResult stepResult = StepResult.on(reply, reply.isPositive(), Fault.HELLO_REFUSED);
        return new StepResult(stepResult.reply(), String.join(", ", capabilities));
    }

    private StepResult startTls(SmtpConnection smtpConnection, SteppedTransport transport)
            throws IOException, InterruptedException {
        if (!Capabilities.offer(capabilities, "STARTTLS")) {
            throw new ConnectionException(
                    Capabilities.strippedOfStartTls(capabilities) ? Fault.STARTTLS_STRIPPED : Fault.NO_STARTTLS,
                    String.join(", ", capabilities));
        }
        SmtpReply reply = transport.command("STARTTLS");
        if (reply.code() != 220) {
            throw new ConnectionException(Fault.STARTTLS_REFUSED, reply, "");
        }
        StepResult agreed = encrypt(smtpConnection);
        // What was offered before encryption does not count any more (RFC 3207 section 4.2).
        StepResult hello = hello(smtpConnection, transport);
        return new StepResult(
                hello.reply(), hello.detail().isEmpty() ? agreed.detail() : agreed.detail() + "; " + hello.detail());
    }

    private StepResult certificate() throws ConnectionException {
        if (objection.isPresent()) {
            Fault fault = objection.get().fault();
            throw new ConnectionException(
                    fault, tls.map(seen -> facts(fault, seen.certificate())).orElse(""));
        }
        return StepResult.seen(tls.map(seen -> issued(seen.certificate())).orElse(""));
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

    private void signIn(SmtpConnection smtpConnection, SteppedTransport transport) throws ConnectionException {
        switch (request.credentials()) {
            case Credentials.None _ -> {}
            case Credentials.Password password ->
                steps.take(
                        Name.AUTH,
                        () -> signIn(smtpConnection, () -> SmtpAuthentication.with(password, transport, transcript)));
            case Credentials.Token token -> {
                try {
                    steps.take(
                            Name.AUTH,
                            () -> signIn(smtpConnection, () -> SmtpAuthentication.with(token, transport, transcript)));
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
        SmtpAuthentication get() throws IOException, InterruptedException;
    }

    private StepResult signIn(SmtpConnection smtpConnection, Way way) throws IOException, InterruptedException {
        if (!smtpConnection.isEncrypted() && !request.unprotectedPassword()) {
            throw new ConnectionException(Fault.NOT_ENCRYPTED, "");
        }
        SmtpAuthentication.Outcome outcome = way.get().attempt(Capabilities.mechanisms(capabilities));
        return new StepResult(Optional.of(outcome.reply()), outcome.detail());
    }

    private StepResult handOver(SteppedTransport transport, TestMessage letter) throws IOException {
        try {
            SmtpReply reply = transport.handOver(letter.toMime());
            return StepResult.on(reply, reply.isPositive(), Fault.MESSAGE_REFUSED);
        } catch (MessagingException e) {
            throw new IOException("the message could not be written", e);
        }
    }

    /// RSET, so that the server forgets the sender and recipient, and QUIT.
    private void farewell(SteppedTransport transport) {
        steps.farewell(() -> {
            if (request.from().isPresent() && message.isEmpty()) {
                transport.command("RSET");
            }
            return StepResult.on(transport.quit(), true, Fault.CLOSED);
        });
    }
}
