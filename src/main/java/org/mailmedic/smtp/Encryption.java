package org.mailmedic.smtp;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Begins TLS, and keeps what is to be said about the certificate until its own rung. The handshake itself goes through
/// with
/// any certificate, for otherwise Java would hide the chain of a refused one; [Agreement#objection] must be heard
/// before
/// anything private is said.
final class Encryption {
    private Encryption() {}

    /// What was agreed on.
    ///
    /// @param objection why the certificate is no good, if it is not
    record Agreement(SSLSocket socket, TlsSeen seen, Optional<Fell> objection) {}

    /// Shakes hands.
    ///
    /// @param below the connection, its bytes seen by `sniffer`
    static Agreement begin(Socket below, Sniffer sniffer, String host, int port, X509ExtendedTrustManager judge)
            throws IOException {
        var witness = new Witness(judge);
        SSLSocket socket;
        try {
            // A context of its own: a resumed session would show no certificate.
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {witness}, null);
            socket = (SSLSocket) context.getSocketFactory().createSocket(below, host, port, true);
        } catch (GeneralSecurityException e) {
            throw new Fell(Climb.Fault.TLS_FAILED, String.valueOf(e.getMessage()));
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            throw sniffer.verdict().orElseGet(() -> new Fell(Climb.Fault.TLS_FAILED, String.valueOf(e.getMessage())));
        }
        var session = socket.getSession();
        X509Certificate leaf = witness.chain.getFirst();
        return new Agreement(
                socket,
                new TlsSeen(session.getProtocol(), session.getCipherSuite(), describe(leaf)),
                witness.objection);
    }

    private static TlsSeen.Certificate describe(X509Certificate certificate) {
        return new TlsSeen.Certificate(
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

    /// Lets every certificate pass and remembers what the judge said of it.
    private static final class Witness extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager judge;
        private List<X509Certificate> chain = List.of();
        private Optional<Fell> objection = Optional.empty();

        Witness(X509ExtendedTrustManager judge) {
            this.judge = judge;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] presented, String authType, Socket socket) {
            chain = List.of(presented);
            try {
                judge.checkServerTrusted(presented, authType);
            } catch (CertificateException e) {
                objection = Optional.of(distrust(e));
                return;
            }
            try {
                judge.checkServerTrusted(presented, authType, socket);
            } catch (CertificateException e) {
                objection = Optional.of(new Fell(
                        e.getCause() instanceof CertPathValidatorException
                                ? Climb.Fault.CERT_UNTRUSTED
                                : Climb.Fault.CERT_NAME,
                        String.valueOf(e.getMessage())));
            }
        }

        private Fell distrust(CertificateException e) {
            X509Certificate leaf = chain.getFirst();
            Instant now = Instant.now();
            Climb.Fault fault;
            if (isSelfSigned(leaf)) {
                fault = Climb.Fault.CERT_SELF_SIGNED;
            } else if (now.isAfter(leaf.getNotAfter().toInstant()) || speaksOf(e, true)) {
                fault = Climb.Fault.CERT_EXPIRED;
            } else if (now.isBefore(leaf.getNotBefore().toInstant()) || speaksOf(e, false)) {
                fault = Climb.Fault.CERT_NOT_YET;
            } else {
                fault = Climb.Fault.CERT_UNTRUSTED;
            }
            return new Fell(fault, String.valueOf(e.getMessage()));
        }

        private static boolean isSelfSigned(X509Certificate leaf) {
            return leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal());
        }

        private static boolean speaksOf(Throwable e, boolean expiry) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                boolean said = expiry
                        ? cause instanceof CertificateExpiredException
                        : cause instanceof CertificateNotYetValidException;
                if (said) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] presented, String authType, SSLEngine engine)
                throws CertificateException {
            judge.checkServerTrusted(presented, authType, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] presented, String authType) throws CertificateException {
            judge.checkServerTrusted(presented, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] presented, String authType, Socket socket)
                throws CertificateException {
            judge.checkClientTrusted(presented, authType, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] presented, String authType, SSLEngine engine)
                throws CertificateException {
            judge.checkClientTrusted(presented, authType, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] presented, String authType) throws CertificateException {
            judge.checkClientTrusted(presented, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
