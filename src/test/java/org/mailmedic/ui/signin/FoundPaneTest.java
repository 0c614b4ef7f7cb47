package org.mailmedic.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.geometry.Dimension2D;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Security;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.NoNetwork;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.web.WebHosts;

/// Finding settings on the page, from a real web server and DNS server on loopback.
class FoundPaneTest {
    private static final String CONFIG = """
        <?xml version="1.0" encoding="UTF-8"?>
        <clientConfig version="1.1"><emailProvider id="brightlane.example">
        <outgoingServer type="smtp"><hostname>out.brightlane.example</hostname><port>465</port>
        <socketType>SSL</socketType><username>%EMAILLOCALPART%</username></outgoingServer>
        </emailProvider></clientConfig>\
        """;

    private static final Dimension2D[] SIZES = {new Dimension2D(1000, 700), new Dimension2D(1440, 900)};

    @TempDir
    Path folder;

    private final DnsServer dns = DnsServer.start("");
    private final WebHosts web;
    // Opened by each test.
    @SuppressWarnings("NullAway.Init")
    private TestWindow page;

    FoundPaneTest() throws IOException {
        web = new WebHosts();
    }

    @AfterEach
    void close() {
        page.close();
        web.close();
        dns.close();
    }

    private void open(boolean published) throws Exception {
        if (published) {
            byte[] config = CONFIG.getBytes(StandardCharsets.UTF_8);
            web.put(
                    "autoconfig.brightlane.example/mail/config-v1.1.xml",
                    new WebHosts.Page(200, "text/xml", "", config));
        }
        Cases cases = Sessions.cases(
                folder, new World(LiveDns.closedWorld(dns.address()), new NoNetwork(), web.web(), "192.0.2.53"));
        Session session = cases.begin();
        session.noBounce();
        session.addressTyped("anna@brightlane.example");
        session.choose("own-server");
        while (session.current().step() != StepId.SIGN_IN) {
            assertThat(Sessions.await(session.next())).isTrue();
        }
        page = TestWindow.open(cases, session);
    }

    @Test
    void whatTheDomainSaysIsOffered() throws Exception {
        dns.add("_submission._tcp.brightlane.example. 300 IN SRV 0 1 587 smtp.example.net.");
        open(true);
        assertThat(page.words("find-settings"))
                .contains("Only autoconfig.brightlane.example learns your whole address");
        assertThat(page.firstThings()).containsExactly("find-start");
        page.press("find-start");
        page.until(() -> page.shows("use-found"));
        assertThat(page.firstThings()).containsExactly("use-found");
        assertThat(page.words("find-settings"))
                .contains("Found: out.brightlane.example, port 465, TLS", "own web server, over HTTPS")
                .contains("Belongs to another domain: smtp.example.net");
        page.press("use-found");
        assertThat(page.text("host")).isEqualTo("out.brightlane.example");
        assertThat(page.text("port")).isEqualTo("465");
        assertThat(page.session().current().given().server())
                .contains(new Case.Server("out.brightlane.example", 465, Security.TLS, "anna"));
        // Nothing is tried before the user says so.
        assertThat(page.session().current().probe()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
    void pictures() throws Exception {
        dns.add("_submission._tcp.brightlane.example. 300 IN SRV 0 1 587 smtp.example.net.");
        open(true);
        Screenshots.take("3-find", page.window().root(), SIZES);
        page.close();
        open(true);
        page.press("find-start");
        page.until(() -> page.shows("use-found"));
        Screenshots.take("3-found", page.window().root(), SIZES);
        assertThat(Path.of("target", "screenshots", "3-found-1000x700-dark.png"))
                .isRegularFile();
    }

    @Test
    void nothingFoundIsSaid() throws Exception {
        open(false);
        page.press("find-start");
        page.until(() -> page.words("find-settings").contains("Nobody told us"));
    }
}
