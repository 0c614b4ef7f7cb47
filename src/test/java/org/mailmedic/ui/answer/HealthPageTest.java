package org.mailmedic.ui.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Dimension2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.web.Web;

/// The fifth page of a check without a bounce: what would be refused, by part and receiver.
@Timeout(300)
class HealthPageTest {
    private final DnsServer server = DnsServer.start();

    @TempDir
    Path folder;

    @BeforeEach
    void publish() {
        server.addText("brightlane.example", "v=spf1 include:_spf.google.com ~all");
        server.addText("_spf.google.com", "v=spf1 ip4:192.0.2.0/24 ~all");
        server.add(
                "brightlane.example. 300 IN MX 10 smtp.google.com.",
                "smtp.google.com. 300 IN A 192.0.2.7",
                "smtp.google.com. 300 IN AAAA 2001:db8::7");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cases cases(Locale language) {
        return Sessions.cases(
                folder,
                new World(LiveDns.closedWorld(server.address()), new LiveNetwork(), Web.none(), "192.0.2.53"),
                language);
    }

    private static Session atTheAnswer(Cases cases) throws Exception {
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped("anna@brightlane.example");
        session.choose("workspace");
        audit(session);
        session.skip("walk.skip.sign_in");
        while (session.current().step() != StepId.ANSWER) {
            if (session.current().step() == StepId.SIGN_IN) {
                session.skip("walk.skip.sign_in");
            } else {
                assertThat(Sessions.await(session.next())).isTrue();
            }
        }
        return session;
    }

    private static void audit(Session session) throws Exception {
        Sessions.await(session.audit(false, Set.of(Part.values()), _ -> {}));
    }

    @Test
    void thePageBeginsWithWhatWouldBeRefused() throws Exception {
        Cases cases = cases(Locale.ENGLISH);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            assertThat(window.text("health-headline")).startsWith("In bulk all large receivers would refuse your mail");
            assertThat(window.words("health-grid"))
                    .contains("SPF", "DKIM", "DMARC", "Mail servers (MX)", "Reverse DNS and greeting", "Block lists")
                    .contains("Gmail", "Outlook.com", "Yahoo", "iCloud");
            assertThat(window.text("health-rules-title")).contains("would be refused");
            assertThat(window.words("health-rules")).contains("Every message must pass SPF or DKIM.", "Not met");
        }
    }

    @Test
    void theArrowKeysChooseACellAndItsRuleLeadsToTheFix() throws Exception {
        Cases cases = cases(Locale.ENGLISH);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            String first = window.text("health-rules-title");
            window.tabTo("chosen-cell");
            window.keys(KeyCode.DOWN);
            assertThat(window.text("health-rules-title")).isNotEqualTo(first);
            window.keys(KeyCode.UP);
            assertThat(window.text("health-rules-title")).isEqualTo(first);
            window.press("health-go");
            window.until(() -> window.session().current().step() == StepId.FIX);
        }
    }

    @Test
    void theNextCheckShowsWhatChanged() throws Exception {
        Cases cases = cases(Locale.ENGLISH);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            assertThat(window.shows("health-changes")).isFalse();
            server.addText("_dmarc.brightlane.example", "v=DMARC1; p=none; rua=mailto:anna@brightlane.example");
            audit(window.session());
            window.until(() -> window.shows("health-changes"));
            assertThat(window.words("health-changes"))
                    .contains("DMARC: mended")
                    .contains("No DMARC record")
                    .contains("as before");
        }
    }

    @Test
    void aCaseHasSeveralDomainsEachWithItsOwnAnswer() throws Exception {
        server.addText("meadow.example", "v=spf1 -all");
        server.add("meadow.example. 300 IN MX 0 .");
        Cases cases = cases(Locale.ENGLISH);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            String first = window.text("health-headline");
            window.session().tick("dkim.workspace", true);
            window.press("add-domain");
            window.fill("new-domain", "no domain");
            window.press("check-domain");
            assertThat(window.text("domain-message")).startsWith("That is no domain");
            window.fill("new-domain", "meadow.example");
            window.press("check-domain");
            window.until(() -> window.shows("health-headline")
                    && window.text("health-headline").contains("Yahoo"));
            assertThat(window.session().current().given().address()).isEqualTo("anna@meadow.example");
            assertThat(window.session().current().ticks()).isEmpty();
            assertThat(window.session().outcome().health().orElseThrow().domain())
                    .isEqualTo("meadow.example");

            server.clearLog();
            Sessions.await(window.session().turnTo("anna@brightlane.example"));
            window.until(() -> window.shows("health-headline")
                    && window.text("health-headline").equals(first));
            assertThat(window.session().current().ticks()).containsOnlyKeys("dkim.workspace");
            assertThat(window.session().current().domains())
                    .containsExactly("anna@brightlane.example", "anna@meadow.example");
            assertThat(server.log()).as("turning to a domain asks nobody").isEmpty();
        }
    }

    @Test
    void nothingIsSaidOfReceiversWhereTheDnsCouldNotBeAsked() throws Exception {
        Cases cases = Sessions.cases(folder);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            assertThat(window.shows("health")).isFalse();
            assertThat(window.text("answer-title")).startsWith("We could not ask");
            assertThat(window.session().steps())
                    .filteredOn(step -> step.id() == StepId.DNS)
                    .singleElement()
                    .satisfies(step -> assertThat(step.stepMark().name()).isEqualTo("UNKNOWN"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    @EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
    void pictures(String language) throws Exception {
        Cases cases = cases(Locale.of(language));
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            server.addText("_dmarc.brightlane.example", "v=DMARC1; p=none; rua=mailto:anna@brightlane.example");
            audit(window.session());
            window.until(() -> window.shows("health-changes"));
            server.addText("meadow.example", "v=spf1 -all");
            server.add("meadow.example. 300 IN MX 0 .");
            Sessions.await(window.session().checkAlso("anna@meadow.example"));
            window.until(() -> window.session().outcome().health().isPresent());
            Screenshots.take("5-health-other-" + language, window.window().root(), new Dimension2D(1000, 700));
            Sessions.await(window.session().turnTo("anna@brightlane.example"));
            window.until(() -> window.shows("health-changes"));
            Screenshots.take(
                    "5-health-" + language,
                    window.window().root(),
                    new Dimension2D(1000, 700),
                    new Dimension2D(1440, 900),
                    new Dimension2D(1100, 1700));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    @EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
    void picturesOfAResolverThatDeniesWhatExists(String language) throws Exception {
        try (DnsServer deniesAll = DnsServer.start()) {
            Cases cases = Sessions.cases(
                    folder,
                    new World(LiveDns.at(deniesAll.address()), new LiveNetwork(), Web.none(), "192.0.2.53"),
                    Locale.of(language));
            try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
                Screenshots.take("5-denied-" + language, window.window().root(), new Dimension2D(1000, 700));
                window.session().jump(StepId.DNS);
                window.until(() -> window.shows("ask-all-again"));
                Screenshots.take("4-denied-" + language, window.window().root(), new Dimension2D(1000, 700));
            }
        }
    }
}
