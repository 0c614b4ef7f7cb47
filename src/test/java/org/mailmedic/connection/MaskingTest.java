package org.mailmedic.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskingTest {
    private static final String SECRET = "S3cr&tPa55w0rdZx9Qq77";

    static Stream<String> echoes() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.of(
                SECRET,
                SECRET.toUpperCase(Locale.ROOT),
                SECRET.toLowerCase(Locale.ROOT),
                SECRET.replace("&", "%26"),
                each("%%%02x"),
                each("%%%02X"),
                each("%%25%02X"),
                SECRET.replace("&", "&amp;"),
                each("&#%d;"),
                each("&#x%x;"),
                SECRET.replace("&", "=26"),
                each("=%02X"),
                each("\\u%04x"),
                each("\\x%02x"),
                SECRET.replace("&", "\\&"),
                hex,
                hex.toUpperCase(Locale.ROOT),
                hex.substring(6, 30),
                HexFormat.ofDelimiter(":").formatHex(bytes),
                new StringBuilder(SECRET).reverse().toString(),
                Base32.encode(bytes),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_16LE)),
                Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_16BE)),
                String.join("-", SECRET.split("")),
                String.join("\ufffd", SECRET.split("")),
                SECRET.substring(0, 6),
                SECRET.substring(7, 15),
                SECRET.substring(15));
    }

    private static String each(String format) {
        return SECRET.chars()
                .mapToObj(c -> String.format(Locale.ROOT, format, c))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void whateverTheServerMakesOfItIsHidden(String echo) {
        var masking = new Masking();
        masking.hide(SECRET);
        assertThat(masking.masked("535 5.7.8 you said " + echo + ", no")).isEqualTo("535 5.7.8 you said (hidden), no");
    }

    @Test
    void overSeveralReplies() {
        var masking = new Masking();
        masking.hide(SECRET);
        List<String> shown = new ArrayList<>();
        for (int at = 0; at < SECRET.length(); at += 7) {
            shown.addAll(masking.masked(List.of("250 2.0.0 " + SECRET.substring(at, at + 7))));
        }
        assertThat(shown).allMatch("250 2.0.0 (hidden)"::equals);
    }

    /// The first piece alone is too short to be known; all that comes after it is hidden.
    @Test
    void overSeveralRepliesInShortPieces() {
        var masking = new Masking();
        masking.hide("s3cr3tpa55w0");
        assertThat(masking.masked(List.of("250 s3cr"))).containsExactly("250 s3cr");
        assertThat(masking.masked(List.of("250 3tpa"))).containsExactly("250 (hidden)");
        assertThat(masking.masked(List.of("250 55w0"))).containsExactly("250 (hidden)");
    }

    /// Of a short secret no piece is looked for.
    @Test
    void whatTheServerSaysAnywayStays() {
        var masking = new Masking();
        masking.hide("letmein9");
        assertThat(masking.masked("250-SIZE 10240000, let me in; LETMEI"))
                .isEqualTo("250-SIZE 10240000, let me in; LETMEI");
        assertThat(masking.masked("535 LetMeIn9")).isEqualTo("535 (hidden)");
    }
}
