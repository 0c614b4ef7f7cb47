package org.mailmedic.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.web.Web;

/// The report of each practice case as a page for each reader, and of a hostile one, for a person to look at in a
/// browser: `target/reports`.
class ReportPicturesTest {
    private static final Path OUT = Path.of("target", "reports");

    @TempDir
    Path folder;

    static Stream<String> cases() {
        return PracticeCases.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachCaseHasAPage(String practice) throws Exception {
        try (Session c = Sessions.cases(folder).practise(practice)) {
            Sessions.until(() -> !c.readings().isEmpty() && !c.readingNow());
            Sessions.await(c.probe(_ -> {}));
            Sessions.await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            c.outcome().checklist().now().forEach(item -> {
                try {
                    Sessions.await(c.tryRecord(item));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            for (Redaction.Reader reader : Redaction.Reader.values()) {
                String page = write(c, practice + "-" + reader.name().toLowerCase(Locale.ROOT), reader);
                assertThat(page).contains("<svg").doesNotContain("<script", "src=\"http");
            }
        }
    }

    /// A bounce and DNS records full of markup, script, direction marks and endless words stay text.
    @Test
    void aHostileCaseIsTextOnly() throws Exception {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202Egnp.exe\u202C</pre></td></section>";
        String zone = """
            evil.example. 300 IN SOA ns.evil.example. h.evil.example. 1 2 3 4 60
            evil.example. 300 IN NS ns.evil.example.
            ns.evil.example. 300 IN A 127.0.0.1
            evil.example. 300 IN MX 10 mx.evil.example.
            mx.evil.example. 300 IN A 127.0.0.1
            evil.example. 300 IN TXT "v=spf1 include:%1$s.evil.example ip4:192.0.2.0/24 \\226\\128\\174x=<script>alert(1)</script> -all"
            %1$s.evil.example. 300 IN TXT "v=spf1 a:%2$s.%2$s.%2$s.evil.example </svg><script>alert(1)</script> ~all"
            _dmarc.evil.example. 300 IN TXT "v=DMARC1; p=<script>alert(1)</script>; rua=mailto:\\226\\128\\174d@evil.example"
            """.formatted("i" + "n".repeat(50), "w".repeat(60));
        String bounce = "From: \"" + evil + "\" <mailer-daemon@evil.example>\nSubject: Undelivered " + evil + "\n\n"
                + "<ben@" + "x".repeat(60)
                + ".example>: host mx.example.net[192.0.2.25] said: 550 5.7.1 Relay access denied "
                + evil + " " + "y".repeat(10_000) + "\n";
        try (DnsServer server = DnsServer.start(zone);
                Session c = Sessions.watched(
                        new World(LiveDns.at(server.address()), new LiveNetwork(), Web.none(), "test"),
                        "anna@evil.example")) {
            c.bounceTyped(bounce);
            Sessions.until(() -> !c.readings().isEmpty() && !c.readingNow());
            Sessions.await(c.audit(false, EnumSet.allOf(Part.class), _ -> {}));
            for (Redaction.Reader reader : Redaction.Reader.values()) {
                String page = write(c, "hostile-" + reader.name().toLowerCase(Locale.ROOT), reader);
                assertThat(page)
                        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                        .doesNotContain("<script", "<img", "\u202E", "\u202C");
                assertThat(page.split("</section>", -1)).hasSameSizeAs(page.split("<section>", -1));
                assertThat(page.split("</svg>", -1)).hasSameSizeAs(page.split("<svg ", -1));
            }
        }
    }

    private static String write(Session c, String name, Redaction.Reader reader) throws IOException {
        var material = new Material(
                c.current().withHistory(c.current().history().withContacts(c.contacts())),
                c.outcome().facts(),
                c.outcome().diagnosis(),
                c.outcome().health(),
                c.outcome().testedChecklist());
        var reports = new Reports(Sessions.TOOLS.texts(), Sessions.TOOLS.severities(), ZoneOffset.UTC);
        String page = reports.html(material, Redaction.standard(reader));
        Files.createDirectories(OUT);
        Files.writeString(OUT.resolve(name + ".html"), page);
        return page;
    }
}
