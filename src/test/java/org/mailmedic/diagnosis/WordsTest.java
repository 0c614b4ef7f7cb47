package org.mailmedic.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.text.Texts;

/// Each code has all its words and a severity, and no words are left over.
class WordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Pattern MAKING = Pattern.compile("(?:new Finding|\\badd)\\(\\s*([^,;]*FindingCode\\.[^,;]*),");
    private static final Pattern CODE = Pattern.compile("FindingCode\\.([A-Z0-9_]+)");
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"\\s*,");

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
                String code = key.replaceFirst("\\.(title|noun|answer|fix|who|why|meaning)(\\..*)?$", "");
                if (!codes.contains(code)) {
                    orphans.add(key);
                }
            }
        }
        assertThat(orphans).isEmpty();
    }

    @Test
    void everyPlaceholderOfACauseIsAName() {
        for (String key : TEXTS.keys()) {
            if (key.startsWith("cause.")) {
                assertThat(PLACEHOLDER.matcher(TEXTS.get(key)).results().map(m -> "name." + m.group(1)))
                        .as(key)
                        .allMatch(TEXTS.keys()::contains);
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

    /// A title stands alone, where no finding is at hand: it may use the subject only.
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es"})
    void everyPlaceholderOfAFindingIsSentWhereverItIsMade(String language) throws IOException {
        Texts texts = Texts.in(Locale.of(language));
        Map<String, Set<String>> sent = sentEverywhere();
        for (String key : texts.keys()) {
            if (!key.startsWith("finding.")) {
                continue;
            }
            String code = key.substring("finding.".length(), key.lastIndexOf('.'));
            Set<String> used = PLACEHOLDER
                    .matcher(texts.get(key))
                    .results()
                    .map(m -> m.group(1))
                    .filter(name -> !name.equals("subject"))
                    .collect(Collectors.toSet());
            if (!used.isEmpty()) {
                assertThat(key).doesNotEndWith(".title");
                assertThat(sent.getOrDefault(code, Set.of())).as(key).containsAll(used);
            }
        }
    }

    /// Of each code the arguments that it is sent with at each place of the source where a finding is made.
    private static Map<String, Set<String>> sentEverywhere() throws IOException {
        Map<String, Set<String>> sent = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/mailmedic/diagnosis"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("Findings.java")).toList()) {
                String source = Files.readString(file);
                for (MatchResult making : MAKING.matcher(source).results().toList()) {
                    Set<String> names = argumentsAt(source, making.end());
                    CODE.matcher(making.group(1)).results().forEach(code -> {
                        String name = FindingCode.valueOf(code.group(1)).code();
                        sent.merge(
                                name,
                                names,
                                (one, other) ->
                                        one.stream().filter(other::contains).collect(Collectors.toSet()));
                    });
                }
            }
        }
        return sent;
    }

    /// The names of the map that follows, or of the local one that stands for it.
    private static Set<String> argumentsAt(String source, int from) {
        int end = source.indexOf(");", from);
        String call = source.substring(from, end < 0 ? source.length() : end);
        int map = call.indexOf("Map.of(");
        if (map < 0 && call.contains("arguments")) {
            int local = source.lastIndexOf("arguments =", from);
            return local < 0 ? Set.of() : names(source.substring(local, source.indexOf(';', local)));
        }
        return map < 0 ? Set.of() : names(call.substring(map));
    }

    private static Set<String> names(String map) {
        return NAME.matcher(map).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }
}
