package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.reply.Idn.Fault;

/// Names outside ASCII. The first ones are the examples of UTS 46 where IDNA2003 led to another domain.
class IdnTest {
    @ParameterizedTest
    @CsvSource({
        "faß.de, xn--fa-hia.de",
        "FAẞ.DE, xn--fa-hia.de",
        "fass.de, fass.de",
        "Bücher.DE, xn--bcher-kva.de",
        "bu\u0308cher.de, xn--bcher-kva.de",
        "königsgäßchen.example, xn--knigsgchen-b4a3dun.example",
        "βόλος.com, xn--nxasmm1c.com",
        "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
        "ශ්\u200dරී.com, xn--10cl1a0b660p.com",
        "ශ්රී.com, xn--10cl1a0b.com",
        "نامه\u200cای.com, xn--mgba3gch31f060k.com",
        "نامهای.com, xn--mgba3gch31f.com",
        "日本語。ＪＰ, xn--wgv71a119e.jp",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "col·legi.example, xn--collegi-xma.example",
        "пример.испытание, xn--e1afmkfd.xn--80akhbyknj4f",
        "אחת.example, xn--4dbo1d.example",
        "so\u00adft.example, soft.example",
        "_dmarc.example.com., _dmarc.example.com",
        "xn--fa-hia.de, xn--fa-hia.de",
        "XN--FA-HIA.DE, xn--fa-hia.de"
    })
    void aNameHasItsALabels(String name, String ascii) {
        assertThat(Idn.wrongIn(name)).isEmpty();
        assertThat(Idn.aLabels(name)).contains(ascii);
    }

    @ParameterizedTest
    @CsvSource({
        "xn--fa-hia.de, faß.de",
        "xn--10cl1a0b660p.com, ශ්\u200dරී.com",
        "xn--bcher-kva.de, bücher.de",
        "example.com, example.com",
        // Not what a registry would have made: capital letters inside, a symbol, no Punycode at all.
        "xn--ls8h.example, xn--ls8h.example",
        "xn--a.example, xn--a.example",
        "xn--99999999.example, xn--99999999.example",
        "xn--.example, xn--.example"
    })
    void aNameIsShownAsPeopleReadIt(String ascii, String people) {
        assertThat(Idn.uLabels(ascii)).isEqualTo(people);
    }

    @Test
    void theNameThatTheDnsHasStandsBeside() {
        assertThat(Idn.shown("xn--fa-hia.de")).isEqualTo("faß.de (xn--fa-hia.de)");
        assertThat(Idn.shown("example.com")).isEqualTo("example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "☕.example, CHARACTER, ☕",
        "i❤\ufe0f.example, CHARACTER, ❤",
        "\ud83d\udca9.example, CHARACTER, \ud83d\udca9",
        "a b.example, CHARACTER, ' '",
        "a\u200db.example, PLACE, \u200d",
        "a\u200cb.example, PLACE, \u200c",
        "\u0301a.example, PLACE, \u0301",
        "a..example, EMPTY, ''",
        "-a.example, HYPHEN, -a",
        "bü--cher.example, HYPHEN, bü--cher",
        "xn--ü.example, HYPHEN, xn--ü",
        "אa.example, DIRECTION, אa",
        "·a.example, PLACE, ·"
    })
    void whatIsNoNameIsToldWithItsPlace(String name, String fault, String what) {
        assertThat(Idn.wrongIn(name)).contains(new Idn.Wrong(Fault.valueOf(fault), what));
        assertThat(Idn.aLabels(name)).isEmpty();
    }

    @Test
    void lengthsAreBounded() {
        assertThat(Idn.wrongIn("a".repeat(64) + ".example"))
                .map(Idn.Wrong::fault)
                .contains(Fault.TOO_LONG);
        assertThat(Idn.wrongIn("ü".repeat(63) + ".example"))
                .map(Idn.Wrong::fault)
                .contains(Fault.TOO_LONG);
        assertThat(Idn.wrongIn("a.".repeat(130) + "example"))
                .map(Idn.Wrong::fault)
                .contains(Fault.TOO_LONG);
        assertThat(Idn.aLabels("ü".repeat(5_000_000))).isEmpty();
    }

    @Test
    void anyTextEndsInANameOrAReason() {
        var random = new Random(20261125);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(random.nextInt(4) == 0 ? "xn--" : "");
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.appendCodePoint(
                        random.nextBoolean() ? random.nextInt(0x20, 0x7f) : random.nextInt(Character.MAX_CODE_POINT));
            }
            String name = text.toString();
            assertThat(Idn.aLabels(name).isPresent())
                    .isEqualTo(Idn.wrongIn(name).isEmpty());
            Idn.aLabels(name)
                    .ifPresent(
                            ascii -> assertThat(Idn.aLabels(Idn.uLabels(ascii))).contains(ascii));
            Idn.uLabels(name);
        }
    }
}
