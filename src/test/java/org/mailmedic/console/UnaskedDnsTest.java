package org.mailmedic.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.checkup.world.World;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.dns.Question;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.web.Web;
import tools.jackson.databind.JsonNode;

/// What is said where the DNS could not be asked: first of all that, and no cause as if it were known.
@Timeout(60)
class UnaskedDnsTest {
    private final DnsServer deniesAll = DnsServer.start();

    @AfterEach
    void stop() {
        deniesAll.close();
    }

    private static Terminal terminal(Dns dns) {
        return new Terminal(new ConsoleServices(
                "0.0.test",
                _ -> new World(dns, new LabWorld(Map.of()), Web.none(), "the test"),
                Terminal.nowhere().resolvers()));
    }

    private static Terminal.Result diagnose(Terminal terminal, String... more) {
        List<String> all =
                new ArrayList<>(List.of("diagnose", "--provider", "microsoft365", "--from", "it@brightlane.example"));
        all.addAll(List.of(more));
        return terminal.run("", all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"en, We could not ask", "de, Wir konnten das DNS nicht fragen", "es, No pudimos preguntar"})
    void aResolverThatDeniesWhatExists(String language, String begins) {
        Terminal.Result result =
                diagnose(terminal(LiveDns.at(deniesAll.address())).in(Locale.of(language)), "--json");

        JsonNode json = result.json();
        assertThat(json.path("answer").asString()).startsWith(begins);
        assertThat(json.at("/audit/findings"))
                .noneMatch(f -> f.path("code").asString().equals("dns.nxdomain"));
        assertThat(json.at("/audit/findings"))
                .anyMatch(f -> f.path("code").asString().equals("dns.denied"));
        assertThat(json.path("causes"))
                .allMatch(cause -> cause.path("confidence").asDouble() < 0.6);
        assertThat(json.path("checklist")).allMatch(item -> item.path("record").isNull());
        assertThat(result.status()).isEqualTo(Exit.NOT_CHECKED);
    }

    @Test
    void aResolverThatStaysSilent() {
        Dns silent = new Dns() {
            @Override
            public DnsAnswer ask(Question question) {
                return new DnsAnswer.TimedOut(question, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO));
            }

            @Override
            public boolean isClosedWorld() {
                return false;
            }
        };
        Terminal.Result result = diagnose(terminal(silent));
        assertThat(result.out()
                        .lines()
                        .filter(l -> !l.isBlank())
                        .skip(2)
                        .findFirst()
                        .orElseThrow())
                .startsWith("We could not ask");
        assertThat(result.status()).isEqualTo(Exit.NOT_CHECKED);
    }

    /// The app fills that host in itself: nobody misspelt it.
    @Test
    void aHostOfTheProvidersOwnIsNotMisspelt() {
        JsonNode json = diagnose(terminal(LiveDns.at(deniesAll.address())), "--host", "smtp.office365.com", "--json")
                .json();
        assertThat(json.at("/probe/findings/0/code").asString()).isEqualTo("smtp.host_denied");
        assertThat(json.path("causes"))
                .noneMatch(cause -> cause.path("code").asString().equals("settings.wrong"));
    }
}
