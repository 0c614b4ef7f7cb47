package org.mailmedic.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void whereASecretIsTakenFromNoneStays() {
        char[] typed = "not a real one".toCharArray();
        try (Secret secret = Secret.taking(typed)) {
            assertThat(typed).containsOnly('\0');
            assertThat(secret.reveal()).isEqualTo("not a real one");
            assertThat(secret).hasToString("(secret)");
        }
    }

    @Test
    void aClosedSecretIsWipedAndItsCopyIsNot() {
        var secret = new Secret("not a real one".toCharArray());
        try (Secret copy = secret.copy()) {
            secret.close();
            assertThat(secret.reveal()).isEqualTo("\0".repeat(14));
            assertThat(copy.reveal()).isEqualTo("not a real one");
        }
    }
}
