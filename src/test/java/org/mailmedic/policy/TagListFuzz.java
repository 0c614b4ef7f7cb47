package org.mailmedic.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.SwollenInput;

/// Jazzer's search for a list of tags (BIMI, MTA-STS, TLS-RPT) that the reader trips over (see
/// docs/fuzzing.md).
class TagListFuzz {
    static Stream<byte[]> records() {
        return Stream.of(
                        "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/vmc.pem",
                        "v=BIMI1; l=; a=;",
                        "v=STSv1; id=20261125T000000;",
                        "v=TLSRPTv1; rua=mailto:tls@example.com,https://example.com/report")
                .map(s -> s.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("records")
    @DictionaryFile(resourcePath = "/org/mailmedic/policy/policy.dict")
    @FuzzTest(maxDuration = "10s")
    void anyListIsRead(byte[] given) {
        String text = new String(SwollenInput.perhaps(given), StandardCharsets.ISO_8859_1);
        TagList tags = TagList.read(text);
        assertThat(tags.text()).isEqualTo(text);
        for (TagList.Fault fault : tags.faults()) {
            assertThat(fault.at()).isBetween(0, text.length());
            assertThat(fault.shownIn(text)).contains("^");
        }
        tags.tag("l").ifPresent(tag -> {
            assertThat(tag.valueAt()).isBetween(0, text.length());
            assertThat(text.substring(tag.valueAt())).startsWith(tag.value());
        });
        for (String version : new String[] {"BIMI1", "STSv1", "TLSRPTv1"}) {
            tags.begins(version);
        }
    }
}
