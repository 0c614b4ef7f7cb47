package org.mailmedic.ui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.dns.PatientDns;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.control.Disclosure;

/// What the DNS answers or does not answer is kept apart all the way from the packet to the words on the page.
@Timeout(120)
class DnsTruthTest {
    private static final String DOMAIN = "shop.example";

    private final DnsServer server = DnsServer.start();

    @BeforeAll
    static void startFx() {
        Screenshots.start();
    }

    private Set<String> silent = Set.of();

    @AfterEach
    void stop() {
        server.close();
    }

    private void fill() {
        server.add(
                "example. 300 IN TXT \"somebody\"",
                DOMAIN + ". 300 IN TXT \"v=spf1 ip4:192.0.2.10 -all\"",
                DOMAIN + ". 300 IN MX 10 mail." + DOMAIN + ".",
                "mail." + DOMAIN + ". 300 IN A 192.0.2.10",
                "10.2.0.192.in-addr.arpa. 300 IN PTR mail." + DOMAIN + ".",
                "_dmarc." + DOMAIN + ". 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:a@" + DOMAIN + "\"");
    }

    private AuditReport audit(String domain) throws Exception {
        var request = AuditRequest.about(
                        domain, Set.of(Part.SPF, Part.DKIM, Part.DMARC, Part.MX, Part.REVERSE_DNS), PatientDns.AMPLE)
                .addresses(List.of("192.0.2.10"))
                .selectors(List.of("s1"))
                .build();
        return new Auditor(PatientDns.at(server.address(), silent))
                .start(request, _ -> {})
                .result()
                .get(60, TimeUnit.SECONDS);
    }

