package org.mailmedic.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
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
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.ui.TestWindow;

class SignInPageTest {
    @TempDir
    Path folder;

    private Cases cases;
    // Opened by each test, with the case that it is about.
    @SuppressWarnings("NullAway.Init")
    private TestWindow page;

    @BeforeEach
    void prepare() {
        cases = Sessions.cases(folder);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private void open(Session session) throws Exception {
        while (session.current().step() != StepId.SIGN_IN) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
        page = TestWindow.open(cases, session);
    }

    private Session real(String host, int port, Security security) {
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped("anna@brightlane.example");
        session.choose("own-server");
        session.server(new Case.Server(host, port, security, "anna"));
        return session;
    }

    @Test
    void theStepsAreThereFromTheStart() throws Exception {
        open(cases.practise("microsoft365-smtp-auth"));
        assertThat(page.words("ladder")).contains("Find the server", "Sign in", "May you send to");
        assertThat(page.text("sign-in-hint")).contains("Practice");
        assertThat(page.text("leak-line")).contains("this computer only");
    }

    @Test
    void theStepThatFailsOpensAndSaysWhatItMeans() throws Exception {
        open(cases.practise("microsoft365-smtp-auth"));
        page.press("test");
        page.until(() -> page.shows("advice"));
        assertThat(page.words("rung-auth")).contains("535 5.7.139").contains("SMTP AUTH");
        page.until(() -> page.text("outcome").contains("Sign in"));
        assertThat(page.firstThings()).containsExactly("test");
        assertThat(page.session().current().probe()).isPresent();
    }

    @Test
    void theConversationIsShownWithoutThePassword() throws Exception {
        open(cases.practise("no-reverse-dns"));
        String password = page.session().lab().orElseThrow().entries().password();
        page.press("test");
        page.until(() -> page.text("outcome").startsWith("Everything works"));
        page.press("show-transcript");
        assertThat(page.text("transcript")).contains("EHLO").doesNotContain(password);
    }

    @Test
    void aServerThatSaysNothingIsLeftAtOnce() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            open(real("127.0.0.1", silent.getLocalPort(), Security.NONE));
            page.press("test");
            page.until(() -> page.words("ladder").contains("testing"));
            page.press("stop-test");
            page.until(() -> page.text("outcome").startsWith("Stopped"));
            assertThat(page.shows("advice")).isFalse();
        }
    }

    /// Nothing failed: neither page, nor answer, nor report may say so when the case is opened again.
    @Test
    void whatTheUserBrokeOffIsKeptAsBrokenOff() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            open(real("127.0.0.1", silent.getLocalPort(), Security.NONE));
            page.press("test");
            page.until(() -> page.words("ladder").contains("testing"));
            page.press("stop-test");
            page.until(() -> page.text("outcome").startsWith("Stopped"));
        }
        String id = page.session().current().id();
        page.close();
        cases = Sessions.cases(folder);
        page = TestWindow.open(cases, cases.reopen(id).taken().orElseThrow());

        page.until(() -> page.text("outcome").contains("Stopped"));
        assertThat(page.shows("advice")).isFalse();
        Case.Probed kept = page.session().current().probe().orElseThrow();
        assertThat(kept.brokenOff()).isTrue();
        assertThat(kept.steps()).noneMatch(step -> step.status() == ProbeStep.Status.FAILED);
        assertThat(page.session().outcome().facts().connectionTried()).isFalse();
    }

    @Test
    void whatIsMissingIsSaidUnderItsField() throws Exception {
        open(real("mail.brightlane.example", 587, Security.STARTTLS));
        page.fill("host", "");
        page.press("test");
        assertThat(page.isFocused("host")).isTrue();
        assertThat(page.words("host-field")).contains("name of the mail server");
    }

    @Test
    void encryptionAndPortGoTogether() throws Exception {
        open(real("mail.brightlane.example", 587, Security.STARTTLS));
        page.focus("security");
        page.keys(KeyCode.DOWN);
        assertThat(page.text("port")).isEqualTo("465");
        assertThat(page.session().current().given().server().orElseThrow().security())
                .isEqualTo(Security.TLS);
    }

    @Test
    void settingsThatAreNotTheProvidersAreSaidBeforeAnythingIsTried() throws Exception {
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped("anna@gmail.com");
        session.choose("gmail");
        session.server(new Case.Server("smtp.gmail.com", 25, Security.STARTTLS, "anna@gmail.com"));
        open(session);
        page.picture("3-not-the-providers");
        assertThat(page.words("advice-line")).contains("smtp.gmail.com", "465");
        assertThat(page.firstThings()).containsExactly("use-provider");
        page.press("use-provider");
        assertThat(page.text("port")).isEqualTo("465");
        assertThat(page.shows("use-provider")).isFalse();
        assertThat(page.session().current().probe()).isEmpty();
    }

    @Test
    void aPasswordLeavesUnprotectedOnlyAfterInsistingTwice() throws Exception {
        var plain = new SmtpPolicy() {
            @Override
            public List<String> keywords(SmtpSession session) {
                return List.of("AUTH PLAIN");
            }
        };
        try (var server = SmtpServer.start(plain)) {
            open(real("127.0.0.1", server.plain().getPort(), Security.NONE));
            page.fill("password", "s3cret-pass");
            page.press("test");
            page.until(() -> page.shows("insist"));
            page.press("insist");
            page.picture("3-insisting");
            assertThat(page.isFocused("keep-password")).isTrue();
            assertThat(server.log()).noneMatch(line -> line.startsWith("C: AUTH"));
            page.press("insist-again");
            page.until(() -> server.log().stream().anyMatch(line -> line.startsWith("C: AUTH PLAIN")));
            page.until(() -> page.text("outcome").startsWith("Everything works"));
        }
    }

    @Test
    void theNamesUnderWhichMailLeavesAreShown() throws Exception {
        open(cases.practise("send-as"));
        page.press("test");
        page.until(() -> page.shows("identities"));
        assertThat(page.words("identities")).contains("Signed in as", "MAIL FROM", "HELO");
        page.picture("3-identities");
    }

    @Test
    void theConversationIsSavedWithItsTimes() throws Exception {
        open(cases.practise("no-reverse-dns"));
        page.press("test");
        page.until(() -> page.text("outcome").startsWith("Everything works"));
        page.picture("3-all-well");
        assertThat(page.firstThings()).containsExactly("next");
        page.press("show-transcript");
        Path file = folder.resolve("conversation.txt");
        page.willSave(file);
        page.press("save-transcript");
        page.until(() -> Files.exists(file));
        page.until(() -> page.words("transcript-box").contains("Saved"));
        assertThat(Files.readString(file)).containsPattern("[0-9][.][0-9]{3}  C: EHLO");
    }

    @Test
    void veryLongWordsStayInTheirRow() throws Exception {
        var talking = new SmtpPolicy() {
            @Override
            public SmtpAction mailFrom(SmtpSession session, String from) {
                return SmtpAction.reply("550-5.7.1 " + "What this server wants to say is very long. ".repeat(40)
                        + "\n550 5.7.1 " + "x".repeat(500));
            }
        };
        try (var server = SmtpServer.start(talking)) {
            open(real("127.0.0.1", server.plain().getPort(), Security.NONE));
            page.press("test");
            page.until(() -> page.text("outcome").startsWith("It stopped"));
            page.picture("3-long-words");
            assertThat(page.words("rung-mail_from")).contains("very long");
        }
    }

    @Test
    void oneNeedNotSignIn() throws Exception {
        open(real("mail.brightlane.example", 587, Security.STARTTLS));
        page.press("next");
        assertThat(page.text("foot-message")).contains("go on without");
        page.press("skip");
        page.until(() -> page.session().current().step() == StepId.DNS);
        assertThat(page.session().current().skipped()).containsKey(StepId.SIGN_IN);
    }
}
