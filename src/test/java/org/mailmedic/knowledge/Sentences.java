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

    private static final List<String> FOLDERS = List.of("providers/", "guides/");

    private final Class<?> beside;
    private final Consumer<Translation> loader;
    private final Set<String> english;

    /// @param beside a class of the room
    /// @param loader loads all data of the room through a translation
    public Sentences(Class<?> beside, Consumer<Translation> loader) {
        this.beside = beside;
        this.loader = loader;
        this.english = asked("");
    }

    /// The English sentences that the readers ask the language's file for: all but those that a data file brings
    /// itself.
    private Set<String> asked(String language) {
        Set<String> asked = new TreeSet<>();
        loader.accept(new Translation(language, sentence -> {
            asked.add(sentence);
            return sentence;
        }));
        return asked;
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

    /// All that is shown is translated, in the language's file or in the data file itself, and nothing is
    /// translated that is not shown.
    private void areAllTranslated(String language) {
        Set<String> there = words(file(language)).keySet();
        Set<String> asked = asked(language);
        assertThat(asked.stream().filter(sentence -> !there.contains(sentence)))
                .as("shown, but not translated in " + file(language) + " (" + language
                        + "), nor in the `translations` of the file that says it")
                .isEmpty();
        assertThat(there.stream().filter(sentence -> !asked.contains(sentence)))
                .as("translated in " + file(language) + ", but no longer shown, or by its data file, too")
                .isEmpty();
        assertThat(own(language).keySet().stream().filter(sentence -> !english.contains(sentence)))
                .as("in the `translations` of a data file for " + language + ", but not shown")
                .isEmpty();
        assertThat(same().filter(sentence -> !english.contains(sentence)))
                .as("among the `same` of a data file, but not shown")
                .isEmpty();
    }

    private void keepTheirPlaces(String language) {
        all(language).forEach((from, to) -> assertThat(found(PLACE, to)).as(to).isEqualTo(found(PLACE, from)));
    }

    private void keepWhatIsTyped(String language) {
        all(language).forEach((from, to) -> assertThat(found(TYPED, to)).as(to).isEqualTo(found(TYPED, from)));
    }

    /// A sentence that stayed English was forgotten, unless it is a name or happens to be the same word.
    private void areReallyTranslated(String language) {
        Set<String> same = new TreeSet<>(same(language));
        Map<String, String> words = all(language);
        words.forEach((from, to) -> assertThat(to).as(from).isNotBlank().isEqualTo(to.strip()));
        assertThat(words.keySet().stream()
                        .filter(from -> from.equals(words.get(from)))
                        .filter(from -> !same.contains(from)))
                .isEmpty();
    }

    /// All translations into a language: those of its file, and those that data files bring.
    private Map<String, String> all(String language) {
        Map<String, String> all = words(file(language));
        all.putAll(own(language));
        return all;
    }

    private Map<String, String> own(String language) {
        Map<String, String> own = new HashMap<>();
        files().forEach(file -> file.path("translations")
                .path(language)
                .properties()
                .forEach(entry -> own.put(entry.getKey(), entry.getValue().stringValue())));
        return own;
    }

    /// Names that a data file says to be the same in every language.
    private Stream<String> same() {
        return files().flatMap(file -> file.path("translations").path("same").valueStream())
                .map(JsonNode::stringValue);
    }

    private Stream<JsonNode> files() {
        return FOLDERS.stream()
                .filter(folder -> beside.getResource(folder + "index.json") != null)
                .flatMap(folder -> read(folder + "index.json")
                        .path("files")
                        .valueStream()
                        .map(name -> read(folder + name.stringValue() + ".json")));
    }

    private Map<String, String> words(String file) {
        Map<String, String> words = new HashMap<>();
        read(file)
                .properties()
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().stringValue()));
        return words;
    }

    private JsonNode read(String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            return new JsonMapper().readTree(in);
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
