package org.mailmedic.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.HygieneFindings;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.brand.BrandLookup;
import org.mailmedic.policy.transport.StsPolicy;
import org.mailmedic.policy.transport.TransportLookup;

/// Records of BIMI, MTA-STS and TLS-RPT, good and bad, and what is said of each. A `+` parts two records
/// at one name.
@Timeout(60)
class HygieneVectorsTest {
    private final DnsServer server = DnsServer.start("a.example. 300 IN MX 10 mx.a.example.");

    @AfterEach
    void stop() {
        server.close();
    }

    private LiveDns publish(String name, String records) {
        for (String record : records.split(" \\+ ", -1)) {
            server.addText(name, record);
        }
        return LiveDns.at(server.address());
    }

    private static String codes(List<Finding> findings) {
        return String.join(
                " ", findings.stream().map(f -> f.code().code()).distinct().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "v=BIMI1; l=https://a.example/logo.svg, ''",
        "v=BIMI1; l=https://a.example/logo.svg; a=https://a.example/vmc.pem, ''",
        "v=BIMI1;l=https://a.example/logo.svg;, ''",
        // Declined on purpose.
        "v=BIMI1; l=; a=;, ''",
        "v=BIMI1; l=http://a.example/logo.svg, bimi.http",
        "v=BIMI1; l, bimi.syntax",
        "v=BIMI1, bimi.syntax",
        "v=BIMI1; l=https://a.example/1.svg; l=https://a.example/2.svg, bimi.syntax",
        "v=BIMI1; l=https://a.example/1.svg + v=BIMI1; l=https://a.example/2.svg, bimi.syntax",
        // Not a record of BIMI: the version is told apart by case.
        "v=bimi1; l=https://a.example/logo.svg, ''",
        "hello, ''"
    })
    void aLogoRecord(String records, String codes) throws Exception {
        LiveDns dns = publish("default._bimi.a.example", records);
        assertThat(codes(HygieneFindings.brand(new BrandLookup(dns).look("a.example"), Optional.empty())))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=TLSRPTv1; rua=mailto:tls@a.example | ''",
                "v=TLSRPTv1;rua=https://a.example/report | ''",
                "v=TLSRPTv1; rua=mailto:tls@a.example,https://a.example/report | ''",
                "v=TLSRPTv1 | tlsrpt.norua",
                "v=TLSRPTv1; rua= | tlsrpt.norua",
                "v=TLSRPTv1; rua=tls@a.example | tlsrpt.norua",
                "v=TLSRPTv1; rua=http://a.example/report | tlsrpt.norua",
                // Not a record of TLS-RPT.
                "v=TLSRPTv2; rua=tls@a.example | ''",
                "rua=mailto:tls@a.example; v=TLSRPTv1 | ''"
            })
    void aReportRecord(String record, String codes) throws Exception {
        LiveDns dns = publish("_smtp._tls.a.example", record);
        assertThat(codes(HygieneFindings.transport(new TransportLookup(dns, Optional.empty()).look("a.example"))))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "v=STSv1; id=20261125, ''",
        "v=STSv1;id=1;, ''",
        "v=STSv1, mtasts.noid",
        "v=STSv1; id=, mtasts.noid",
        "v=STSv1; id=1 + v=STSv1; id=2, mtasts.multiple",
        // Text that a wildcard answers with is no record.
        "v=STSv1; id=1 + v=spf1 -all, ''",
        "v=stsv1; id=1, ''"
    })
    void anMtaStsRecord(String records, String codes) throws Exception {
        LiveDns dns = publish("_mta-sts.a.example", records);
        assertThat(codes(HygieneFindings.transport(new TransportLookup(dns, Optional.empty()).look("a.example"))))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "version: STSv1\\nmode: enforce\\nmx: mx.a.example\\nmax_age: 604800, ''",
        "version: STSv1\\r\\nmode: testing\\r\\nmx: *.a.example\\r\\nmax_age: 86400\\r\\n, ''",
        "version: STSv1\\nmode: none\\nmax_age: 0, ''",
        "version:STSv1\\nmode:enforce\\nmx:mx.a.example\\nmax_age:1\\nnew_key: something, ''",
        "mode: enforce\\nmx: mx.a.example\\nmax_age: 604800, VERSION",
        "version: STSv2\\nmode: enforce\\nmx: mx.a.example\\nmax_age: 604800, VERSION",
        "version: STSv1\\nmode: report\\nmx: mx.a.example\\nmax_age: 604800, MODE",
        "version: STSv1\\nmode: enforce\\nmax_age: 604800, NO_MX",
        "version: STSv1\\nmode: enforce\\nmx: mx.a.example, MAX_AGE",
        "version: STSv1\\nmode: enforce\\nmx: mx.a.example\\nmax_age: -1, MAX_AGE",
        "version: STSv1\\nmode: enforce\\nmx: mx.a.example\\nmax_age: 31557601, MAX_AGE",
        "version: STSv1\\nmode: enforce\\nmx: mx.a.example\\nmax_age: 7 days, MAX_AGE",
        "'', VERSION MODE MAX_AGE NO_MX"
    })
    void anMtaStsPolicy(String text, String problems) {
        StsPolicy policy = StsPolicy.read(text.replace("\\r", "\r").replace("\\n", "\n"));
        assertThat(String.join(
                        " ",
                        policy.problems().stream().map(p -> p.kind().name()).toList()))
                .isEqualTo(problems);
    }

    @ParameterizedTest
    @CsvSource({
        "mx.a.example, mx.a.example, true",
        "*.a.example, mx.a.example, true",
        // The star stands for exactly one label (RFC 8461 section 4.1).
        "*.a.example, a.example, false",
        "*.a.example, b.mx.a.example, false",
        "mx.a.example, mx.b.example, false"
    })
    void aPatternOfAPolicyCovers(String pattern, String host, boolean covered) {
        assertThat(StsPolicy.read("mx: " + pattern).covers(host)).isEqualTo(covered);
    }
}
