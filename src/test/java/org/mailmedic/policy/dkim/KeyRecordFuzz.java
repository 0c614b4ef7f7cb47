package org.mailmedic.policy.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.SwollenInput;

/// Jazzer's search for a DKIM key record that the reader trips over (see docs/fuzzing.md).
class KeyRecordFuzz {
    /// The longest key that the reader could mean: 64 kB of record are half a million bits at most.
    private static final int MOST_BITS = 600_000;

    static Stream<byte[]> records() {
        return Stream.of(
                        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                        "v=DKIM1; h=sha1:sha256; s=email; t=y:s; n=note; p=",
                        "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFC"
                                + "jxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhi"
                                + "tdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB")
                .map(s -> s.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("records")
    @DictionaryFile(resourcePath = "/org/mailmedic/policy/policy.dict")
    @FuzzTest(maxDuration = "10s")
    void anyRecordIsRead(byte[] given) {
        String text = new String(SwollenInput.perhaps(given), StandardCharsets.ISO_8859_1);
        KeyRecord.looksLikeKey(text);
        KeyRecord.isCertainlyKey(text);
        KeyRecord key = KeyRecord.read(text);
        assertThat(key.bits()).isBetween(0, MOST_BITS);
        assertThat(key.status() == DkimKey.Status.BROKEN).isEqualTo(key.fault().isPresent());
        key.fault().ifPresent(fault -> {
            assertThat(fault.at()).isBetween(0, text.length());
            assertThat(fault.shownIn(text)).contains("^");
        });
    }
}
