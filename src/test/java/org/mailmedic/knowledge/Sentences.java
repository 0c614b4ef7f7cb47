package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds the translations of a room's data against the sentences that its readers really show.
public final class Sentences {
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

    /// Host names, file names, DNS names, `p=none`: what a person types must reach them letter by letter.
    private static final Pattern TYPED = Pattern.compile(
            "[A-Za-z0-9_*-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}(?:/[\\w/.-]*\\w)?|\\b\\w+=[\\w~-]+|[-~?+]all\\b");

    private final Set<String> english = new TreeSet<>();
    private final Class<?> beside;

    /// @param beside a class of the room
    /// @param loader loads all data of the room through a translation
    public Sentences(Class<?> beside, Consumer<Translation> loader) {
        this.beside = beside;
        loader.accept(new Translation(sentence -> {
            english.add(sentence);
            return sentence;
        }));
    }

    /// All that must hold, for each language that the room's data speaks.
    public Stream<DynamicTest> tests() {
        List<String> languages = Arrays.stream(Locale.getISOLanguages())
                .filter(language -> Translation.isThere(Locale.of(language), beside))
                .toList();
        assertThat(languages).isNotEmpty();
        return languages.stream()
                .flatMap(language -> Stream.of(
                        dynamicTest(
                                language + ": all is translated, nothing orphaned", () -> areAllTranslated(language)),
                        dynamicTest(language + ": places stay", () -> keepTheirPlaces(language)),
                        dynamicTest(language + ": what is typed stays", () -> keepWhatIsTyped(language)),
                        dynamicTest(language + ": nothing stayed English", () -> areReallyTranslated(language))));
    }

    /// All that is shown is translated, and nothing is translated that is not shown.
    private void areAllTranslated(String language) {
        Set<String> there = words(language).keySet();
        assertThat(english.stream().filter(sentence -> !there.contains(sentence)))
                .as("shown, but not translated in " + file(language))
                .isEmpty();
        assertThat(there.stream().filter(sentence -> !english.contains(sentence)))
                .as("translated in " + file(language) + ", but no longer shown")
                .isEmpty();
    }

    private void keepTheirPlaces(String language) {
        words(language)
                .forEach((from, to) -> assertThat(found(PLACE, to)).as(to).isEqualTo(found(PLACE, from)));
    }

    private void keepWhatIsTyped(String language) {
        words(language)
                .forEach((from, to) -> assertThat(found(TYPED, to)).as(to).isEqualTo(found(TYPED, from)));
    }

    /// A sentence that stayed English was forgotten, unless it is a name or happens to be the same word.
    private void areReallyTranslated(String language) {
        Set<String> same = new TreeSet<>(same(language));
        Map<String, String> words = words(language);
        words.forEach((from, to) -> assertThat(to).as(from).isNotBlank().isEqualTo(to.strip()));
        assertThat(words.keySet().stream()
                        .filter(from -> from.equals(words.get(from)))
                        .filter(from -> !same.contains(from)))
                .isEmpty();
    }

    private Map<String, String> words(String language) {
        try (InputStream in = beside.getResourceAsStream(file(language))) {
            Map<String, String> words = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    new JsonMapper().readTree(in).properties()) {
                words.put(entry.getKey(), entry.getValue().stringValue());
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String language) {
        return "words_" + language + ".json";
    }

    /// Names, and words that are the same in both languages.
    private static List<String> same(String language) {
        try (InputStream in = Sentences.class.getResourceAsStream("/org/mailmedic/words/same_" + language + ".txt")) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
