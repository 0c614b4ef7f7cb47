package org.mailmedic.policy.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.SwollenInput;

/// Jazzer's search for an SPF record that the reader trips over (see docs/fuzzing.md).
class SpfRecordFuzz {
    static Stream<byte[]> records() {
        return Stream.of(
                        "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 a:a.example/24//64 mx include:b.example -all",
                        "v=spf1 exists:%{ir}.%{v}.%{d2r}._spf.a.example exp=e.%{d} redirect=_spf.a.example",
                        "v=spf1 ipv4:192.0.2.1 include=b.example +all ?all ptr:")
                .map(s -> s.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("records")
    @DictionaryFile(resourcePath = "/org/mailmedic/policy/policy.dict")
    @FuzzTest(maxDuration = "10s")
    void anyRecordIsRead(byte[] given) {
        String text = new String(SwollenInput.perhaps(given), StandardCharsets.ISO_8859_1);
        SpfRecord.almost(text).ifPresent(fault -> within(text, fault));
        SpfRecord.unjoined(text);
        if (SpfRecord.isSpf(text)) {
            SpfRecord record = SpfRecord.read(text);
            record.faults().forEach(fault -> within(text, fault));
            record.suspicions().forEach(fault -> within(text, fault));
        }
    }

    private static void within(String text, SpfFault fault) {
        assertThat(fault.at()).isBetween(0, text.length());
        assertThat(fault.shownIn(text)).contains("^");
    }
}
