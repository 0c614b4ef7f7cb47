package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.smtp.BearerError.Meaning;

class BearerErrorTest {
    /// As Google sends it.
    @Test
    void theReasonIsRead() {
        assertThat(BearerError.in(
                        "XOAUTH2 {\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}"))
                .hasValueSatisfying(error -> {
                    assertThat(error.meaning()).isEqualTo(Meaning.TOKEN);
                    assertThat(error.schemes()).isEqualTo("Bearer");
                    assertThat(error.scope()).isEqualTo("https://mail.google.com/");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_token, TOKEN",
        "401, TOKEN",
        "insufficient_scope, SCOPE",
        "403, SCOPE",
        "invalid_request, REQUEST",
        "500, SERVER",
        "new_word, UNKNOWN"
    })
    void whatItComesTo(String status, Meaning meaning) {
        assertThat(BearerError.in("OAUTHBEARER {\"status\":\"" + status + "\"}")
                        .orElseThrow()
                        .meaning())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PLAIN", "XOAUTH2 {", "XOAUTH2 {}", "XOAUTH2 {\"status\":{}}", "XOAUTH2 [1]"})
    void anythingElseIsNoReason(String detail) {
        assertThat(BearerError.in(detail)).isEmpty();
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(BearerError.in("XOAUTH2 " + "{\"a\":".repeat(700))).isEmpty();
        assertThat(BearerError.in("XOAUTH2 {\"status\":\"" + "x".repeat(9_000) + "\"}"))
                .isEmpty();
    }
}
