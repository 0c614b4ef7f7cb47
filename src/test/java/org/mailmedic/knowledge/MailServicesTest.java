package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.dns.Names;

/// The services that send for the domains of others, as the data files have them.
class MailServicesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final MailServices SERVICES = CATALOGUE.services();

    @Test
    void thereAreEnoughOfEachKind() {
        assertThat(SERVICES.all()).hasSizeGreaterThanOrEqualTo(40);
        for (MailService.Kind kind : MailService.Kind.values()) {
            assertThat(SERVICES.all()).as(kind.toString()).anyMatch(s -> s.kind() == kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "O1.PTR77.sendgrid.net., sendgrid",
        "a8-31.smtp-out.amazonses.com, amazon-ses",
        "mail-eopbgr70077.outbound.protection.outlook.com, microsoft",
        "eu-smtp-delivery-1.mimecast.com, mimecast",
        "mout.kundenserver.de, ionos"
    })
    void aServerIsKnownByTheEndOfItsName(String host, String id) {
        assertThat(SERVICES.byHost(host).map(MailService::id)).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"sendgrid.net.evil.example", "notsendgrid.net", "ec2-203-0-113-7.compute.amazonaws.com", "example.com"})
    void whoeverOnlyLooksLikeItIsNot(String host) {
        assertThat(SERVICES.byHost(host)).isEmpty();
    }

    /// A name that two had would tell of the first of them only.
    @Test
    void noNameBelongsToTwo() {
        Set<String> seen = new HashSet<>();
        for (MailService service : SERVICES.all()) {
            assertThat(service.hosts())
                    .as(service.id())
                    .isNotEmpty()
                    .allMatch(Names::isValid)
                    .allMatch(seen::add);
        }
        Set<String> ranges = new HashSet<>();
        for (MailService service : SERVICES.all()) {
            assertThat(service.includes())
                    .as(service.id())
                    .allMatch(Names::isValid)
                    .allMatch(ranges::add);
            assertThat(service.ranges())
                    .as(service.id())
                    .allMatch(Names::isValid)
                    .allMatch(ranges::add);
        }
    }

    /// What the files of the providers say is not said again.
    @Test
    void theProvidersIncludesComeFromTheirFiles() {
        CATALOGUE.providers().stream()
                .filter(Provider::isListed)
                .flatMap(p -> p.kinds().stream())
                .flatMap(kind -> kind.spfInclude().stream())
                .filter(term -> term.startsWith("include:"))
                .map(term -> term.substring("include:".length()))
                .forEach(name -> assertThat(SERVICES.byRange(List.of(name)))
                        .as(name)
                        .map(MailService::kind)
                        .contains(MailService.Kind.MAILBOX));
    }

    /// Whoever is told to set a service up there is told where.
    @Test
    void whoeverSignsHasAPageThatTellsHow() {
        assertThat(SERVICES.all().stream()
                        .filter(s -> s.kind() != MailService.Kind.MAILBOX && s.kind() != MailService.Kind.GATEWAY))
                .allSatisfy(s -> assertThat(s.guide()).as(s.id()).isPresent());
    }

    @Test
    void faultsAreToldWithTheirPlace() {
        String good = """
            {"services": [{"id": "a", "name": "A", "kind": "crm", "hosts": ["a.example"],
              "source": "https://a.example/", "checked": "2026-12-01", "sure": true}]}
            """;
        assertThat(MailServices.load(List.of(SourcedFile.of("services/test.json", good)), List.of())
                        .all())
                .hasSize(1);
        assertFault(good.replace("\"crm\"", "\"cmr\""), "'a'", "'kind' is 'cmr'");
        assertFault(good.replace("\"hosts\"", "\"host\""), "'a'", "'hosts' is missing");
        assertFault(good.replace("\"sure\": true", "\"sure\": true, \"incldues\": []"), "'incldues' is unknown");
        assertFault(
                good.replace("\"sure\": true", "\"sure\": true, \"dkim\": {\"form\": \"mx\", \"selectors\": []}"),
                "'form' is 'mx'");
        assertFault(good.replace("\"sure\": true", "\"sure\": true, \"provider\": \"gogle\""), "'provider' is 'gogle'");
        String entry = good.substring(good.indexOf("[{") + 1, good.lastIndexOf("]}"));
        assertFault("{\"services\": [" + entry + "," + entry + "]}", "'a'", "'id' is that of another service");
    }

    private static void assertFault(String json, String... told) {
        assertThatThrownBy(() -> MailServices.load(List.of(SourcedFile.of("services/test.json", json)), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(told);
    }
}
