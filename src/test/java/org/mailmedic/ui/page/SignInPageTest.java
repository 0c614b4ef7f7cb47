package org.mailmedic.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.smtp.Security;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Consultations;
import org.mailmedic.walk.Desk;

class SignInPageTest {
    @TempDir
    Path folder;

    private Desk desk;
    // Opened by each test, with the case that it is about.
    @SuppressWarnings("NullAway.Init")
    private TestWindow page;

    @BeforeEach
    void prepare() {
        desk = Consultations.desk(folder);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private void open(Consultation consultation) throws Exception {
        while (consultation.current().step() != StepId.SIGN_IN) {
            assertThat(Consultations.await(consultation.next())).isTrue();
        }
        page = TestWindow.open(desk, consultation);
    }

    private Consultation real(String host, int port, Security security) {
        Consultation consultation = desk.begin();
        consultation.noBounce();
        consultation.addressTyped("anna@brightlane.example");
        consultation.choose("own-server");
        consultation.server(new Case.Server(host, port, security, "anna"));
        return consultation;
    }

    @Test
    void theRungsAreThereFromTheStart() throws Exception {
        open(desk.practise("microsoft365-smtp-auth"));
        assertThat(page.words("ladder")).contains("Find the server", "Sign in", "May you send to");
        assertThat(page.text("sign-in-hint")).contains("Practice");
        assertThat(page.text("leak-line")).contains("this computer only");
    }

    @Test
    void theRungThatFailsOpensAndSaysWhatItMeans() throws Exception {
        open(desk.practise("microsoft365-smtp-auth"));
        page.press("test");
        page.until(() -> page.shows("advice"));
        assertThat(page.words("rung-auth")).contains("535 5.7.139").contains("SMTP AUTH");
        page.until(() -> page.text("outcome").contains("Sign in"));
        assertThat(page.consultation().current().probe()).isPresent();
    }

    @Test
    void theConversationIsShownWithoutThePassword() throws Exception {
        open(desk.practise("no-reverse-dns"));
        String password = page.consultation().lab().orElseThrow().entries().password();
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
        assertThat(page.consultation().current().given().server().orElseThrow().security())
                .isEqualTo(Security.TLS);
    }

    @Test
    void oneNeedNotSignIn() throws Exception {
        open(real("mail.brightlane.example", 587, Security.STARTTLS));
        page.press("next");
        assertThat(page.text("foot-message")).contains("go on without");
        page.press("skip");
        page.until(() -> page.consultation().current().step() == StepId.DNS);
        assertThat(page.consultation().current().skipped()).containsKey(StepId.SIGN_IN);
    }
}
