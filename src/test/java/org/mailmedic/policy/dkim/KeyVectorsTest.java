package org.mailmedic.policy.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Key records of `keys.txt` and how they are read.
class KeyVectorsTest {
    private static final Map<String, String> KEYS = keys();

    private static Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        byte[] small = made("RSA", 512);
        byte[] middle = made("RSA", 1024);
        byte[] large = made("RSA", 2048);
        byte[] ed = made("Ed25519", 255);
        String edwards = text(Arrays.copyOfRange(ed, ed.length - 32, ed.length));
        keys.put("{rsa512}", text(small));
        keys.put("{rsa1024}", text(middle));
        keys.put("{rsa2048}", text(large));
        keys.put("{cut}", text(Arrays.copyOf(large, 180)));
        // The 22 bytes of SubjectPublicKeyInfo around the RSAPublicKey.
        keys.put("{bare1024}", text(Arrays.copyOfRange(middle, 22, middle.length)));
        keys.put("{unpadded1024}", text(middle).replace("=", ""));
        keys.put("{folded2048}", text(large).replaceAll("(.{60})", "$1 "));
        keys.put("{ed}", edwards);
        keys.put("{edUnpadded}", edwards.replace("=", ""));
        return keys;
    }

    private static byte[] made(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair().getPublic().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    static Stream<String> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                KeyVectorsTest.class.getResourceAsStream("/org/mailmedic/policy/dkim/keys.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isReadAsExpected(String vector) {
        List<String> cells =
                Arrays.stream(vector.split("\\|", -1)).map(String::strip).toList();
        String record = cells.getFirst();
        for (Map.Entry<String, String> key : KEYS.entrySet()) {
            record = record.replace(key.getKey(), key.getValue());
        }
        if (cells.get(1).equals("NONE")) {
            assertThat(KeyRecord.looksLikeKey(record)).isFalse();
            return;
        }
        assertThat(KeyRecord.looksLikeKey(record)).isTrue();
        KeyRecord key = KeyRecord.read(record);
        String flags = (key.testing() ? "y" : "") + (key.strict() ? "s" : "") + (key.onlySha1() ? "1" : "");
        assertThat(List.of(key.status().name(), key.algorithm(), String.valueOf(key.bits()), flags))
                .containsExactlyElementsOf(cells.subList(1, 5));
        assertThat(key.fault().map(f -> f.kind().name()).orElse("")).isEqualTo(cells.get(5));
        key.fault().ifPresent(fault -> assertThat(fault.shownIn(vector)).contains("^"));
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(vectors().count()).isGreaterThanOrEqualTo(40);
    }
}
