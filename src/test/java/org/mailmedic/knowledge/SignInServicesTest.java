package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The data file of sign-in services.
class SignInServicesTest {
    private final SignInServices services = SignInServices.load();
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void eachKindIsKnownAndSignsInThisWay() {
        for (SignInService service : services.all()) {
            assertThat(service.kinds())
                    .isNotEmpty()
                    .allSatisfy(
                            id -> assertThat(catalogue.byId(id).orElseThrow().signIn())
                                    .contains(ProviderKind.SignIn.OAUTH));
            assertThat(service.redirectHost()).isIn(List.of("127.0.0.1", "localhost"));
            assertThat(service.authorize().toString() + service.token() + service.device())
                    .doesNotContain("{");
            assertThat(service.client()).isIn("google", "microsoft");
        }
    }

    @Test
    void aTenantTakesItsPlace() {
        ProviderKind work = catalogue.byId("microsoft365").orElseThrow();
        assertThat(services.of(work, Optional.empty()).orElseThrow().token())
                .hasToString("https://login.microsoftonline.com/organizations/oauth2/v2.0/token");
        assertThat(services.of(work, Optional.of("contoso.example"))
                        .orElseThrow()
                        .device()
                        .orElseThrow())
                .hasToString("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/devicecode");
    }

    /// Google's device flow allows a short list of scopes, and that for mail is not among them.
    @Test
    void googleHasNoCodeForMail() {
        ProviderKind gmail = catalogue.byId("gmail").orElseThrow();
        SignInService google = services.of(gmail, Optional.of("ignored")).orElseThrow();
        assertThat(google.device()).isEmpty();
        assertThat(google.scopes()).isEqualTo("https://mail.google.com/");
    }

    @Test
    void issuersAreCompared() {
        ProviderKind work = catalogue.byId("microsoft365").orElseThrow();
        SignInService microsoft = services.of(work, Optional.empty()).orElseThrow();
        assertThat(microsoft.isIssuer("https://login.microsoftonline.com/1-2-3/v2.0"))
                .isTrue();
        assertThat(microsoft.isIssuer("https://login.microsoftonline.com/a/b/v2.0"))
                .isFalse();
        assertThat(microsoft.isIssuer("https://login.microsoftonline.com/v2.0")).isFalse();
        assertThat(microsoft.isIssuer("https://evil.example/1/v2.0")).isFalse();
    }
}
