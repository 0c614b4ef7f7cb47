package org.mailmedic.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A language that is begun is complete: what it left out would stand in English between its own words.
class LanguagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

    @ParameterizedTest
    @MethodSource("languages")
    void everyBundleHasTheKeysOfTheEnglishOne(String language) {
        for (String bundle : Texts.BUNDLES) {
            Set<String> english = keys(bundle);
            Set<String> translated = keys(bundle + "_" + language);
            assertThat(english.stream().filter(key -> !translated.contains(key)))
                    .as("not translated in " + bundle + "_" + language)
                    .isEmpty();
            assertThat(translated.stream().filter(key -> !english.contains(key)))
                    .as("in " + bundle + "_" + language + " only")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextHasThePlacesOfTheEnglishOne(String language) {
        for (String bundle : Texts.BUNDLES) {
            Properties english = Texts.read(bundle);
            Properties translated = Texts.read(bundle + "_" + language);
            for (String key : translated.stringPropertyNames()) {
                assertThat(places(translated.getProperty(key, "")))
                        .as(key)
                        .isEqualTo(places(english.getProperty(key, "")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noTextIsEmpty(String language) {
        for (String bundle : Texts.BUNDLES) {
            Properties translated = Texts.read(bundle + "_" + language);
            for (String key : translated.stringPropertyNames()) {
                assertThat(translated.getProperty(key, "")).as(key).isNotBlank();
            }
        }
    }

    /// Each language that has any file.
    private static Stream<String> languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(language -> Texts.BUNDLES.stream()
                        .anyMatch(bundle -> !Texts.read(bundle + "_" + language).isEmpty()));
    }

    private static Set<String> keys(String bundle) {
        return new TreeSet<>(Texts.read(bundle).stringPropertyNames());
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
