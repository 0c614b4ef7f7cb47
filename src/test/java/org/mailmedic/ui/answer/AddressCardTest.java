package org.mailmedic.ui.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.web.Web;

/// The question whose the refused address is, in the real window over DNS on loopback.
@Timeout(120)
class AddressCardTest {
    private static final String IP = "203.0.113.77";
    private static final String BOUNCE = """
        The response from the remote server was:
        550-5.7.26 Your email has been blocked because the sender is unauthenticated.
        550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.
        550-5.7.26  Authentication results:
        550-5.7.26  DKIM = did not pass
        550 5.7.26  SPF [fernhill.example] with ip: [203.0.113.77] = did not pass 5b1f17b1804b1 - gsmtp
        """;

    private final DnsServer server = DnsServer.start();

    @TempDir
    Path folder;

    @BeforeEach
    void aDomainAtGoogle() {
        server.addText("_spf.google.com", "v=spf1 ip4:192.0.2.0/27 ~all")
                .addText("fernhill.example", "v=spf1 include:_spf.google.com ip4:198.51.100.24 ~all")
                .addText("_dmarc.fernhill.example", "v=DMARC1; p=none; rua=mailto:d@fernhill.example")
                .add(
                        "fernhill.example. 300 IN MX 1 smtp.google.com.",
                        "smtp.google.com. 300 IN A 192.0.2.9",
                        "fernhill.example. 300 IN A 203.0.113.60");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void named(String name) {
        server.add("77.113.0.203.in-addr.arpa. 300 IN PTR " + name + ".", name + ". 300 IN A " + IP);
    }

    private Cases cases(Locale language) {
        var world = new World(LiveDns.at(server.address()), new LiveNetwork(), Web.none(), "loopback");
        return Sessions.cases(folder, world, language);
    }

    private static Session atTheAnswer(Cases cases) throws Exception {
        Session session = cases.begin();
        session.bounceTyped(BOUNCE);
        Sessions.until(() -> !session.readings().isEmpty());
        Sessions.await(session.next());
        session.addressTyped("ines@fernhill.example");
        session.choose("workspace");
        Sessions.await(session.next());
        session.skip("walk.skip.sign_in");
        Sessions.await(session.audit(false, Set.of(Part.values()), _ -> {}));
        while (session.current().step() != StepId.ANSWER) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
        return session;
    }

    private static List<String> now(Session session) {
        return session.outcome().checklist().now().stream().map(FixItem::id).toList();
    }

    @Test
    void theAnswerIsGivenByKeysAndKept() throws Exception {
        Cases cases = cases(Locale.ENGLISH);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            assertThat(window.words("address-then")).contains("Your answer decides");
            window.focus("address-is-own");
            window.keys(KeyCode.SPACE);
            window.until(() -> now(window.session()).contains("spf.address"));
            assertThat(window.words("address-then")).contains("let this one address send for fernhill.example");
            assertThat(window.isFocused("address-is-own")).isTrue();
            assertThat(window.session().current().given().sentFrom())
                    .contains(new AddressAnswer(IP, AddressOwner.OWN_SERVER, Optional.empty()));
            window.focus("address-is-website");
            window.keys(KeyCode.SPACE);
            window.until(() -> now(window.session()).contains("website.any"));
            assertThat(now(window.session())).doesNotContain("spf.address");
        }
    }

    @Test
    void whatTheOwnNamesVouchForIsFilledIn() throws Exception {
        named("shop.fernhill.example");
        Cases cases = cases(Locale.ENGLISH);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            assertThat(window.words("address-card")).contains("It is shop.fernhill.example");
            assertThat(window.words("address-then")).contains("Then the repair is: let this one address send");
            assertThat(window.session().current().given().sentFrom()).isEmpty();
        }
    }

    @Test
    void aServiceMayBeNamed() throws Exception {
        Cases cases = cases(Locale.ENGLISH);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            assertThat(window.shows("address-service")).isFalse();
            window.press("address-is-service");
            window.until(() -> window.shows("address-service"));
            window.focus("address-service");
            window.keys(KeyCode.DOWN);
            window.until(() -> now(window.session()).stream()
                    .anyMatch(id -> id.startsWith("s")
                            && window.session()
                                    .current()
                                    .given()
                                    .sentFrom()
                                    .flatMap(AddressAnswer::service)
                                    .isPresent()));
        }
    }

    @Test
    void theTerminalsWordsAreTheWindows() throws Exception {
        named("mail-77.provider.example");
        Cases cases = cases(Locale.ENGLISH);
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            assertThat(window.words("address-card"))
                    .contains("Which server is 203.0.113.77?", "mail-77.provider.example, which says nothing of you");
        }
    }

    @EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void pictures(String language) throws Exception {
        Cases cases = cases(Locale.of(language));
        Dimension2D[] sizes = {new Dimension2D(1000, 700), new Dimension2D(1440, 900)};
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            Screenshots.take("5-address-open-" + language, window.window().root(), sizes);
            window.press("address-is-service");
            window.until(() -> window.shows("address-service"));
            Screenshots.take("5-address-service-" + language, window.window().root(), sizes);
        }
        named("shop.fernhill.example");
        try (var window = TestWindow.open(cases, atTheAnswer(cases))) {
            Screenshots.take("5-address-shop-" + language, window.window().root(), sizes);
        }
    }

    @EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
    @Test
    void picturesOfWhatFollows() throws Exception {
        named("o1.ptr77.sendgrid.net");
        server.addText("sendgrid.net", "v=spf1 ip4:203.0.113.0/24 ~all");
        Cases cases = cases(Locale.ENGLISH);
        for (AddressOwner owner : List.of(AddressOwner.SERVICE, AddressOwner.WEBSITE, AddressOwner.UNKNOWN)) {
            Session session = atTheAnswer(cases);
            session.addressIs(new AddressAnswer(IP, owner, Optional.empty()));
            Sessions.await(session.next());
            try (var window = TestWindow.open(cases, session)) {
                Screenshots.take("6-address-" + owner.code(), window.window().root(), new Dimension2D(1000, 700));
            }
        }
    }
}
