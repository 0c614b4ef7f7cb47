package org.mailmedic.connection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/// Whom we trust to vouch for a server: the Java runtime's list, the operating system's, and what the
/// user or the practice lab adds. The operating system's matters because companies and antivirus
/// programs put their own authority there: without it we would blame a certificate that the user's mail
/// program takes.
public final class Trust {
    private static final List<Path> LINUX_BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private Trust() {}

    /// Begins to read the lists, so that they are there when TLS begins.
    public static void prepare() {
        Standing.JUDGE.isDone();
    }

    /// The judges of a server's certificate; one that accepts it is enough.
    ///
    /// @param more further certificates to take, be they an authority's or the server's own
    public static List<X509ExtendedTrustManager> judges(List<X509Certificate> more)
            throws GeneralSecurityException, InterruptedException {
        X509ExtendedTrustManager standing;
        try {
            standing = Standing.JUDGE.get();
        } catch (ExecutionException e) {
            throw new KeyStoreException(e.getCause());
        }
        return more.isEmpty() ? List.of(standing) : List.of(judge(more), standing);
    }

    /// The certificates of a PEM file.
    public static List<X509Certificate> read(Path pem) throws IOException, CertificateException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) {
            List<X509Certificate> found = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                if (certificate instanceof X509Certificate x509) {
                    found.add(x509);
                }
            }
            return found;
        }
    }

    private static X509ExtendedTrustManager judge(List<X509Certificate> anchors) throws GeneralSecurityException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            all.load(null, null);
        } catch (IOException e) {
            throw new KeyStoreException(e);
        }
        int number = 0;
        for (X509Certificate anchor : anchors) {
            all.setCertificateEntry("anchor" + number++, anchor);
        }
        return judge(Optional.of(all));
    }

    private static X509ExtendedTrustManager judge(Optional<KeyStore> anchors) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors.orElse(null));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager judge) {
                return judge;
            }
        }
        throw new KeyStoreException("no PKIX trust manager in this Java");
    }

    /// The operating system's own list. What cannot be read adds nothing: Java's list remains.
    ///
    /// @param system its name, as Java tells it
    /// @param bundles where Linux distributions keep theirs
    static List<X509Certificate> ofSystem(String system, List<Path> bundles) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return ofStore("Windows-ROOT");
        }
        if (name.startsWith("mac")) {
            return ofStore("KeychainStore-ROOT");
        }
        for (Path bundle : bundles) {
            if (Files.isReadable(bundle)) {
                try {
                    return read(bundle);
                } catch (IOException | CertificateException _) {
                    return List.of();
                }
            }
        }
        return List.of();
    }

    private static List<X509Certificate> ofStore(String type) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            List<X509Certificate> found = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
            return found;
        } catch (GeneralSecurityException | IOException _) {
            // This Java has no access to it; its own list remains.
            return List.of();
        }
    }

    /// Java's and the system's lists. Read once, beside the first probe: it takes some tenths of a
    /// second, and they do not change while the app runs. A platform thread reads them, so that a
    /// virtual one which waits can leave.
    private static final class Standing {
        static final CompletableFuture<X509ExtendedTrustManager> JUDGE = begin();

        private Standing() {}

        private static CompletableFuture<X509ExtendedTrustManager> begin() {
            var reading = new CompletableFuture<X509ExtendedTrustManager>();
            Thread.ofPlatform().daemon().name("trust").start(() -> {
                try {
                    reading.complete(judge(load()));
                } catch (GeneralSecurityException | RuntimeException e) {
                    reading.completeExceptionally(e);
                }
            });
            return reading;
        }

        private static List<X509Certificate> load() {
            List<X509Certificate> all = new ArrayList<>(ofJava());
            all.addAll(ofSystem(System.getProperty("os.name", ""), LINUX_BUNDLES));
            return List.copyOf(all);
        }

        private static List<X509Certificate> ofJava() {
            try {
                X509TrustManager usual = judge(Optional.empty());
                return List.of(usual.getAcceptedIssuers());
            } catch (GeneralSecurityException _) {
                return List.of();
            }
        }
    }
}
