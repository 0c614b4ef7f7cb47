package org.mailmedic.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The block lists that we know, from `blocklists.json`: few and good ones.
public final class BlockLists {
    private static final String FILE = "blocklists.json";
    private static final Set<String> MEANINGS = Set.of("listed", "policy", "refused");

    private final List<BlockList> lists;

    private BlockLists(List<BlockList> lists) {
        this.lists = List.copyOf(lists);
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static BlockLists load() {
        try (InputStream in = BlockLists.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + FILE + " is missing");
            }
            List<BlockList> lists = new ArrayList<>();
            for (JsonNode node : new JsonMapper().readTree(in).path("lists")) {
                lists.add(list(node));
            }
            return new BlockLists(lists);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All of them, the most used first.
    public List<BlockList> all() {
        return lists;
    }

    /// The list with this zone.
    public Optional<BlockList> byZone(String zone) {
        String wanted = zone.toLowerCase(Locale.ROOT);
        return lists.stream().filter(l -> l.zone().equals(wanted)).findFirst();
    }

    private static BlockList list(JsonNode node) {
        Map<String, BlockList.Code> codes = new HashMap<>();
        for (Map.Entry<String, JsonNode> code : node.path("codes").properties()) {
            String meaning = text(code.getValue(), "meaning");
            if (!MEANINGS.contains(meaning)) {
                throw new IllegalStateException(FILE + ": unknown meaning " + meaning);
            }
            codes.put(code.getKey(), new BlockList.Code(meaning, text(code.getValue(), "name")));
        }
        JsonNode test = node.path("test");
        return new BlockList(
                text(node, "zone"),
                text(node, "name"),
                text(node, "lists").equals("domains"),
                text(test, "listed"),
                text(test, "clean"),
                node.path("weight").asInt(),
                text(node, "usedBy"),
                codes,
                URI.create(text(node, "lookup")),
                URI.create(text(node, "delisting")),
                new Fact(
                        URI.create(text(node, "source")),
                        LocalDate.parse(text(node, "checked")),
                        node.path("sure").asBoolean()));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            throw new IllegalStateException(FILE + ": no " + field + " in " + node);
        }
        return value.stringValue();
    }
}
