package org.mailmedic.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The packaged app audits domains that a real BIND serves.
@Timeout(120)
class AuditRealIT {
    private final RealServers servers;

    @TempDir
    private Path home;

    AuditRealIT() throws Exception {
        servers = new RealServers();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        twospf.example     | spf.multiple dmarc.wrong_place
        eleven.example     | spf.lookups.exceeded mx.null.mixed
        large.example      | dmarc.p_none dmarc.rua.unauthorised mx.nohost
        broken.example     | dns.servfail
        refused.example    | dns.refused
        nowhere.example    | dns.nxdomain
        """)
    void findsTheFault(String domain, String codes) throws Exception {
        assertThat(codes(audit(domain))).contains(codes.split(" "));
    }

    @Test
    void findsNoFaultWhereNoneIs() throws Exception {
        JsonNode audit = audit("brightlane.example", "--selector", "real", "--ip", "192.0.2.25");
        assertThat(result(audit)).isEqualTo("pass");
        assertThat(audit.path("dkim").path(0).path("status").asString()).isEqualTo("ok");
        assertThat(audit.path("dkim").path(0).path("bits").asInt()).isEqualTo(2048);
        assertThat(audit.path("dmarc").path("policy").asString()).isEqualTo("reject");
        assertThat(codes(audit)).noneMatch(code -> code.startsWith("spf.") || code.startsWith("dkim."));
    }

    @Test
    void followsAliases() throws Exception {
        JsonNode audit = audit("chain.example", "--selector", "s1", "--ip", "192.0.2.40");
        assertThat(result(audit)).isEqualTo("pass");
        assertThat(audit.path("spf").path("lookups").asInt())
                .as("a CNAME is no lookup of its own")
                .isEqualTo(1);
        assertThat(audit.path("dkim").path(0).path("status").asString()).isEqualTo("ok");
        assertThat(audit.path("dmarc").path("policy").asString()).isEqualTo("reject");
        assertThat(codes(audit("chain.example", "--selector", "revoked"))).contains("dkim.revoked");
    }

    @Test
    void asksAgainOverTcpWhatIsTooLarge() throws Exception {
        JsonNode audit = audit("large.example", "--ip", "192.0.2.41");
        assertThat(result(audit)).isEqualTo("pass");
        assertThat(Files.readString(servers.folder().resolve("log/named.log")))
                .containsPattern("query: large\\.example IN TXT \\S*T");
    }

    @Test
    void readsThroughSignatures() throws Exception {
        JsonNode audit = audit("signed.example", "--ip", "192.0.2.26");
        assertThat(result(audit)).isEqualTo("pass");
        assertThat(audit.path("dmarc").path("policy").asString()).isEqualTo("quarantine");
        assertThat(codes(audit)).noneMatch(code -> code.startsWith("dns."));
    }

    private JsonNode audit(String domain, String... more) throws Exception {
        String[] arguments = Stream.concat(
                        Stream.of("audit", domain, "--json", "--resolver", "127.0.0.1:" + servers.port("dns")),
                        Stream.of(more))
                .toArray(String[]::new);
        RealServers.Ended ended = RealServers.launch(home, "", arguments);
        assertThat(ended.err()).isEmpty();
        return JsonMapper.shared().readTree(ended.out());
    }

    private static String result(JsonNode audit) {
        return audit.path("spf").path("results").path(0).path("result").asString();
    }

    private static List<String> codes(JsonNode audit) {
        return audit.path("findings")
                .valueStream()
                .map(finding -> finding.path("code").asString())
                .toList();
    }
}
