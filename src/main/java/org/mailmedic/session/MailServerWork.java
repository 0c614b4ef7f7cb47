package org.mailmedic.session;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.checkup.Run;
import org.mailmedic.connection.Credentials;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.ProbeStep;

/// What needs the server that takes the user's mail: its settings, the sign-in, the probe and the test
/// message. The only holder of the credentials.
final class MailServerWork {
    private final CaseHolder caseHolder;
    private final UserInput input;
    private final SessionChecks checks;
    private final CaseHistory history;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private Credentials credentials;

    MailServerWork(
            CaseHolder caseHolder,
            UserInput input,
            SessionChecks checks,
            CaseHistory history,
            Credentials credentials) {
        this.caseHolder = caseHolder;
        this.input = input;
        this.checks = checks;
        this.history = history;
        this.credentials = credentials;
    }

    void server(Case.Server server) {
        caseHolder.change(c -> c.withGiven(c.given().withServer(server)));
    }

    void recipient(String address) {
        caseHolder.change(c -> c.withGiven(c.given().withRecipient(address)));
    }

    /// Takes other credentials and wipes those held before.
    synchronized void credentials(Credentials latest) {
        credentials.wipe();
        credentials = latest;
    }

    private synchronized Credentials held() {
        return credentials;
    }

    /// @param inTheOpen whether the password may go over an unencrypted connection
    Run<ProbeReport> probe(boolean inTheOpen, Consumer<ProbeStep> onStep) {
        Case now = caseHolder.current();
        Case.Server server =
                now.given().server().orElseThrow(() -> new IllegalStateException("there is no server to test"));
        Run<ProbeReport> run = checks.probe(now, input.kind(), held(), inTheOpen, onStep);
        return BackgroundRun.seenBy(
                run,
                report -> caseHolder.change(c -> history.with(
                        CaseHolder.withoutSkip(c.withProbe(checks.kept(server, report)), StepId.SIGN_IN), report)));
    }

    /// Whether so many were sent that one more needs a word of its own.
    boolean sentMany() {
        return caseHolder.current().sent().size() >= Session.TEST_MESSAGES;
    }

    Run<Delivery> sendTest(String to, boolean evenMore, Consumer<ProbeStep> onStep) {
        if (sentMany() && !evenMore) {
            throw new IllegalStateException("enough test messages were sent for this case");
        }
        if (!underWay.compareAndSet(false, true)) {
            throw new IllegalStateException("a test message is on its way already");
        }
        Run<Delivery> run;
        try {
            run = checks.send(caseHolder.current(), held(), to, onStep);
        } catch (RuntimeException e) {
            underWay.set(false);
            throw e;
        }
        run.result().exceptionally(_ -> {
            underWay.set(false);
            return null;
        });
        return BackgroundRun.seenBy(run, delivery -> {
            // Before anybody who waits for the result may send the next.
            underWay.set(false);
            caseHolder.change(c -> c.withSent(checks.kept(delivery)));
        });
    }
}
