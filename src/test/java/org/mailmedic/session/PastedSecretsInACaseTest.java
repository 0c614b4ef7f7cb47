package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.StepId;
import org.mailmedic.reply.PastedSecrets;

/// A case never holds a secret that was pasted, and what comes of it (readings, outcome, letters) neither.
@Timeout(120)
class PastedSecretsInACaseTest {
    @TempDir
    Path folder;

    @Test
    void noShapeReachesTheCaseItsFileOrItsOutcome() throws Exception {
        try (Session session = Sessions.cases(folder).begin()) {
            for (String shape : PastedSecrets.shapes()) {
                session.bounceTyped("550 5.7.1 <bob@shop.example>: refused\n" + shape);
                Sessions.until(() -> !session.readingNow() && session.hidesASecret());

                assertHidden(session.current().toString() + session.bounce() + session.readings(), shape);
                session.bounceTyped(shape);
                Sessions.until(() -> !session.readingNow() && session.hidesASecret());
                assertHidden(session.current().toString() + session.bounce() + session.readings(), shape);
            }
            assertHidden(session.outcome().toString(), "outcome");
        }
        assertHidden(files(), "files");
    }

    /// As it was kept until secrets were hidden; the recipient came of a URL.
    @Test
    void anOldCaseIsMaskedWhenOpened() throws IOException {
        var store = new CaseStore(folder);
        String url = "550 5.1.1 smtp://anna%40example.com:S3cr%26tPa55w0rdZx9Qq77@smtp.example.com:587";
        var old = new Case(
                "0123456789abcdef",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Case.Given.NOTHING.withBounce(url).withRecipient("s3cr%26tpa55w0rdzx9qq77@smtp.example.com"),
                Optional.empty(),
                Optional.empty(),
                java.util.Map.of(),
                List.of(),
                StepId.WHAT_HAPPENED,
                StepId.WHAT_HAPPENED,
                java.util.Map.of());
        store.save(old);
        assertThat(PastedSecrets.isIn(files())).isTrue();

        assertHidden(store.load(old.id()).toString(), "loaded");
        assertHidden(store.open(store.fileOf(old.id())).toString(), "opened");
        assertHidden(store.list().toString(), "listed");
    }

    private String files() throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static void assertHidden(String text, String shape) {
        assertThat(PastedSecrets.isIn(text)).as("%s%n->%n%s", shape, text).isFalse();
    }
}
