package org.mailmedic.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON file of data that lies beside a class, read strictly: what is missing, of another kind than it should be, or
/// unknown is refused, with file, entry and field named. Half knowledge would mislead, and a misspelt field would be
/// half knowledge; a test reads every file.
///
/// A reader asks for each field that an entry may have, and calls [#allRead] at the end: what nobody asked for is what
/// nobody knows. A new field that may be left out needs no more than a reader that asks for it.
public final class SourcedFile {
    private static final JsonMapper JSON = new JsonMapper();
    /// What an entry is called by, the first of these that it has.
    private static final List<String> NAMES = List.of("id", "zone", "host", "name", "speaker", "user");

    private static final String TRANSLATIONS = "translations";

    private final String name;
    private final JsonNode root;
    private final Translation translation;
    private final IdentityHashMap<JsonNode, Set<String>> asked = new IdentityHashMap<>();

    private SourcedFile(String name, JsonNode root, Translation translation) {
        this.name = name;
        this.root = root;
        this.translation = translation;
    }

    /// The file of this name beside this class.
    ///
    /// @throws IllegalStateException if there is none
    public static SourcedFile open(Class<?> beside, String name) {
        return open(beside, name, Translation.NONE);
    }

    /// The file of this name beside this class, with its sentences in another language.
    ///
    /// @throws IllegalStateException if there is none
    public static SourcedFile open(Class<?> beside, String name, Translation translation) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + name + " is missing");
            }
            JsonNode root = JSON.readTree(in);
            return new SourcedFile(name, root, translation.with(root.path(TRANSLATIONS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new IllegalStateException("the data file " + name + " is no JSON: " + e.getMessage(), e);
        }
    }

    /// Content that lies in no file.
    ///
    /// @param name what complaints call it
    /// @throws IllegalStateException if it is no JSON
    public static SourcedFile of(String name, String json) {
        try {
            return new SourcedFile(name, JSON.readTree(json), Translation.NONE);
        } catch (JacksonException e) {
            throw new IllegalStateException("the data file " + name + " is no JSON: " + e.getMessage(), e);
        }
    }

    /// The files of a folder beside a class that its `index.json` names, in that order: which files there are is
    /// data, and a jar cannot be listed.
    ///
    /// @throws IllegalStateException if one of them is missing
    public static List<SourcedFile> inFolder(Class<?> beside, String folder, Translation translation) {
        SourcedFile index = open(beside, folder + "/index.json");
        return index.strings(index.root(), "files").stream()
                .map(file -> open(beside, folder + "/" + file + ".json", translation))
                .toList();
    }

    /// All of it.
    public JsonNode root() {
        return root;
    }

    /// Refuses what no reader asked for.
    ///
    /// @throws IllegalStateException if a field is left over, with its place
    public void allRead() {
        // The keys of translations are sentences.
        allRead(root, TRANSLATIONS);
    }

    private void allRead(JsonNode node, String passedOver) {
        Set<String> known = asked.getOrDefault(node, Set.of());
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (property.getKey().equals(passedOver)) {
                continue;
            }
            if (!known.contains(property.getKey())) {
                throw broken(node, property.getKey(), "is unknown");
            }
            allRead(property.getValue(), "");
        }
        if (node.isArray()) {
            node.forEach(item -> allRead(item, ""));
        }
    }

    /// Where the statements of this node come from: its `source`, `checked` and `sure`, `since` and
    /// `until` where the source names these days.
    public Fact fact(JsonNode node) {
        return fact(node, bool(node, "sure"));
    }

    /// As [#fact(JsonNode)], but a fact that says nothing of it is sure.
    public Fact factSureUnlessSaid(JsonNode node) {
        return fact(node, boolIfAny(node, "sure").orElse(true));
    }

    private Fact fact(JsonNode node, boolean sure) {
        URI source = link(node, "source");
        try {
            return new Fact(source, day(node, "checked"), sure, dayIfAny(node, "since"), dayIfAny(node, "until"));
        } catch (IllegalArgumentException e) {
            throw broken(node, "checked", "contradicts since or until: " + e.getMessage());
        }
    }

    /// A web address that must be there, of an encrypted page.
    public URI link(JsonNode node, String field) {
        try {
            URI link = URI.create(text(node, field));
            if ("https".equals(link.getScheme()) && link.getHost() != null) {
                return link;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw broken(node, field, "must be a web address that begins with https");
    }

    /// A day that must be there, as `2026-12-31`.
    public LocalDate day(JsonNode node, String field) {
        try {
            return LocalDate.parse(text(node, field));
        } catch (DateTimeParseException _) {
            throw broken(node, field, "must be a day such as 2026-12-31");
        }
    }

    /// A day that may be left out.
    public Optional<LocalDate> dayIfAny(JsonNode node, String field) {
        return has(node, field) ? Optional.of(day(node, field)) : Optional.empty();
    }

    /// A text that must be there.
    public String text(JsonNode node, String field) {
        JsonNode found = found(node, field);
        if (!found.isString() || found.stringValue().isBlank()) {
            throw broken(node, field, "must be a text");
        }
        return found.stringValue();
    }

    /// A text that may be left out.
    public Optional<String> textIfAny(JsonNode node, String field) {
        return has(node, field) ? Optional.of(text(node, field)) : Optional.empty();
    }

    /// A text that must be there and may have no characters.
    public String textOrNone(JsonNode node, String field) {
        JsonNode found = found(node, field);
        if (!found.isString()) {
            throw broken(node, field, "must be a text");
        }
        return found.stringValue();
    }

    /// A text that must be there and is only ever shown: in the user's language.
    public String words(JsonNode node, String field) {
        return translation.of(text(node, field));
    }

    /// Texts by key that are only ever shown: in the user's language. Empty if there are none.
    public Map<String, String> wordsByKey(JsonNode node, String field) {
        Map<String, String> words = new HashMap<>();
        if (has(node, field)) {
            keys(node, field).forEach(key -> words.put(key, words(node.get(field), key)));
        }
        return words;
    }

    /// The keys of an object that must be there, where the keys themselves are data.
    public Set<String> keys(JsonNode node, String field) {
        JsonNode object = object(node, field);
        Set<String> keys = new HashSet<>(object.propertyNames());
        asked.computeIfAbsent(object, _ -> new HashSet<>()).addAll(keys);
        return keys;
    }

    /// The entries of an object that must be there, by their keys, which are data.
    public Map<String, JsonNode> byKey(JsonNode node, String field) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        for (String key : keys(node, field)) {
            entries.put(key, node.get(field).get(key));
        }
        return entries;
    }

    /// One of these constants, in any case, with `-` for `_`. It must be there.
    public <E extends Enum<E>> E constant(JsonNode node, String field, Class<E> type) {
        String written = text(node, field);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(written.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> broken(
                        node,
                        field,
                        "is '%s' and must be one of %s"
                                .formatted(
                                        written,
                                        Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT))));
    }

    /// One of these constants; may be left out.
    public <E extends Enum<E>> Optional<E> constantIfAny(JsonNode node, String field, Class<E> type) {
        return has(node, field) ? Optional.of(constant(node, field, type)) : Optional.empty();
    }

    /// What a text stands for; it must be there, and stand for something.
    public <T> T known(JsonNode node, String field, Function<String, Optional<T>> meaning) {
        String written = text(node, field);
        return meaning.apply(written).orElseThrow(() -> broken(node, field, "is '%s', unknown".formatted(written)));
    }

    /// A yes or no that must be there.
    public boolean bool(JsonNode node, String field) {
        JsonNode found = found(node, field);
        if (!found.isBoolean()) {
            throw broken(node, field, "must be true or false");
        }
        return found.booleanValue();
    }

    /// A yes or no that may be left out.
    public Optional<Boolean> boolIfAny(JsonNode node, String field) {
        return has(node, field) ? Optional.of(bool(node, field)) : Optional.empty();
    }

    /// A whole number that must be there.
    public int number(JsonNode node, String field) {
        JsonNode found = found(node, field);
        if (!found.isInt()) {
            throw broken(node, field, "must be a whole number");
        }
        return found.intValue();
    }

    /// A number that must be there.
    public double decimal(JsonNode node, String field) {
        JsonNode found = found(node, field);
        if (!found.isNumber()) {
            throw broken(node, field, "must be a number");
        }
        return found.doubleValue();
    }

    /// A list of texts that must be there; it may be empty.
    public List<String> strings(JsonNode node, String field) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : list(node, field)) {
            if (!item.isString()) {
                throw broken(node, field, "must hold texts only");
            }
            all.add(item.stringValue());
        }
        return all;
    }

    /// A list of texts; empty if it is left out.
    public List<String> stringsIfAny(JsonNode node, String field) {
        return has(node, field) ? strings(node, field) : List.of();
    }

    /// What the texts of a list stand for; empty if it is left out.
    ///
    /// @param meaning throws IllegalArgumentException for a text that stands for nothing
    public <T> List<T> each(JsonNode node, String field, Function<String, T> meaning) {
        List<T> all = new ArrayList<>();
        for (String text : stringsIfAny(node, field)) {
            try {
                all.add(meaning.apply(text));
            } catch (IllegalArgumentException e) {
                throw broken(node, field, "holds '%s': %s".formatted(text, e.getMessage()));
            }
        }
        return all;
    }

    /// A list of whole numbers; empty if it is left out.
    public List<Integer> numbersIfAny(JsonNode node, String field) {
        List<Integer> all = new ArrayList<>();
        if (has(node, field)) {
            for (JsonNode item : list(node, field)) {
                if (!item.isInt()) {
                    throw broken(node, field, "must hold whole numbers only");
                }
                all.add(item.intValue());
            }
        }
        return all;
    }

    /// A list that must be there; it may be empty.
    public JsonNode list(JsonNode node, String field) {
        JsonNode found = found(node, field);
        if (!found.isArray()) {
            throw broken(node, field, "must be a list");
        }
        return found;
    }

    /// An object that must be there.
    public JsonNode object(JsonNode node, String field) {
        JsonNode found = found(node, field);
        if (!found.isObject()) {
            throw broken(node, field, "must be an object");
        }
        return found;
    }

    /// Whether there is such a field; asking makes it known.
    public boolean has(JsonNode node, String field) {
        return seen(node, field) != null;
    }

    private JsonNode found(JsonNode node, String field) {
        JsonNode found = seen(node, field);
        if (found == null) {
            throw broken(node, field, "is missing; there are: " + String.join(", ", node.propertyNames()));
        }
        return found;
    }

    private @Nullable JsonNode seen(JsonNode node, String field) {
        asked.computeIfAbsent(node, _ -> new HashSet<>()).add(field);
        return node.get(field);
    }

    /// The complaint about a field whose value makes no sense.
    public IllegalStateException broken(JsonNode node, String field) {
        return broken(node, field, "makes no sense");
    }

    /// The complaint about a field.
    ///
    /// @param fault what is wrong, to follow the name of the field
    public IllegalStateException broken(JsonNode node, String field, String fault) {
        return new IllegalStateException(
                "the data file %s%s: the field '%s' %s".formatted(name, placeOf(node), field, fault));
    }

    private String placeOf(JsonNode node) {
        IdentityHashMap<JsonNode, String> places = new IdentityHashMap<>();
        note(root, "", places);
        return places.getOrDefault(node, "");
    }

    private static void note(JsonNode node, String place, IdentityHashMap<JsonNode, String> places) {
        places.put(node, place);
        node.properties().forEach(p -> note(p.getValue(), place + ", " + p.getKey(), places));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                note(node.get(i), place + " " + called(node.get(i), i), places);
            }
        }
    }

    private static String called(JsonNode entry, int index) {
        return NAMES.stream()
                .map(entry::get)
                .filter(found -> found != null && found.isString())
                .map(found -> "'" + found.stringValue() + "'")
                .findFirst()
                .orElse("number " + (index + 1));
    }
}
