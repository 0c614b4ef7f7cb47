package org.mailmedic.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the sentences of data files are in the user's language. The English sentence is its own key: whoever
/// changes it in the data loses its translations, and a test says so, instead of a page that goes on telling
/// yesterday's facts in German.
///
/// Only what is shown goes through here. What is compared with text from outside never does.
public final class Translation {
    /// As the data has it.
    public static final Translation NONE = new Translation("", UnaryOperator.identity());

    private static final Map<String, Translation> READ = new ConcurrentHashMap<>();

    private final String language;
    private final UnaryOperator<String> words;

    /// @param language ISO 639 code; empty for none
    /// @param words gives the sentence in another language for an English one
    public Translation(String language, UnaryOperator<String> words) {
        this.language = language;
        this.words = words;
    }

    /// That of the file `words_xx.json` beside a class, where `xx` is the language; [#NONE] if there is no such
    /// file. Each file is read once.
    public static Translation in(Locale language, Class<?> beside) {
        return READ.computeIfAbsent(
                beside.getPackageName() + " " + language.getLanguage(), _ -> read(language.getLanguage(), beside));
    }

    /// Whether there is such a file.
    public static boolean isThere(Locale language, Class<?> beside) {
        return beside.getResource(file(language.getLanguage())) != null;
    }

    private static String file(String language) {
        return "words_" + language + ".json";
    }

    /// The sentence in the user's language; itself where there is no translation.
    public String of(String english) {
        return words.apply(english);
    }

    /// This one, below what a file brings itself: sentences by language and English sentence, and under `same` those
    /// that are the same in every language, such as names. So all of a provider can stand in one file.
    ///
    /// @param own the file's `translations`; may be missing
    Translation with(JsonNode own) {
        if (language.isEmpty()) {
            return this;
        }
        Map<String, String> here = new HashMap<>();
        own.path("same").valueStream().map(JsonNode::stringValue).forEach(name -> here.put(name, name));
        own.path(language)
                .properties()
                .forEach(entry -> here.put(entry.getKey(), entry.getValue().stringValue()));
        return here.isEmpty()
                ? this
                : new Translation(language, english -> {
                    String found = here.get(english);
                    return found == null ? of(english) : found;
                });
    }

    private static Translation read(String language, Class<?> beside) {
        try (InputStream in = beside.getResourceAsStream(file(language))) {
            if (in == null) {
                return NONE;
            }
            Map<String, String> translated = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    new JsonMapper().readTree(in).properties()) {
                translated.put(entry.getKey(), entry.getValue().stringValue());
            }
            return new Translation(language, english -> translated.getOrDefault(english, english));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
