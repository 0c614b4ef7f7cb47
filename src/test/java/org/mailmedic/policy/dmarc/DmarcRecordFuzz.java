package org.mailmedic.policy.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.SwollenInput;

/// Jazzer's search for a DMARC record that the reader trips over (see docs/fuzzing.md).
class DmarcRecordFuzz {
    static Stream<byte[]> records() {
        return Stream.of(
                        "v=DMARC1; p=reject; sp=quarantine; np=none; psd=n; t=y; adkim=s; aspf=r; fo=1:d:s",
                        "v=DMARC1; p=quarentine; pct=150; rua=mailto:a@b.example!10m,https://c.example; ri=x",
                        "p=none; v=dmarc1")
                .map(s -> s.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("records")
    @DictionaryFile(resourcePath = "/org/mailmedic/policy/policy.dict")
    @FuzzTest(maxDuration = "10s")
    void anyRecordIsRead(byte[] given) {
        String text = new String(SwollenInput.perhaps(given), StandardCharsets.ISO_8859_1);
        DmarcRecord record = DmarcRecord.read(text);
        assertThat(record.text()).isEqualTo(text);
        assertThat(record.percent()).isBetween(0, 100);
        record.reportAddresses();
        record.badReportAddresses();
        record.faults().forEach(fault -> {
            assertThat(fault.at()).isBetween(0, text.length());
            assertThat(fault.shownIn(text)).contains("^");
        });
    }
}
