package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.session.Sessions;
import org.mailmedic.web.Web;
import tools.jackson.databind.JsonNode;

/// Whose the refused address is, asked and answered in the terminal.
class AddressIsTest {
    private static final String BOUNCE = """
        550-5.7.26 Your email has been blocked because the sender is unauthenticated.
        550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.
        550 5.7.26  SPF [fernhill.example] with ip: [203.0.113.77] = did not pass 5b1f17b1804b1 - gsmtp
        """;

    private final DnsServer dns = DnsServer.start("""
        fernhill.example. 300 IN SOA ns.fernhill.example. h.fernhill.example. 1 2 3 4 60
        fernhill.example. 300 IN MX 1 smtp.google.com.
        smtp.google.com. 300 IN A 192.0.2.9
        _spf.google.com. 300 IN TXT "v=spf1 ip4:192.0.2.0/27 ~all"
        fernhill.example. 300 IN TXT "v=spf1 include:_spf.google.com ~all"
        """);
    private final Terminal terminal = new Terminal(new ConsoleServices("0.0.test", _ -> world(), LiveDns::closedWorld));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        dns.close();
    }

    private World world() {
        return new World(LiveDns.at(dns.address()), new LiveNetwork(), Web.none(), "loopback");
    }

    private Terminal.Result diagnose(String... more) {
        String[] all = new String[more.length + 7];
        String[] first = {"diagnose", "--from", "ines@fernhill.example", "--provider", "workspace", "--bounce", "-"};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return terminal.run(BOUNCE, all);
    }

    @Test
    void withoutAnAnswerItAsks() {
        assertThat(diagnose().out())
                .contains(
                        "Which server is 203.0.113.77?", "The address has no name of its own.", "Your answer decides");
        JsonNode sentFrom = diagnose("--json").json().path("sentFrom");
        assertThat(sentFrom.path("ip").asString()).isEqualTo("203.0.113.77");
        assertThat(sentFrom.path("owner").isNull()).isTrue();
        assertThat(sentFrom.path("repair").asString()).isEqualTo("ask");
    }

    @Test
    void anOwnServerIsAllowed() {
        assertThat(diagnose("--address-is", "own").out())
                .contains(
                        "203.0.113.77: My own mail server (You say)",
                        "v=spf1 include:_spf.google.com ip4:203.0.113.77 ~all");
    }

    @Test
    void aServiceMayBeNamed() {
        dns.addText("mail.zendesk.com", "v=spf1 ip4:203.0.113.0/24 ~all");
        JsonNode json = diagnose("--address-is", "service:zendesk", "--json").json();
        assertThat(json.at("/sentFrom/service").asString()).isEqualTo("zendesk");
        assertThat(json.at("/sentFrom/term").asString()).isEqualTo("include:mail.zendesk.com");
        assertThat(json.at("/checklist/0/record/value").asString())
                .isEqualTo("v=spf1 include:_spf.google.com include:mail.zendesk.com ~all");
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        assertThat(diagnose("--address-is", "mine").err()).contains("give own, website, service");
        assertThat(diagnose("--address-is", "own:zendesk").status()).isEqualTo(Exit.WRONG_USAGE);
        assertThat(diagnose("--address-is", "service:nobody").err()).contains("no service nobody", "zendesk");
    }

    @Test
    void theReportTellsWhatWasAnswered() throws IOException {
        Path report = folder.resolve("report.md");
        diagnose("--address-is", "unknown", "--report", report.toString());
        assertThat(Files.readString(report))
                .contains("203.0.113.77: I don’t know it", "forged your address", "What was found of that address");
    }

    /// The bounce, the address, the DNS, and the first of the answers.
    @Test
    void theWalkAsksToo() {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String input = BOUNCE + ".\nines@fernhill.example\nn\ny\n1\n";
        new Console(Locale.ENGLISH, new ConsoleServices("0.0.test", _ -> world(), LiveDns::closedWorld))
                .withoutWindow(
                        new Streams(
                                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), print, print, true),
                        () -> Sessions.cases(folder, world()));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1. My own mail server", "ip4:203.0.113.77 ~all");
    }
}
