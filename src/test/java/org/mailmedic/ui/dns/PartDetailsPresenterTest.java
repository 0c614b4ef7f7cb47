package org.mailmedic.ui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.checkup.SampleZone;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.text.Texts;

/// What lies behind the rows of the DNS page, of real audits over loopback.
@Timeout(60)
class PartDetailsPresenterTest {
    private final DnsServer server = DnsServer.start(SampleZone.lines("shop.example"));
    private final PartDetailsPresenter presenter = new PartDetailsPresenter(Texts.in(Locale.ENGLISH), ZoneOffset.UTC);

    @AfterEach
    void stop() {
        server.close();
    }

    private AuditReport audit() throws Exception {
        var request = AuditRequest.about("shop.example", Set.of(Part.values()), Duration.ofSeconds(20))
                .mailFrom(Optional.of("b@shop.example"))
                .helo(Optional.of("mail.shop.example"))
                .addresses(List.of("192.0.2.10"))
                .selectors(List.of("s1"))
                .signers(List.of(new AuditRequest.Signer("sender.example", "k1")))
                .build();
        return new Auditor(LiveDns.at(server.address()))
                .start(request, _ -> {})
                .result()
                .get(30, TimeUnit.SECONDS);
    }

    private PartDetails delegate(AuditReport report, Part part) {
        return Objects.requireNonNull(presenter.tell(report).get(part));
    }

    @Test
    void everyAnswerStandsBehindOneRowAndWithItsOwnKind() throws Exception {
        AuditReport report = audit();
        Map<Part, PartDetails> delegate = presenter.tell(report);

        assertThat(delegate.values().stream().flatMap(b -> b.answers().stream()))
                .hasSize(report.answers().size())
                .doesNotHaveDuplicates();
        assertThat(delegate(report, Part.DKIM).answers()).allMatch(a -> a.contains("_domainkey"));
        assertThat(delegate(report, Part.DMARC).answers()).allMatch(a -> a.contains("_dmarc"));
        assertThat(delegate(report, Part.REVERSE_DNS).answers()).anyMatch(a -> a.contains("in-addr.arpa PTR"));
        assertThat(delegate(report, Part.MX).answers()).anyMatch(a -> a.contains("shop.example MX"));
        assertThat(delegate.values()).noneMatch(PartDetails::doubtful);
    }

    /// Panels put a key there by mistake; it says nothing about SPF.
    @Test
    void aKeyThatIsLookedForAtAWrongNameStandsWithTheKeys() throws Exception {
        server.clear("s1._domainkey.shop.example", "TXT");
        AuditReport report = audit();
        assertThat(delegate(report, Part.DKIM).answers()).anyMatch(a -> a.startsWith("s1.shop.example TXT"));
        assertThat(delegate(report, Part.SPF).answers()).noneMatch(a -> a.startsWith("s1."));
    }

    @Test
    void bothWaysOfDmarcAreToldAndWhichListDecided() throws Exception {
        assertThat(delegate(audit(), Part.DMARC).facts())
                .anyMatch(f -> f.startsWith("By the new rules (RFC 9989)"))
                .anyMatch(f -> f.startsWith("By the old rules (RFC 7489)")
                        && f.matches(".*public suffix list of Guava [0-9.]+.*"));
    }

    @Test
    void theKeyOfAServiceIsTold() throws Exception {
        assertThat(delegate(audit(), Part.DKIM).facts())
                .anyMatch(f -> f.contains("its key is not there: k1._domainkey.sender.example"));
        server.addText(
                "k1._domainkey.sender.example", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assertThat(delegate(audit(), Part.DKIM).facts())
                .anyMatch(f -> f.contains("k1._domainkey.sender.example is there and good"));
    }

    @Test
    void whatRestsOnInventedAnswersIsDoubtful() throws Exception {
        server.clear("_dmarc.shop.example", "TXT").add("*. 60 IN A 203.0.113.80");
        assertThat(delegate(audit(), Part.DMARC).doubtful()).isTrue();
    }
}
