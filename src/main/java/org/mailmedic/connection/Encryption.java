package org.mailmedic.connection;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Begins TLS, and keeps what is to be said about the certificate until its own step. The handshake itself goes
/// through with any certificate, for otherwise Java would hide the chain of a refused one;
/// [Agreement#objection] must be heard before anything private is said.
public final class Encryption {
    /// Where to fetch the issuer's certificate (RFC 5280 section 4.2.2.1): public authorities write it
    /// into what their intermediates issue, those of companies and antivirus programs hardly ever.
    private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

    private Encryption() {}

    /// What was agreed on.
    ///
    /// @param objection why the certificate is no good, if it is not
    public record Agreement(SSLSocket socket, NegotiatedTls seen, Optional<ConnectionException> objection) {}

    /// Shakes hands.
    ///
    /// @param below the connection, its bytes seen by `sniffer`
    public static Agreement begin(
            Socket below, TlsSniffer tlsSniffer, String host, int port, List<X509ExtendedTrustManager> judges)
            throws IOException {
        var witness = new Witness(judges);
        SSLSocket socket;
        try {
            // A context of its own: a resumed session would show no certificate.
            socket = (SSLSocket) context(witness).getSocketFactory().createSocket(below, host, port, true);
        } catch (GeneralSecurityException e) {
            throw new ConnectionException(Fault.TLS_FAILED, String.valueOf(e.getMessage()));
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            if (tlsSniffer.verdict().isPresent()) {
                throw tlsSniffer.verdict().get();
            }
            throw e;
        }
        var session = socket.getSession();
        X509Certificate leaf = witness.chain.getFirst();
        return new Agreement(
                socket,
                new NegotiatedTls(
                        session.getProtocol(),
                        session.getCipherSuite(),
                        describe(leaf),
                        witness.chain.stream()
                                .skip(1)
                                .map(c -> c.getSubjectX500Principal().getName())
                                .toList()),
                witness.objection);
    }

    /// A context for one handshake.
    static SSLContext context(TrustManager witness) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {witness}, null);
        return context;
    }

    /// Says the first words of a handshake to nobody. After that random numbers, key exchange and cipher
    /// suites are loaded.
    public static void warmUp() throws GeneralSecurityException, SSLException {
        SSLEngine engine = context(new Witness(List.of())).createSSLEngine("localhost", 1);
        engine.setUseClientMode(true);
        engine.beginHandshake();
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }

    private static NegotiatedTls.Certificate describe(X509Certificate certificate) {
        return new NegotiatedTls.Certificate(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                names(certificate));
    }

    /// DNS names and addresses of the subject alternative name (RFC 5280 section 4.2.1.6).
    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> name : alternatives) {
                    boolean dnsOrAddress = Integer.valueOf(2).equals(name.getFirst())
                            || Integer.valueOf(7).equals(name.getFirst());
                    if (dnsOrAddress && name.get(1) instanceof String text) {
                        names.add(text);
                    }
                }
            }
        } catch (CertificateException _) {
            // Unreadable names are no names.
            return List.of();
        }
        return names;
    }

    /// Lets every certificate pass and remembers what the judges said of it.
    private static final class Witness extends X509ExtendedTrustManager {
        private final List<X509ExtendedTrustManager> judges;
        private List<X509Certificate> chain = List.of();
        private Optional<ConnectionException> objection = Optional.empty();

        Witness(List<X509ExtendedTrustManager> judges) {
            this.judges = judges;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] presented, String authType, Socket socket) {
            chain = List.of(presented);
            List<ConnectionException> objections = new ArrayList<>();
            for (X509ExtendedTrustManager judge : judges) {
                Optional<ConnectionException> said = objectionOf(judge, presented, authType, socket);
                if (said.isEmpty()) {
                    return;
                }
                objections.add(said.get());
            }
            objection = objections.stream().min(Comparator.comparingInt(failure -> vagueness(failure.fault())));
        }

        /// Java checks the chain first and the name after it; here both are asked apart, to tell which is bad.
        private Optional<ConnectionException> objectionOf(
                X509ExtendedTrustManager judge, X509Certificate[] presented, String authType, Socket socket) {
            try {
                judge.checkServerTrusted(presented, authType);
            } catch (CertificateException e) {
                return Optional.of(new ConnectionException(distrust(e), String.valueOf(e.getMessage())));
            }
            try {
                judge.checkServerTrusted(presented, authType, socket);
            } catch (CertificateException e) {
                boolean weak = e.getCause() instanceof CertPathValidatorException;
                return Optional.of(new ConnectionException(
                        weak ? Fault.CERT_UNTRUSTED : Fault.CERT_NAME, String.valueOf(e.getMessage())));
            }
            return Optional.empty();
        }

        /// Who knows the issuer says more than who does not.
        private static int vagueness(Fault fault) {
            return switch (fault) {
                case CERT_NAME -> 0;
                case CERT_EXPIRED, CERT_NOT_YET -> 1;
                case CERT_SELF_SIGNED -> 2;
                default -> 3;
            };
        }

        private Fault distrust(CertificateException e) {
            X509Certificate leaf = chain.getFirst();
            Instant now = Instant.now();
            if (leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
                return Fault.CERT_SELF_SIGNED;
            }
            if (now.isAfter(leaf.getNotAfter().toInstant()) || stemsFrom(e, CertificateExpiredException.class)) {
                return Fault.CERT_EXPIRED;
            }
            if (now.isBefore(leaf.getNotBefore().toInstant()) || stemsFrom(e, CertificateNotYetValidException.class)) {
                return Fault.CERT_NOT_YET;
            }
            return chain.size() == 1 && leaf.getExtensionValue(AUTHORITY_INFORMATION) != null
                    ? Fault.CERT_CHAIN
                    : Fault.CERT_UNTRUSTED;
        }

        private static boolean stemsFrom(Throwable e, Class<? extends CertificateException> kind) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (kind.isInstance(cause)) {
                    return true;
                }
            }
            return false;
        }

        // This witness only stands for sockets of a client. Nothing else may rest on it.

        @Override
        public void checkServerTrusted(X509Certificate[] presented, String authType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("not for engines");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] presented, String authType) throws CertificateException {
            throw new CertificateException("not without a socket");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] presented, String authType, Socket socket)
                throws CertificateException {
            throw new CertificateException("not for servers");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] presented, String authType, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("not for servers");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] presented, String authType) throws CertificateException {
            throw new CertificateException("not for servers");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
