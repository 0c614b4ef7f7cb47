package org.mailmedic.checkup.autoconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailmedic.checkup.autoconfig.AutoconfigSource.Result;
import org.mailmedic.checkup.autoconfig.FoundServer.Origin;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.Network;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.NoNetwork;
import org.mailmedic.lab.PracticeKeys;
import org.mailmedic.lab.SmtpPolicy;
import org.mailmedic.lab.SmtpServer;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.web.WebHosts;

/// Searching for settings with a real web server, DNS server and mail server on loopback.
class AutoconfigTest {
    private static final MailAddress ANNA = new MailAddress("anna", "brightlane.example");
    private static final String OWN = "autoconfig.brightlane.example/mail/config-v1.1.xml";
    private static final String WELL_KNOWN = "brightlane.example/.well-known/autoconfig/mail/config-v1.1.xml";
    private static final String DATABASE = "autoconfig.thunderbird.net/v1.1/brightlane.example";

    private DnsServer dns = DnsServer.start("");
    private final WebHosts pages;

    AutoconfigTest() throws IOException {
        pages = new WebHosts();
    }

    @AfterEach
    void stop() {
        pages.close();
        dns.close();
    }

    private Search search(boolean database) throws InterruptedException {
        return search(database, new NoNetwork());
    }

    private Search search(boolean database, Network network) throws InterruptedException {
        return new Autoconfig(new World(LiveDns.closedWorld(dns.address()), network, pages.web(), "test"))
                .search(ANNA, database);
    }

