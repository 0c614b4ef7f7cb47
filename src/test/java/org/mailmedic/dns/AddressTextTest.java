package org.mailmedic.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:10:0:0:0:0:25, 2001:db8:10::25",
        "2001:0DB8:0000:0001:0001:0001:0001:0001, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:0:3:4:5:6:7:0, 1:0:3:4:5:6:7:0",
        "0:0:0:0:ffff:0:192.0.2.7, ::ffff:0:192.0.2.7",
        "64:ff9b::192.0.2.7, 64:ff9b::c000:207",
        "fe80::1%1, fe80::1"
    })
    void isAsRfc5952WantsIt(String written, String text) {
        assertThat(AddressText.of(InetAddress.ofLiteral(written))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true", "172.16.0.1, true", "172.32.0.1, false", "192.168.1.176, true", "100.64.0.1, true",
        "100.128.0.1, false", "169.254.0.1, true", "127.0.0.1, true", "192.0.2.7, false", "fd00::1, true",
        "fe80::1, true", "::1, true", "2001:db8::1, false"
    })
    void knowsWhatOthersCannotSee(String written, boolean inside) {
        assertThat(AddressText.isInside(InetAddress.ofLiteral(written))).isEqualTo(inside);
    }

    /// Java makes an IPv4 address of a mapped one, but for one that is built as IPv6.
    @Test
    void aMappedAddressKeepsItsDots() throws Exception {
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffffc0000207");
        assertThat(AddressText.of(Inet6Address.getByAddress("", mapped, 0))).isEqualTo("::ffff:192.0.2.7");
    }

    @Test
    void aPortStandsBehindBrackets() {
        assertThat(AddressText.of(new InetSocketAddress(InetAddress.ofLiteral("2001:db8:0:0::53"), 53)))
                .isEqualTo("[2001:db8::53]:53");
        assertThat(AddressText.of(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.53"), 53)))
                .isEqualTo("192.0.2.53:53");
    }

    @Test
    void aRecordSaysItsAddressSo() {
        assertThat(new DnsRecord.Address(InetAddress.ofLiteral("2001:db8:10:0:0:0:0:25"), 1).value())
                .isEqualTo("2001:db8:10::25");
    }
}
