package org.mailmedic.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarmlessTest {
    @Test
    void aTerminalCannotBeCommanded() {
        assertThat(Harmless.line("\u001b[31mred\u001b]0;title\u0007 \u009b2J \u007f"))
                .isEqualTo("\ufffd[31mred\ufffd]0;title\ufffd \ufffd2J \ufffd");
    }

    @Test
    void nothingTurnsTheDirectionOfWriting() {
        assertThat(Harmless.lines("a\u202eb\u2066c\u2028d\u200be\ufeff"))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffd");
    }

    @Test
    void whatPeopleWriteStays() {
        String people = "Größe, Ελλάδα, 日本, \ud83d\udc68\u200d\ud83d\udcbb, e\u0301";

        assertThat(Harmless.lines(people)).isEqualTo(people);
    }

    @Test
    void linesAreKeptOnlyWhereThereMayBeLines() {
        assertThat(Harmless.lines("a\r\nb\n\tc\rd")).isEqualTo("a\nb\n c d");
        assertThat(Harmless.line("a\r\nb\n\tc")).isEqualTo("a  b  c");
    }

    @Test
    void halfACharacterIsShownAsNone() {
        assertThat(Harmless.line("\ud83d!")).isEqualTo("\ufffd!");
    }
}
