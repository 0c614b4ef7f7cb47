package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
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
                // With its letters.
                assertHidden(session.outcome().toString(), shape);
                session.bounceTyped(shape);
                Sessions.until(() -> !session.readingNow() && session.hidesASecret());
                assertHidden(session.current().toString() + session.bounce() + session.readings(), shape);
            }
        }
        assertHidden(files(), "files");
    }

    /// A fault of ours may take anything that is known into its message.
    @Test
    void theLogHoldsNone() throws Exception {
        Logger ours = Logger.getLogger("org.mailmedic");
        var lines = new CopyOnWriteArrayList<String>();
        var catcher = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(new SimpleFormatter().format(entry));
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        ours.addHandler(catcher);
        ours.setUseParentHandlers(false);
        try (Session session = Sessions.cases(folder, new Faulty()).begin()) {
            for (String shape : PastedSecrets.shapes()) {
                lines.clear();
                session.bounceTyped("550 5.7.1 <bob@shop.example>: refused\n" + shape);
                Sessions.until(() -> !session.readingNow()
                        && session.hidesASecret()
                        && lines.stream().anyMatch(line -> line.contains("buyer of facts")));
                assertHidden(lines.toString(), shape);
            }
            session.bounceTyped("");
            Sessions.until(() -> !session.readingNow() && session.readings().isEmpty());
        } finally {
            ours.removeHandler(catcher);
            ours.setUseParentHandlers(true);
        }
    }

    private static final class Faulty extends Diagnostician {
        Faulty() {
            super(Sessions.TOOLS.catalogue(), Sessions.TOOLS.severities());
        }

        @Override
        public Diagnosis diagnose(Facts facts) {
            throw new IllegalStateException("no buyer of facts: " + facts);
        }
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