    private DnsView page(AuditReport report, Texts texts) {
        Map<Part, PartView> parts = new EnumMap<>(Part.class);
        var presenter = new AuditPresenter(texts, Severities.load());
        report.parts().forEach((part, end) -> parts.put(part, presenter.tell(end, true)));
        new PartDetailsPresenter(texts, ZoneOffset.UTC)
                .tell(report)
                .forEach((part, partDetails) -> parts.computeIfPresent(part, (_, p) -> p.with(partDetails)));
        Optional<AuditView.Spf> spf = report.spf()
                .filter(r -> r.tree().record().isPresent())
                .map(r -> new SpfPresenter(texts, _ -> Optional.empty())
                        .tell(r.tree(), r.verdicts().stream().findFirst()));
        return Screenshots.onFx(() -> {
            var view = new DnsView(
                    texts,
                    new DnsView.Actions(_ -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}, _ -> {}));
            view.show(new AuditView(
                    report.domain(),
                    true,
                    true,
                    "192.0.2.53",
                    AuditView.Phase.DONE,
                    parts,
                    spf,
                    new AuditView.Lists("", List.of(), List.of()),
                    Optional.empty(),
                    AuditView.Source.IDLE));
            openAll(view);
            return view;
        });
    }

    /// Rows first, then what lies in them.
    private static void openAll(DnsView view) {
        for (int depth = 0; depth < 3; depth++) {
            view.applyCss();
            for (Node fold : List.copyOf(view.lookupAll(".disclosure"))) {
                ((Disclosure) fold).openProperty().set(true);
            }
        }
    }

    private static String words(DnsView view) {
        return Screenshots.onFx(() -> {
            view.applyCss();
            List<String> words = new ArrayList<>();
            view.lookupAll(".label").forEach(n -> words.add(((Label) n).getText()));
            view.lookupAll(".text").forEach(n -> words.add(n instanceof Text t ? t.getText() : ""));
            view.lookupAll(".row-title").forEach(n -> words.add(n instanceof Text t ? t.getText() : ""));
            return String.join("\n", words);
        });
    }

    private void picture(String name, DnsView view) {
        ScrollPane pane = Screenshots.onFx(() -> DnsPicturesTest.pane(view));
        Screenshots.take(
                name,
                Screenshots.onFx(() -> DnsPicturesTest.window(pane)),
                new Dimension2D(1000, 700),
                new Dimension2D(1440, 900));
    }

    /// SERVFAIL with the extended error "DNSSEC bogus" (RFC 8914 section 4.7).
    private static DnsFault bogus(String name, int type) {
        var hex = new StringBuilder("81820001000000000001");
        for (String label : name.split("\\.", -1)) {
            hex.append("%02x".formatted(label.length()))
                    .append(HexFormat.of().formatHex(label.getBytes(StandardCharsets.US_ASCII)));
        }
        hex.append("00%04x0001".formatted(type));
        hex.append("00002904d000000000000a000f00060006")
                .append(HexFormat.of().formatHex("why!".getBytes(StandardCharsets.US_ASCII)));
        return new DnsFault.Garbage(hex.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodata    | No SPF record                  | NODATA",
                "nxdomain  | The domain does not exist      | NXDOMAIN",
                "servfail  | The DNS answered with a fault  | SERVFAIL",
                "refused   | The DNS refused to answer      | REFUSED",
                "silence   | The DNS did not answer         | no answer in time",
                "bogus     | The DNSSEC signature is wrong  | the DNSSEC signature is wrong: "
            })
    void eachKindOfAnswerKeepsItsOwnWords(String kind, String title, String raw) throws Exception {
        fill();
        List<String> all = List.of(
                "No SPF record",
                "The domain does not exist",
                "The DNS answered with a fault",
                "The DNS refused to answer",
                "The DNS did not answer",
                "The DNSSEC signature is wrong");
        switch (kind) {
            case "nodata" -> server.clear(DOMAIN, "TXT");
            case "servfail" -> server.fault(DOMAIN, "TXT", new DnsFault.ServerFailure());
            case "refused" -> server.fault(DOMAIN, "TXT", new DnsFault.Refused());
            case "silence" -> {
                silent = Set.of(DOMAIN);
                server.fault(DOMAIN, "TXT", new DnsFault.Silence());
            }
            case "bogus" -> server.fault(DOMAIN, "TXT", bogus(DOMAIN, 16));
            default -> {}
        }
        DnsView page = page(audit(kind.equals("nxdomain") ? "gone.example" : DOMAIN), Texts.in(Locale.ENGLISH));
        String words = words(page);

        assertThat(words).contains(title, raw);
        // A domain that is not there has no record either.
        boolean gone = kind.equals("nxdomain");
        assertThat(all.stream().filter(t -> !t.equals(title) && !(gone && t.equals("No SPF record"))))
                .allSatisfy(other -> assertThat(words.lines()).doesNotContain(other));
        if (!kind.equals("nodata") && !kind.equals("nxdomain")) {
            assertThat(words).doesNotContain("has no SPF record");
        }
        picture("4-dns-answer-" + kind, page);
    }

    /// A resolver that refuses is not a network that is down.
    @Test
    void whoRefusesAllIsNamedAndNobodyIsToldToLookForTheNetwork() throws Exception {
        for (String name : List.of("", "_dmarc.", "s1._domainkey.", "_domainkey.", "mail.")) {
            server.fault(name + DOMAIN, new DnsFault.Refused());
        }
        server.fault("10.2.0.192.in-addr.arpa", new DnsFault.Refused()).fault("_dmarc.example", new DnsFault.Refused());
        DnsView page = page(audit(DOMAIN), Texts.in(Locale.ENGLISH));

        assertThat(words(page))
                .contains("The resolver refused every question")
                .doesNotContain("Nobody answered", "timed out");
        picture("4-dns-refused-all", page);
    }

    @Test
    void nobodyAnswersAtAll() throws Exception {
        silent = new HashSet<>(Set.of("10.2.0.192.in-addr.arpa", "_dmarc.example"));
        for (String name : List.of("", "_dmarc.", "s1._domainkey.", "_domainkey.", "mail.")) {
            silent.add(name + DOMAIN);
        }
        silent.forEach(name -> server.fault(name, new DnsFault.Silence()));
        DnsView page = page(audit(DOMAIN), Texts.in(Locale.ENGLISH));

        assertThat(words(page))
                .contains("Nobody answered. Is this computer online?")
                .doesNotContain("refused");
    }

    /// German words are long.
    @Test
    void inGerman() throws Exception {
        fill();
        server.clear(DOMAIN, "TXT").addText(DOMAIN, "v=spf1 include:" + DOMAIN + " ipv4:192.0.2.1 +all");
        server.clear("_dmarc." + DOMAIN, "TXT").addText("_dmarc." + DOMAIN, "v=DMARC1; p=quarentine; rua=a@" + DOMAIN);
        picture("4-dns-german", page(audit(DOMAIN), Texts.in(Locale.GERMAN)));
    }
}
