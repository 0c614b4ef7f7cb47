package org.mailmedic.policy.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.dmarc.DmarcReadout.Applied;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;

/// Which record applies, over loopback DNS (`discovery.txt`), and where a record breaks the grammar
/// (`syntax.txt`).
@Timeout(30)
class DiscoveryVectorsTest {
    private static Stream<String> lines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                DiscoveryVectorsTest.class.getResourceAsStream("/org/mailmedic/policy/dmarc/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList().stream();
        }
    }

    static Stream<String> scenarios() throws IOException {
        return lines("discovery.txt");
    }

    static Stream<String> records() throws IOException {
        return lines("syntax.txt");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theRecordThatAppliesIsFound(String scenario) throws InterruptedException {
        List<String> cells = cells(scenario);
        try (DnsServer server = DnsServer.start()) {
            for (String record : cells.get(1).split(" && ", -1)) {
                int colon = record.indexOf(':');
                server.addText(
                        record.substring(0, colon), record.substring(colon + 1).strip());
            }
            DmarcReadout readout = new DmarcDiscovery(LiveDns.at(server.address())).look(cells.getFirst());
            assertThat(shown(readout.walk())).isEqualTo(cells.get(2));
            assertThat(shown(readout.list())).isEqualTo(cells.get(3));
        }
    }

    private static String shown(Applied applied) {
        String at = applied.foundAt().replaceFirst("^_dmarc\\.", "");
        String policy = applied.effectivePolicy().map(Policy::word).orElse("-");
        return applied.organisationalDomain() + " " + (at.isEmpty() ? "-" : at) + " " + policy;
    }

    @ParameterizedTest
    @MethodSource("records")
    void aFaultHasItsPlace(String line) {
        List<String> cells = cells(line);
        List<String> faults = DmarcRecord.read(cells.getFirst()).faults().stream()
                .map(f -> f.kind() + " " + f.at())
                .toList();
        assertThat(String.join(", ", faults)).isEqualTo(cells.get(1));
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(scenarios().count()).isGreaterThanOrEqualTo(40);
        assertThat(records().count()).isGreaterThanOrEqualTo(40);
    }
}
