package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "anna@brightlane.example, anna@brightlane.example",
        "'  Anna.B+tag@Brightlane.Example ', Anna.B+tag@brightlane.example",
        "anna@bücher.example, anna@xn--bcher-kva.example",
        "jörg@brightlane.example., jörg@brightlane.example",
        "o'neill@brightlane.example, o'neill@brightlane.example"
    })
    void takesWhatPeopleType(String typed, String expected) {
        assertThat(MailAddress.parse(typed)).map(MailAddress::toString).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@brightlane.example",
                "anna@",
                "anna@localhost",
                "anna@-x.example",
                "anna@a..example",
                ".anna@brightlane.example",
                "an na@brightlane.example",
                "anna@brightlane.example\r\nRCPT TO:<x@y.example>",
                "anna\u0000@brightlane.example",
                "<anna@brightlane.example>"
            })
    void refusesWhatIsNone(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(MailAddress.parse("a".repeat(65) + "@brightlane.example")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b.".repeat(130) + "example")).isEmpty();
    }
}
