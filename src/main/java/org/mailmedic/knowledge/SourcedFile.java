package org.mailmedic.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON file of knowledge that lies beside a class. A file that says too little is refused with the
/// place named: half knowledge would mislead, and a test reads every file.
public final class SourcedFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final JsonNode root;
    private final Translation translation;

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
            return new SourcedFile(name, root, translation.with(root.path("translations")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /// Where the statements of this node come from: its `source`, `checked` and `sure`, `since` and
    /// `until` where the source names these days.
    public Fact fact(JsonNode node) {
        URI source = URI.create(text(node, "source"));
        if (!"https".equals(source.getScheme())) {
            throw broken(node, "source");
        }
        return new Fact(
                source, day(node, "checked"), bool(node, "sure"), dayIfAny(node, "since"), dayIfAny(node, "until"));
    }

    /// A day that must be there, as `2026-12-31`.
    public LocalDate day(JsonNode node, String field) {
        try {
            return LocalDate.parse(text(node, field));
        } catch (DateTimeParseException _) {
            throw broken(node, field);
        }
    }

    /// A day that may be left out.
    public Optional<LocalDate> dayIfAny(JsonNode node, String field) {
        return node.has(field) ? Optional.of(day(node, field)) : Optional.empty();
    }

    /// A text that must be there.
    public String text(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isString() || found.stringValue().isBlank()) {
            throw broken(node, field);
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
        if (node.has(field)) {
            node.get(field).propertyNames().forEach(key -> words.put(key, words(node.get(field), key)));
        }
        return words;
    }

    /// A yes or no that must be there.
    public boolean bool(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isBoolean()) {
            throw broken(node, field);
        }
        return found.booleanValue();
    }

    /// A whole number that must be there.
    public int number(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isInt()) {
            throw broken(node, field);
        }
        return found.intValue();
    }

    /// A list of texts that must be there; it may be empty.
    public List<String> strings(JsonNode node, String field) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : list(node, field)) {
            if (!item.isString()) {
                throw broken(node, field);
            }
            all.add(item.stringValue());
        }
        return all;
    }

    /// A list that must be there; it may be empty.
    public JsonNode list(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || !found.isArray()) {
            throw broken(node, field);
        }
        return found;
    }

    /// The complaint about a field.
    public IllegalStateException broken(JsonNode node, String field) {
        return new IllegalStateException(
                "the data file %s says nothing usable for %s in %s".formatted(name, field, node));
    }
}
