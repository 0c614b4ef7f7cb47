package org.mailmedic.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Key and certificate of the lab's servers. They are no secret and protect nothing: nobody but the lab
/// trusts the practice CA that signed them (`src/docs/decisions/0500-practice-keys.md`).
///
/// @param context for the server's side of TLS
/// @param authority the certificate at the end of the chain, which a client of the lab trusts
public record PracticeKeys(SSLContext context, X509Certificate authority) {
    /// What every PKCS #12 file of the lab is locked with, since the format asks for something.
    private static final String PASSWORD = "practice";

    /// The usual ones: signed by the practice CA for all the hosts of the cases.
    public static PracticeKeys standard() {
        return Standard.KEYS;
    }

    /// Read once: unlocking the file takes a tenth of a second.
    private static final class Standard {
        static final PracticeKeys KEYS = readStandard();
    }

    private static PracticeKeys readStandard() {
        try (InputStream file =
                Objects.requireNonNull(PracticeKeys.class.getResourceAsStream("practice.p12"), "practice.p12")) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads them from a PKCS #12 file with one key in it.
    ///
    /// @throws IOException if the file is none, or locked otherwise
    public static PracticeKeys read(InputStream pkcs12) throws IOException {
        char[] password = PASSWORD.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(pkcs12, password);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            String alias = Collections.list(store.aliases()).getFirst();
            var chain = store.getCertificateChain(alias);
            return new PracticeKeys(context, (X509Certificate) chain[chain.length - 1]);
        } catch (GeneralSecurityException e) {
            throw new IOException("these practice keys cannot be used", e);
        }
    }
}
