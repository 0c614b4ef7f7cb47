package org.mailmedic.ui.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Provider;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.web.Web;

class WhoSendsPageTest {
    private static final DnsAnswer.Asked ASKED = new DnsAnswer.Asked("192.0.2.53", false, Instant.EPOCH, Duration.ZERO);

    @TempDir
    Path folder;

    private TestWindow page;

    @BeforeEach
    void open() throws Exception {
        Dns dns = question -> switch (question.name()) {
            case "brightlane.example" ->
                new DnsAnswer.Found(question, List.of(new DnsRecord.Mx(1, "smtp.google.com", 300)), List.of(), ASKED);
            case "never.example" -> {
                Thread.sleep(Duration.ofMinutes(5));
                yield new DnsAnswer.TimedOut(question, ASKED);
            }
            default -> new DnsAnswer.TimedOut(question, ASKED);
        };
        var cases = Sessions.cases(folder, new World(dns, new LiveNetwork(), Web.none(), "192.0.2.53"));
        Session session = cases.begin();
        session.noBounce();
        Sessions.await(session.next());
        page = TestWindow.open(cases, session);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private Optional<String> kind() {
        return page.session().current().given().providerKind();
    }

    @Test
    void aFreemailAddressChoosesItsProviderAndTheReasonIsShown() {
        assertThat(page.isFocused("address")).isTrue();
        page.type("ada@gmail.com");
        page.until(() -> kind().equals(Optional.of("gmail")));
        page.until(() -> page.shows("kind-gmail"));
        assertThat(page.text("reason")).isEqualTo("gmail.com is a Gmail address.");
        assertThat(page.text("leak-line")).isEqualTo("Nothing is asked on this page");
    }

    /// Whom the bounce was returned to need not be typed, and is corrected in its field.
    @Test
    void theAddressOfTheBounceIsTakenAndCanBeCorrected() {
        // What is being typed is not written over.
        page.until(() -> page.isFocused("address"));
        page.focus("provider-google");
        page.session().bounceTyped("""
            From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
            To: ada@gmail.com
            Subject: Delivery Status Notification

            550 5.1.1 The email account that you tried to reach does not exist.
            """);
        page.until(() -> page.text("address").equals("ada@gmail.com"));
        page.until(() -> page.shows("from-bounce"));
        assertThat(page.text("from-bounce")).contains("correct it here");
        page.fill("address", "bo@gmail.com");
        page.until(() -> !page.shows("from-bounce"));
    }

    /// Nothing but its data file brings a provider here.
    @Test
    void everyProviderHasATileWithItsWords() {
        for (Provider provider : Catalogue.load().providers()) {
            String id = "provider-" + provider.id();
            page.until(() -> page.shows(id));
            assertThat(page.words(id)).contains(provider.name(), provider.tile());
        }
    }

    @Test
    void anOwnDomainIsLookedUpAndTheReasonIsShown() {
        page.fill("address", "anna@brightlane.example");
        page.until(() -> kind().equals(Optional.of("workspace")));
        assertThat(page.text("reason")).contains("smtp.google.com").contains("Google");
        assertThat(page.text("leak-line")).contains("brightlane.example");
    }

    /// It asked nobody this time, so it must not say that it found nobody.
    @Test
    void aCaseThatIsOpenedAgainDoesNotForgetWhoKeepsTheMail() throws Exception {
        page.fill("address", "anna@brightlane.example");
        page.until(() -> kind().equals(Optional.of("workspace")));
        String id = page.session().current().id();
        page.close();
        var cases = Sessions.cases(folder);
        page = TestWindow.open(cases, cases.reopen(id).taken().orElseThrow());

        page.until(() -> page.shows("provider-google"));
        assertThat(kind()).contains("workspace");
        assertThat(page.text("reason")).isEqualTo("This was settled earlier. Nobody was asked again.");
    }

    @Test
    void noAnswerIsSaidAsNoAnswerAndTheUserChooses() {
        page.fill("address", "anna@silent.example");
        page.until(() -> page.text("reason").contains("no answer"));
        page.press("next");
        assertThat(page.text("foot-message")).contains("choose");
        page.press("provider-microsoft");
        page.until(() -> kind().equals(Optional.of("microsoft365")));
        page.press("kind-microsoft365-connector");
        assertThat(kind()).contains("microsoft365-connector");
    }

    @Test
    void whatIsNoAddressIsSaidUnderTheField() {
        page.fill("address", "anna at brightlane");
        page.press("next");
        assertThat(page.isFocused("address")).isTrue();
        assertThat(page.words("address-field")).contains("does not look like a mail address");
        page.fill("address", "anna@brightlane.example");
        assertThat(page.words("address-field")).doesNotContain("does not look like");
    }

    @Test
    void aLookUpThatTakesLongCanBeStopped() {
        page.fill("address", "anna@never.example");
        page.press("next");
        page.until(() -> page.shows("stop"));
        page.press("stop");
        page.until(() -> !page.shows("stop"));
        assertThat(page.session().current().step()).isEqualTo(StepId.WHO_SENDS);
    }
}
