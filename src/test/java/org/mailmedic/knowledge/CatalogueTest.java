package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.connection.Security;
import org.mailmedic.knowledge.ProviderKind.Server;
import org.mailmedic.knowledge.ProviderKind.SignIn;
import org.mailmedic.knowledge.ProviderKind.Topic;
import org.mailmedic.text.Texts;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail",
                "workspace",
                "workspace-relay",
                "outlook.com",
                "microsoft365",
                "microsoft365-connector",
                "microsoft365-direct",
                "yahoo",
                "yahoo-domain",
                "own-server",
                "mailing-service",
                "other"
            })
    void everyKindOfTheContractIsKnown(String id) {
        assertThat(CATALOGUE.byId(id)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "anna@gmail.com, gmail, Gmail",
        "Anna@GoogleMail.com, gmail, Gmail",
        "tom@hotmail.com, outlook.com, Outlook.com",
        "tom@live.co.uk, outlook.com, Outlook.com",
        "kim@yahoo.com, yahoo, Yahoo Mail",
        "kim@aol.com, yahoo, Yahoo Mail",
        "jo@gmx.de, other, GMX",
        "jo@icloud.com, other, iCloud Mail"
    })
    void anAddressTellsItsProvider(String address, String kind, String name) {
        assertThat(CATALOGUE.byAddress(address)).hasValueSatisfying(found -> {
            assertThat(found.kind().id()).isEqualTo(kind);
            assertThat(found.kind().name()).isEqualTo(name);
            assertThat(found.kind().ownDomain()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anna@brightlane.example", "anna@notgmail.com", "anna", "", "@", "a@gmail.com.evil.example"})
    void anOwnDomainIsNotToldByItsAddress(String address) {
        assertThat(CATALOGUE.byAddress(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.google.com., workspace, Google",
        "ALT1.ASPMX.L.GOOGLE.COM, workspace, Google",
        "brightlane-example.mail.protection.outlook.com, microsoft365, Microsoft",
        "brightlane-example.n-v1.mx.microsoft, microsoft365, Microsoft",
        "mx-biz.mail.am0.yahoodns.net, yahoo-domain, Yahoo",
        "in1-smtp.messagingengine.com, other, Fastmail",
        "mail.brightlane.example, own-server, mail.brightlane.example"
    })
    void theMailServersTellTheProviderOfAnOwnDomain(String host, String kind, String word) {
        assertThat(CATALOGUE.byMx("brightlane.example", List.of(host))).hasValueSatisfying(found -> {
            assertThat(found.kind().id()).isEqualTo(kind);
            assertThat(found.kind().ownDomain()).isTrue();
            assertThat(reason(found)).contains("brightlane.example", word);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eu-smtp-inbound-1.mimecast.com", "mx1.example.pphosted.com", "smtp.google.com.evil.example"})
    void aFilterInFrontHidesTheProvider(String host) {
        assertThat(CATALOGUE.byMx("brightlane.example", List.of(host))).isEmpty();
    }

    @Test
    void anSpfRecordTellsWhoSends() {
        Optional<Recognition> found = CATALOGUE.bySpf(
                "brightlane.example", "v=spf1 include:spf.protection.outlook.com include:servers.mcsv.net ~all");
        assertThat(found).hasValueSatisfying(f -> {
            assertThat(f.kind().id()).isEqualTo("microsoft365");
            assertThat(reason(f)).isEqualTo("The SPF record of brightlane.example names Microsoft.");
        });
        assertThat(CATALOGUE.bySpf("brightlane.example", "v=spf1 mx -all")).isEmpty();
    }

    @Test
    void theReasonIsASentence() {
        assertThat(CATALOGUE.byAddress("anna@gmail.com").map(CatalogueTest::reason))
                .contains("gmail.com is a Gmail address.");
    }

    @Test
    void theHostOfAConnectorIsMadeFromTheDomain() {
        assertThat(CATALOGUE.kindFor("microsoft365-connector", "scan@print.brightlane.example"))
                .hasValueSatisfying(kind -> assertThat(kind.servers())
                        .containsExactly(new Server(
                                "print-brightlane-example.mail.protection.outlook.com", 25, Security.STARTTLS)));
    }

    @Test
    void anotherMailHostBringsItsSettings() {
        assertThat(CATALOGUE.kindFor("other", "jo@gmx.de")).hasValueSatisfying(kind -> {
            assertThat(kind.id()).isEqualTo("other");
            assertThat(kind.servers()).first().isEqualTo(new Server("mail.gmx.net", 465, Security.TLS));
        });
        assertThat(CATALOGUE.kindFor("other", "jo@brightlane.example"))
                .hasValueSatisfying(kind -> assertThat(kind.servers()).isEmpty());
    }

    /// Fields of the data, on which rules of the diagnosis rest.
    @ParameterizedTest
    @CsvSource({
        "gmail, false, false",
        "workspace, false, true",
        "workspace-relay, true, true",
        "outlook.com, false, false",
        "microsoft365, false, true",
        "microsoft365-connector, true, true",
        "microsoft365-direct, true, true",
        "yahoo-domain, false, false",
        "own-server, false, true",
        "other, false, true"
    })
    void aKindSaysHowMailIsHandedIn(String id, boolean handsIn, boolean connector) {
        assertThat(CATALOGUE.byId(id)).hasValueSatisfying(kind -> {
            assertThat(kind.handsIn()).isEqualTo(handsIn);
            assertThat(kind.connector()).isEqualTo(connector);
        });
    }

    @Test
    void theRestOfTheWorldIsNoProviderThatWeKnowByName() {
        assertThat(CATALOGUE.providers().stream()
                        .filter(provider -> !provider.isListed())
                        .flatMap(provider -> provider.kinds().stream())
                        .filter(kind -> !kind.isOfListedProvider())
                        .map(ProviderKind::id))
                .containsExactlyInAnyOrder("other", "own-server", "mailing-service");
        assertThat(CATALOGUE.byId("other"))
                .hasValueSatisfying(kind -> assertThat(kind.isUnlisted()).isTrue());
        assertThat(CATALOGUE.byId("own-server"))
                .hasValueSatisfying(kind -> assertThat(kind.isOwnServer()).isTrue());
    }

    /// Common articles still tell people otherwise.
    @Test
    void nobodyIsSentIntoTheDeadEndsOfOldAdvice() {
        assertThat(CATALOGUE.byId("gmail"))
                .hasValueSatisfying(kind -> assertThat(kind.signIn()).doesNotContain(SignIn.PASSWORD));
        assertThat(CATALOGUE.byId("outlook.com")).hasValueSatisfying(kind -> {
            assertThat(kind.signIn()).containsExactly(SignIn.OAUTH);
            assertThat(kind.servers()).noneMatch(server -> server.port() == 25);
        });
        assertThat(CATALOGUE.byId("yahoo")).hasValueSatisfying(kind -> {
            assertThat(kind.signIn()).doesNotContain(SignIn.PASSWORD);
            assertThat(kind.spfInclude()).isEmpty();
        });
    }

    @Test
    void everyStatementNamesItsSource() {
        for (Provider provider : CATALOGUE.providers()) {
            for (ProviderKind kind : provider.kinds()) {
                assertThat(kind.fact(Topic.SETTINGS)).as(kind.id()).isPresent();
                assertThat(kind.fact(Topic.SIGN_IN)).as(kind.id()).isPresent();
                assertThat(kind.fact(Topic.SPF).isPresent())
                        .isEqualTo(kind.spfInclude().isPresent());
                assertThat(kind.fact(Topic.DKIM).isPresent())
                        .isEqualTo(!kind.dkimSelectors().isEmpty());
                assertThat(kind.fact(Topic.LIMITS).isPresent())
                        .isEqualTo(!kind.limits().isEmpty());
                assertThat(kind.facts().values())
                        .allSatisfy(fact -> assertThat(fact.checked()).isAfter(LocalDate.of(2025, 1, 1)));
                assertThat(CATALOGUE.providerOf(kind)).isEqualTo(provider);
            }
        }
    }

    private static String reason(Recognition found) {
        return Texts.in(Locale.ENGLISH).get(found.reason(), found.arguments());
    }

    @Test
    void noFactIsStatedBeforeItHoldsOrAfterItsEnd() {
        var source = URI.create("https://example.com/");
        LocalDate checked = LocalDate.of(2026, 11, 25);
        assertThatThrownBy(() -> new Fact(source, checked, true, Optional.of(checked.plusDays(1)), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fact(source, checked, true, Optional.empty(), Optional.of(checked)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CATALOGUE
                        .byId("outlook.com")
                        .orElseThrow()
                        .fact(Topic.SIGN_IN)
                        .orElseThrow()
                        .since())
                .contains(LocalDate.of(2024, 9, 16));
    }

    /// Microsoft's plan of 27 January 2026, word for word as to its days.
    @Test
    void theRetirementOfPasswordsAtMicrosoftHasItsDays() {
        ProviderKind kind = CATALOGUE.byId("microsoft365").orElseThrow();
        Fact fact = kind.fact(Topic.SIGN_IN).orElseThrow();
        assertThat(fact.since()).contains(LocalDate.of(2026, 1, 27));
        assertThat(fact.until()).contains(LocalDate.of(2026, 12, 31));
        assertThat(kind.signIn()).as("nothing changes before").contains(SignIn.PASSWORD);
        assertThat(kind.plan())
                .containsExactly(
                        new PlannedChange("microsoft.basic.default_off", LocalDate.of(2026, 12, 31), Optional.empty()),
                        new PlannedChange("microsoft.basic.new_tenants", LocalDate.of(2027, 1, 1), Optional.empty()),
                        new PlannedChange(
                                "microsoft.basic.final_date",
                                LocalDate.of(2027, 7, 1),
                                Optional.of(LocalDate.of(2027, 12, 31))));
    }

    @Test
    void eachStepOfAPlanHasItsWordsAndNoneIsLeftOver() {
        Set<String> wanted = CATALOGUE.providers().stream()
                .flatMap(provider -> provider.kinds().stream())
                .flatMap(kind -> kind.plan().stream())
                .map(step -> "plan." + step.id())
                .collect(Collectors.toSet());
        Set<String> found = Texts.in(Locale.ENGLISH).keys().stream()
                .filter(key -> key.startsWith("plan."))
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(wanted);
    }
}
