package org.mailmedic.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.text.Texts;

/// Each code has all its words and a severity, and no words are left over.
class WordsTest {
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final Severities SEVERITIES = Severities.load();

    @ParameterizedTest
    @EnumSource
    void aCauseHasAllItsWords(Cause cause) {
        for (String part : Set.of("title", "meaning", "answer", "fix", "who")) {
            assertThat(TEXTS.keys()).contains("cause." + cause.code() + "." + part);
        }
        assertThat(TEXTS.get("cause." + cause.code() + ".title").length()).isLessThanOrEqualTo(45);
        assertThat(TEXTS.get("cause." + cause.code() + ".answer")).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void aFindingHasAllItsWordsAndASeverity(FindingCode code) {
        for (String part : Set.of("title", "why", "fix")) {
            assertThat(TEXTS.keys()).contains("finding." + code.code() + "." + part);
        }
        assertThat(SEVERITIES.of(code)).isNotEqualTo(Severity.OK);
    }

    @Test
    void noSeverityIsOrphaned() {
        assertThat(SEVERITIES.names())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FindingCode.values())
                        .map(FindingCode::code)
                        .toList());
    }

    @Test
    void noWordsAreOrphaned() {
        Set<String> codes = Stream.concat(
                        Arrays.stream(Cause.values()).map(c -> "cause." + c.code()),
                        Arrays.stream(FindingCode.values()).map(c -> "finding." + c.code()))
                .collect(Collectors.toSet());
        var orphans = new TreeSet<String>();
        for (String key : TEXTS.keys()) {
            if (key.startsWith("cause.") || key.startsWith("finding.")) {
                String code = key.replaceFirst("\\.(title|answer|fix|who|why|meaning)(\\..*)?$", "");
                if (!codes.contains(code)) {
                    orphans.add(key);
                }
            }
        }
        assertThat(orphans).isEmpty();
    }

    @Test
    void everyPlaceholderIsOneThatIsAlwaysFilled() {
        Pattern placeholder = Pattern.compile("\\{([^}]*)}");
        for (String key : TEXTS.keys()) {
            if (key.startsWith("cause.")) {
                assertThat(placeholder.matcher(TEXTS.get(key)).results().map(m -> "name." + m.group(1)))
                        .as(key)
                        .allMatch(TEXTS.keys()::contains);
            }
            if (key.startsWith("finding.")) {
                assertThat(placeholder.matcher(TEXTS.get(key)).results().map(m -> m.group(1)))
                        .as(key)
                        .allMatch("subject"::equals);
            }
        }
    }

    @Test
    void apostrophesAreTypographic() {
        assertThat(TEXTS.keys().stream()
                        .filter(key -> key.startsWith("cause.") || key.startsWith("finding."))
                        .filter(key -> TEXTS.get(key).contains("'")))
                .isEmpty();
    }
}
