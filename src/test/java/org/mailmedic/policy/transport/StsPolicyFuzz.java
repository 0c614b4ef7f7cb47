package org.mailmedic.policy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.SwollenInput;

/// Jazzer's search for an MTA-STS policy file that the reader trips over (see docs/fuzzing.md).
class StsPolicyFuzz {
    static Stream<byte[]> policies() {
        return Stream.of(
                        String.join(
                                "\r\n",
                                "version: STSv1",
                                "mode: enforce",
                                "mx: mail.example.com",
                                "mx: *.example.net",
                                "max_age: 604800",
                                ""),
                        "version: STSv1\nmode: none\nmax_age: 0\n",
                        "mode: testing\nmx:\nmax_age: 99999999999\nversion STSv1")
                .map(s -> s.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("policies")
    @DictionaryFile(resourcePath = "/org/mailmedic/policy/policy.dict")
    @FuzzTest(maxDuration = "10s")
    void anyPolicyIsRead(byte[] given) {
        StsPolicy policy = StsPolicy.read(new String(SwollenInput.perhaps(given), StandardCharsets.UTF_8));
        assertThat(policy.mode()).isIn("", "enforce", "testing", "none");
        assertThat(policy.maxAge()).isBetween(-1L, 9_999_999_999L);
        assertThat(policy.mx()).hasSizeLessThanOrEqualTo(1000);
        // Without a fault it says all that a policy must say (RFC 8461 section 3.2).
        if (policy.problems().isEmpty()) {
            assertThat(policy.mode()).isNotEmpty();
            assertThat(policy.maxAge()).isNotNegative();
            assertThat(policy.mode().equals("none") || !policy.mx().isEmpty()).isTrue();
        }
        policy.covers("mail.example.com");
        policy.covers("");
    }
}
