package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The block lists that we know, from `blocklists.json`: few and good ones.
public final class BlockLists {
    private static final String FILE = "blocklists.json";
    private static final Set<String> MEANINGS = Set.of("listed", "policy", "refused");

    private final List<BlockList> lists;

    private BlockLists(List<BlockList> lists) {
        this.lists = List.copyOf(lists);
    }

    /// Reads the data file, in English.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static BlockLists load() {
        return load(Translation.NONE);
    }

    /// Reads the data file, with the sentences in this language where they are translated.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static BlockLists load(Locale language) {
        return load(Translation.in(language, BlockLists.class));
    }

    static BlockLists load(Translation translation) {
        return load(SourcedFile.open(BlockLists.class, FILE, translation));
    }

    static BlockLists load(SourcedFile file) {
        List<BlockList> lists = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "lists")) {
            lists.add(list(file, node));
        }
        file.allRead();
        return new BlockLists(lists);
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

    private static BlockList list(SourcedFile file, JsonNode node) {
        Map<String, BlockList.Code> codes = new HashMap<>();
        for (Map.Entry<String, JsonNode> code : file.byKey(node, "codes").entrySet()) {
            String meaning = file.text(code.getValue(), "meaning");
            if (!MEANINGS.contains(meaning)) {
                throw file.broken(code.getValue(), "meaning", "must be one of " + MEANINGS);
            }
            codes.put(code.getKey(), new BlockList.Code(meaning, file.words(code.getValue(), "name")));
        }
        JsonNode test = file.object(node, "test");
        return new BlockList(
                file.text(node, "zone"),
                file.text(node, "name"),
                file.text(node, "lists").equals("domains"),
                file.text(test, "listed"),
                file.text(test, "clean"),
                file.number(node, "weight"),
                file.text(node, "operator"),
                file.words(node, "purpose"),
                file.textIfAny(node, "keyedZone"),
                file.words(node, "usedBy"),
                codes,
                file.link(node, "lookup"),
                file.link(node, "delisting"),
                file.fact(node));
    }
}
