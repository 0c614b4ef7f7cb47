package org.mailmedic.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.lab.PracticeKeys;

/// The operating system's list of authorities counts as well: companies and antivirus programs put
/// theirs there.
class TrustTest {
    @TempDir
    private Path folder;

    private Path bundle(String content) throws Exception {
        return Files.writeString(folder.resolve("bundle.pem"), content);
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void readsTheFirstBundleThatIsThere() throws Exception {
        X509Certificate company = PracticeKeys.standard().authority();
        List<Path> places = List.of(folder.resolve("missing.pem"), bundle("# A company\n" + pem(company)));
        assertThat(Trust.ofSystem("Linux", places)).containsExactly(company);
    }

    @Test
    void whatCannotBeReadAddsNothing() throws Exception {
        assertThat(Trust.ofSystem("Linux", List.of(folder.resolve("missing.pem"))))
                .isEmpty();
        assertThat(Trust.ofSystem("Linux", List.of(bundle("-----BEGIN CERTIFICATE-----\nnonsense\n"))))
                .isEmpty();
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void aStoreThatThisJavaDoesNotHaveAddsNothing() {
        assertThat(Trust.ofSystem("Windows 11", List.of())).isEmpty();
        assertThat(Trust.ofSystem("Mac OS X", List.of())).isEmpty();
    }

    /// This computer's own list, with all that its owner added to it.
    @Test
    @EnabledOnOs(OS.LINUX)
    void theListOfThisComputerIsTrusted() throws Exception {
        Path debian = Path.of("/etc/ssl/certs/ca-certificates.crt");
        assumeThat(debian).isReadable();
        List<X509Certificate> systems = Trust.read(debian);
        assertThat(systems).isNotEmpty();
        assertThat(Trust.judges(List.of()))
                .singleElement()
                .satisfies(judge ->
                        assertThat(Arrays.asList(judge.getAcceptedIssuers())).containsAll(systems));
    }
}
