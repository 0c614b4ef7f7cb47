package org.mailmedic.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.checkup.ProbeReport;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;

class ProbeStepPresenterTest {
    @TempDir
    Path folder;

    private List<String> advice(int port) {
        Cases cases = Sessions.cases(folder);
        try (Session session = cases.begin()) {
            var silent = new ProbeStep(
                    ProbeStep.Name.CONNECT, ProbeStep.Status.FAILED, Duration.ofSeconds(20), Optional.empty(), "");
            var result = new ProbeResult(
                    ProbeRequest.of(new ServerSettings("mail.brightlane.example", port, Security.STARTTLS)),
                    List.of(silent),
                    List.of(),
                    Optional.empty(),
                    Optional.of(Fault.PORT_BLOCKED),
                    List.of(),
                    List.of());
            return new ProbeStepPresenter(cases, session)
                    .explain(new ProbeReport(result, List.of(), Optional.empty(), Optional.empty()))
                    .orElseThrow()
                    .advice();
        }
    }

    /// Homes can hardly ever reach it; that is no fault of the server.
    @Test
    void silenceOnPort25TellsNothingAboutTheServer() {
        assertThat(advice(25)).singleElement().asString().contains("from here we cannot tell");
        assertThat(advice(587))
                .singleElement()
                .asString()
                .contains("587 or 465")
                .doesNotContain("port 25");
    }
}
