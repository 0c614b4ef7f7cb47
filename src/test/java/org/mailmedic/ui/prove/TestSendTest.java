package org.mailmedic.ui.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.session.Sessions.await;
import static org.mailmedic.session.Sessions.until;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.connection.Security;
import org.mailmedic.lab.SmtpAction;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.lab.SmtpSession;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;

/// The test message on the last page: nothing leaves without a yes that names the address, and a sixth
/// one only after a second.
class TestSendTest {
    private static final String BUYER = "buyer@meadow.example";

    @TempDir
    Path folder;

    private final SmtpServer server = SmtpServer.start(new SmtpPolicy() {
        @Override
        public SmtpAction rcptTo(SmtpSession session, String to) {
            return to.startsWith("closed@")
                    ? SmtpAction.reply("550 5.7.1 <closed@meadow.example>: Relay access denied")
                    : SmtpPolicy.super.rcptTo(session, to);
        }
    });

    // Opened before each test.
    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private TestWindow page;

    @BeforeEach
    void open() throws Exception {
        Cases cases = Sessions.cases(folder);
        session = cases.begin();
        session.noBounce();
        session.addressTyped("anna@brightlane.example");
        session.choose("own-server");
        session.server(new Case.Server("127.0.0.1", server.plain().getPort(), Security.NONE, ""));
        await(session.probe(_ -> {}));
        while (session.current().step() != StepId.PROVE) {
            assertThat(await(session.next())).isTrue();
        }
        page = TestWindow.open(cases, session);
    }

    @AfterEach
    void close() {
        page.close();
        server.close();
    }

    private void ask(String to) {
        page.fill("test-recipient", to);
        page.press("send-test");
    }

    @Test
    void nothingLeavesWithoutAYesThatNamesTheAddress() {
        ask(BUYER);
        assertThat(page.text("confirm-send")).contains(BUYER);
        assertThat(page.firstThings()).containsExactly("confirm-send");
        assertThat(page.isFocused("confirm-send")).isTrue();
        page.press("refuse-send");
        assertThat(page.shows("confirm-send")).isFalse();
        assertThat(server.accepted()).isEmpty();
        assertThat(session.current().sent()).isEmpty();

        ask(BUYER);
        Screenshots.takeScene("7-send-confirm", page.window().root().getScene());
        page.press("confirm-send");
        page.until(() -> !session.current().sent().isEmpty());
        assertThat(server.accepted()).hasSize(1);
        page.until(() -> page.shows("send-test"));
        assertThat(page.text("prove-title"))
                .isEqualTo("Accepted by 127.0.0.1. Now look whether it arrived at " + BUYER);
        Screenshots.take("7-send-accepted", page.window().root());
    }

    /// To oneself it stays inside one's own provider, and proves nothing.
    @Test
    void theAddressThatWasNotReachedIsProposed() throws Exception {
        assertThat(page.text("test-recipient")).isEqualTo("anna@brightlane.example");
        assertThat(page.shows("test-why")).isFalse();
        page.close();
        session.bounceTyped("<kim@meadow.example>: host mx.meadow.example[192.0.2.5] said: 550 5.7.1 Message blocked");
        until(() -> !session.readings().isEmpty());
        page = TestWindow.open(Sessions.cases(folder), session);
        assertThat(page.text("test-recipient")).isEqualTo("kim@meadow.example");
        assertThat(page.text("test-why")).contains("kim@meadow.example was not reached", "meadow.example");
    }

    @Test
    void aSixthMessageNeedsASecondYes() throws Exception {
        for (int i = 0; i < Session.TEST_MESSAGES; i++) {
            await(session.sendTest(BUYER, _ -> {}));
        }
        ask(BUYER);
        page.press("confirm-send");
        assertThat(server.accepted()).hasSize(Session.TEST_MESSAGES);
        assertThat(page.text("confirm-one-more")).contains(BUYER);
        assertThat(page.isFocused("confirm-one-more"))
                .as("Enter alone sends nothing")
                .isFalse();
        Screenshots.takeScene("7-send-one-more", page.window().root().getScene());
        page.press("confirm-one-more");
        page.until(() -> session.current().sent().size() == Session.TEST_MESSAGES + 1);
        assertThat(server.accepted()).hasSize(Session.TEST_MESSAGES + 1);
    }

    @Test
    void whatIsNoAddressIsNotAskedFor() {
        ask("buyer at meadow");
        assertThat(page.shows("confirm-send")).isFalse();
        assertThat(page.isFocused("test-recipient")).isTrue();
    }

    @Test
    void aRefusalIsReadLikeABounce() {
        ask("closed@meadow.example");
        page.press("confirm-send");
        page.until(() -> !session.current().sent().isEmpty());
        page.until(() -> !page.shows("stop-send"));
        assertThat(session.current().sent().getFirst().accepted()).isFalse();
        Screenshots.take("7-send-refused", page.window().root());
    }
}
