package org.mailmedic.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Security;
import org.mailmedic.lab.OneMailServer;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.TestWindow;

/// The page *Sign-in and server* without a mouse, from the empty form to a test that passes.
class SignInKeyboardTest {
    @TempDir
    Path folder;

    private TestWindow open(SmtpServer server) throws Exception {
        World nobody = Sessions.cases(folder).begin().world();
        Cases cases = Sessions.cases(
                folder, new World(nobody.dns(), new OneMailServer(server), nobody.web(), nobody.resolver()));
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped("anna@brightlane.example");
        session.choose("own-server");
        session.server(new Case.Server("", 587, Security.STARTTLS, ""));
        while (session.current().step() != StepId.SIGN_IN) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
        return TestWindow.open(cases, session);
    }

    /// TLS from the first byte at the port of STARTTLS: a classic, and the offer is reached by Tab.
    private static void fill(TestWindow page) {
        page.tabTo("host");
        page.type("mail.brightlane.example");
        page.keys(KeyCode.TAB);
        page.keys(KeyCode.TAB);
        assertThat(page.isFocused("security")).isTrue();
        page.keys(KeyCode.DOWN);
        page.keys(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(page.text("port")).isEqualTo("465");
        page.keys(KeyCode.SHORTCUT, KeyCode.A);
        page.type("587");
        for (String next : List.of("security", "user")) {
            page.keys(KeyCode.TAB);
            assertThat(page.isFocused(next)).as(next).isTrue();
        }
        page.type("anna");
        page.tabTo("password");
        page.type("s3cret-pass");
        page.tabTo("recipient");
        page.type("buyer@meadow.example");
    }

    @Test
    void fillTestAndTakeWhatIsOffered() throws Exception {
        try (SmtpServer server = SmtpServer.start(new SmtpPolicy() {});
                TestWindow page = open(server)) {
            fill(page);
            page.keys(KeyCode.ENTER);
            page.tabTo("use-suggestion");
            page.keys(KeyCode.SPACE);
            page.until(() -> page.text("outcome").startsWith("Everything works"));
            assertThat(page.text("host")).isEqualTo("mail.brightlane.example");
            assertThat(page.text("port")).as("TLS has a port of its own").isEqualTo("465");
            page.tabTo("show-transcript");
            page.keys(KeyCode.SPACE);
            assertThat(page.text("transcript")).contains("C: EHLO").doesNotContain("s3cret-pass");
        }
    }

    @Test
    void stopAndTestAgain() throws Exception {
        var slow = new SmtpPolicy() {
            @Override
            public SmtpAction greeting() {
                return new SmtpAction.Late(Duration.ofMinutes(2), SmtpPolicy.super.greeting());
            }
        };
        try (SmtpServer server = SmtpServer.start(slow);
                TestWindow page = open(server)) {
            page.tabTo("host");
            page.type("mail.brightlane.example");
            page.keys(KeyCode.ENTER);
            page.tabTo("stop-test");
            page.keys(KeyCode.SPACE);
            page.until(() -> page.text("outcome").startsWith("Stopped"));
            server.follow(new SmtpPolicy() {});
            page.tabTo("test");
            page.keys(KeyCode.SPACE);
            page.until(() -> page.session().current().probe().stream()
                    .anyMatch(probe -> probe.steps().size() > 8));
            page.keys(KeyCode.ALT, KeyCode.RIGHT);
            page.until(() -> page.session().current().step() == StepId.DNS);
        }
    }
}
