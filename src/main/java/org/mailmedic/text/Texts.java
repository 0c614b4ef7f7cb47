package org.mailmedic.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All words of the app, by key, in one language. Placeholders are names in braces: `{domain}`.
///
/// The bundles beside this class are one for each kind of text; a key stands in one of them only.
public final class Texts {
    static final List<String> BUNDLES = List.of(
            "causes",
            "findings",
            "health",
            "rungs",
            "pages",
            "guides",
            "letters",
            "oauth",
            "evidence",
            "console",
            "usage",
            "practice",
            "reports",
            "shell",
            "walk");

    private static final String ENGLISH = "en";

    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");

    private final Map<String, String> texts;
    private final Locale locale;

    /// Looked for when they are first asked for: most starts never do.
    private static final class Found {
        private static final List<String> LANGUAGES = Stream.concat(
                        Stream.of(ENGLISH),
                        Arrays.stream(Locale.getISOLanguages())
                                .filter(code -> !code.equals(ENGLISH))
                                .filter(Texts::isSpoken)
                                .sorted())
                .toList();

        private Found() {}
    }

    private Texts(Map<String, String> texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    /// The words in this language, English where it has none.
    public static Texts in(Locale locale) {
        Map<String, String> all = new HashMap<>();
        for (String bundle : BUNDLES) {
            Properties words = words(bundle, locale);
            for (String key : words.stringPropertyNames()) {
                if (all.putIfAbsent(key, words.getProperty(key, "")) != null) {
                    throw new IllegalStateException("the key " + key + " stands in two bundles");
                }
            }
        }
        return new Texts(Map.copyOf(all), locale);
    }

    /// The languages that the app speaks, as ISO 639 codes of two letters: English first, the others by their codes.
    /// They are found by their bundles, so that a new one is nothing but data.
    public static List<String> languages() {
        return Found.LANGUAGES;
    }

    /// Whether every bundle is there in this language.
    ///
    /// @param language ISO 639 code; anything else is not spoken
    public static boolean isSpoken(String language) {
        return language.equals(ENGLISH)
                || (CODE.matcher(language).matches()
                        && BUNDLES.stream()
                                .allMatch(bundle ->
                                        Texts.class.getResource(bundle + "_" + language + ".properties") != null));
    }

    /// The words of a bundle: English, and over it what the language and the country have. A `ResourceBundle`
    /// would fall back to the computer's own language first: English could not be chosen on a German computer.
    private static Properties words(String bundle, Locale locale) {
        Properties words = read(bundle);
        if (words.isEmpty()) {
            throw new IllegalStateException("the bundle " + bundle + " is missing");
        }
        String language = bundle + "_" + locale.getLanguage();
        words.putAll(read(language));
        words.putAll(read(language + "_" + locale.getCountry()));
        return words;
    }

    /// What stands in a file beside this class; nothing if there is no such file.
    static Properties read(String name) {
        var words = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(name + ".properties")) {
            if (in != null) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /// The words for a key.
    ///
    /// @throws MissingResourceException if there are none
    public String get(String key) {
        return get(key, Map.of());
    }

    /// The words for a key, its placeholders filled. A value is put in as it is, never read as a placeholder.
    ///
    /// @throws MissingResourceException if there are none
    public String get(String key, Map<String, String> arguments) {
        return find(key, arguments)
                .orElseThrow(() -> new MissingResourceException("no text for " + key, Texts.class.getName(), key));
    }

    /// The words for a key, if there are any.
    public Optional<String> find(String key, Map<String, String> arguments) {
        String pattern = texts.get(key);
        return pattern == null ? Optional.empty() : Optional.of(fill(pattern, arguments));
    }

    /// The words for so many: the key with `.one` or `.other`. The number fills `{count}`.
    public String count(String key, long number, Map<String, String> arguments) {
        Map<String, String> all = new HashMap<>(arguments);
        all.put("count", String.format(locale, "%,d", number));
        return get(key + (number == 1 ? ".one" : ".other"), all);
    }

    public Locale locale() {
        return locale;
    }

    /// All keys, for the test that no text is missing or orphaned.
    public Set<String> keys() {
        return texts.keySet();
    }

    /// A pattern from a data file with its placeholders filled.
    public static String fill(String pattern, Map<String, String> arguments) {
        if (arguments.isEmpty() || pattern.indexOf('{') < 0) {
            return pattern;
        }
        var out = new StringBuilder(pattern.length() + 32);
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('{', at);
            int close = open < 0 ? -1 : pattern.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String value = arguments.get(pattern.substring(open + 1, close));
            out.append(pattern, at, open);
            if (value == null) {
                out.append(pattern, open, close + 1);
            } else {
                out.append(value);
            }
            at = close + 1;
        }
        return out.append(pattern, at, pattern.length()).toString();
    }
}