    private void publish(String place, String host) {
        pages.put(
                place,
                new WebHosts.Page(
                        200,
                        "text/xml",
                        "",
                        ConfigReaderTest.document(ConfigReaderTest.server(host, "465", "SSL"))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private void zone(String... lines) {
        dns.add(lines);
    }

    private static Result result(Search search, String where) {
        return search.places().stream()
                .filter(p -> p.where().contains(where))
                .findFirst()
                .orElseThrow()
                .result();
    }

    @Test
    void theDomainsOwnWordComesFirst() throws Exception {
        publish(OWN, "smtp.brightlane.example");
        publish(DATABASE, "smtp.database.example");
        zone("_submissions._tcp.brightlane.example. 300 IN SRV 0 1 465 srv.brightlane.example.");
        Search search = search(true);
        assertThat(search.found())
                .extracting(FoundServer::origin)
                .containsExactly(Origin.OWN_WEB, Origin.SRV, Origin.DATABASE);
        assertThat(search.best().orElseThrow()).satisfies(best -> {
            assertThat(best.server()).isEqualTo(new ServerSettings("smtp.brightlane.example", 465, Security.TLS));
            assertThat(best.user()).contains("anna@brightlane.example");
            assertThat(best.strangers()).isEmpty();
            assertThat(best.where()).isEqualTo("https://" + OWN);
        });
        assertThat(search.found().getLast().strangers()).containsExactly("smtp.database.example");
    }

    @Test
    void onlyTheDomainItselfLearnsTheAddress() throws Exception {
        zone("brightlane.example. 300 IN MX 10 mx1.example.net.");
        search(true);
        assertThat(pages.queries()).filteredOn(q -> q.contains("anna")).hasSize(1);
        assertThat(pages.asked()).contains("autoconfig.example.net/mail/config-v1.1.xml");
    }

    @Test
    void theDatabaseIsNotAskedUnlessAllowed() throws Exception {
        publish(DATABASE, "smtp.database.example");
        Search search = search(false);
        assertThat(pages.asked()).noneMatch(place -> place.contains("thunderbird"));
        assertThat(search.found()).isEmpty();
        assertThat(result(search, "thunderbird")).isEqualTo(Result.NOT_ALLOWED);
    }

    @Test
    void whoTakesTheMailMayTell() throws Exception {
        zone("brightlane.example. 300 IN MX 10 mx1.example.net.");
        publish("autoconfig.example.net/mail/config-v1.1.xml", "smtp.example.net");
        FoundServer best = search(false).best().orElseThrow();
        assertThat(best.origin()).isEqualTo(Origin.MX_WEB);
        assertThat(best.strangers()).containsExactly("smtp.example.net");
    }

    @Test
    void serviceRecordsInTheirOrder() throws Exception {
        zone(
                "_submissions._tcp.brightlane.example. 300 IN SRV 20 1 465 second.brightlane.example.",
                "_submissions._tcp.brightlane.example. 300 IN SRV 10 1 465 first.elsewhere.example.",
                "_submission._tcp.brightlane.example. 300 IN SRV 0 0 0 .");
        Search search = search(false);
        assertThat(search.found())
                .extracting(f -> f.server().host())
                .containsExactly("first.elsewhere.example", "second.brightlane.example");
        assertThat(search.found().getFirst().strangers()).containsExactly("first.elsewhere.example");
        assertThat(result(search, "_submission.")).isEqualTo(Result.UNUSABLE);
    }

    @Test
    void redirectsAreFollowedOverHttpsAndTheirHostsAreNamed() throws Exception {
        pages.put(OWN, new WebHosts.Page(302, "text/plain", "https://cfg.hoster.example/a.xml", new byte[0]));
        publish("cfg.hoster.example/a.xml", "smtp.brightlane.example");
        assertThat(search(false).best().orElseThrow().strangers()).containsExactly("cfg.hoster.example");
        pages.put(OWN, new WebHosts.Page(302, "text/plain", "http://cfg.hoster.example/a.xml", new byte[0]));
        Search plain = search(false);
        assertThat(plain.found()).isEmpty();
        pages.put(OWN, new WebHosts.Page(302, "text/plain", "https://" + OWN, new byte[0]));
        assertThat(result(search(false), OWN)).isEqualTo(Result.UNUSABLE);
    }

    @Test
    void hostileDocumentsFindNothing() throws Exception {
        pages.put(OWN, new WebHosts.Page(200, "text/xml", "", new byte[10_000_000]));
        pages.put(
                WELL_KNOWN,
                new WebHosts.Page(200, "text/html", "", "<html>front page</html>".getBytes(StandardCharsets.UTF_8)));
        Search search = search(false);
        assertThat(search.found()).isEmpty();
        assertThat(result(search, OWN)).isEqualTo(Result.UNUSABLE);
        assertThat(result(search, WELL_KNOWN)).isEqualTo(Result.NOTHING);
        pages.put(OWN, new WebHosts.Page(503, "text/xml", "", new byte[] {'-'}));
        assertThat(result(search(false), OWN)).isEqualTo(Result.NOT_ANSWERED);
    }

    @Test
    void usualNamesAreTriedWithoutSigningIn() throws Exception {
        try (var mail = SmtpServer.start(new SmtpPolicy() {})) {
            Search search = search(false, new OneHost("mail.brightlane.example", mail));
            assertThat(search.found())
                    .extracting(FoundServer::server)
                    .containsExactly(
                            new ServerSettings("mail.brightlane.example", 465, Security.TLS),
                            new ServerSettings("mail.brightlane.example", 587, Security.STARTTLS));
            assertThat(search.best().orElseThrow().origin()).isEqualTo(Origin.GUESS);
            assertThat(mail.log()).noneMatch(line -> line.startsWith("C: AUTH") || line.startsWith("C: MAIL"));
            assertThat(result(search, "smtp.brightlane.example:465")).isEqualTo(Result.NOTHING);
        }
    }

    @Test
    void nobodyIsAskedAboutWhatIsNoDomain() throws Exception {
        Search search = new Autoconfig(
                        new World(LiveDns.closedWorld(dns.address()), new NoNetwork(), pages.web(), "test"))
                .search(new MailAddress("a", "bad_name"), true);
        assertThat(search.places()).isEmpty();
        assertThat(pages.asked()).isEmpty();
    }

    /// A network with one mail server.
    private record OneHost(String name, SmtpServer server) implements Network {
        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            if (!host.equals(name)) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getByAddress(host, new byte[] {(byte) 192, 0, 2, 1}));
        }

        @Override
        public InetSocketAddress endpoint(InetAddress address, int port) {
            return port == 465 ? server.tls() : server.plain();
        }

        @Override
        public List<X509Certificate> trusted() {
            return List.of(PracticeKeys.standard().authority());
        }
    }
}
