package org.mailmedic.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms(
            Set.of("gmail.com", "outlook.com", "support.google.com", "dmarc.fail"), List.of("heike", "linde"));

    @Test
    void oneNameBecomesOneStandInAllThrough() {
        assertThat(pseudonyms.apply("linde.example asks mail.linde.example; LINDE.example answers"))
                .doesNotContainIgnoringCase("linde")
                .matches("(\\S+) asks (\\S+); \\1 answers");
    }

    @Test
    void whatEverybodyUsesStays() {
        assertThat(pseudonyms.apply(
                        "a…@gmail.com dmarc.fail https://support.google.com/mail/answer/81126?p=x1 550 5.7.1"))
                .isEqualTo("user@gmail.com dmarc.fail https://support.google.com/mail/answer/81126 550 5.7.1");
    }

    @Test
    void aCustomersNameUnderEverybodysDoesNot() {
        assertThat(pseudonyms.apply("linde-example.mail.protection.outlook.com"))
                .matches("name-\\d+\\.outlook\\.com");
        assertThat(pseudonyms.apply("_dmarc.linde.example")).matches("_dmarc\\.name-\\d+\\.example");
    }

    @Test
    void addressesAndKeysGo() {
        assertThat(pseudonyms.apply(
                        "Heike heike.l@linde.example heike=40linde.example 192.0.2.7 and 2001:db8::7, 2001:db8::7"
                                + " at 12:30:45 p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A https://linde.example/t/Q7x9"))
                .doesNotContainIgnoringCase("heike")
                .doesNotContainIgnoringCase("linde")
                .doesNotContain("192.0.2.7", "2001:db8", "MIIB", "Q7x9")
                .contains("12:30:45")
                .containsPattern("ip-(\\d+), ip-\\1");
    }

    @Test
    void namesInOtherScriptsGoToo() {
        assertThat(pseudonyms.apply("bücher-linde.example xn--bcher-linde-mlb.example пример.испытание"))
                .doesNotContain("bücher", "xn--", "пример");
    }
}
