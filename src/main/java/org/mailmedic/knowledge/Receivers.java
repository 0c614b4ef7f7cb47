package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.mailmedic.knowledge.Receiver.Effect;
import org.mailmedic.knowledge.Receiver.Need;
import org.mailmedic.knowledge.Receiver.Rule;
import tools.jackson.databind.JsonNode;

/// The large receivers and their rules, from `receivers.json`.
public final class Receivers {
    private static final String FILE = "receivers.json";

    private final List<Receiver> all;

    private Receivers(List<Receiver> all) {
        this.all = List.copyOf(all);
    }

    /// Reads the data file, in English.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static Receivers load() {
        return load(Translation.NONE);
    }

    /// Reads the data file, with the sentences in this language where they are translated.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static Receivers load(Locale language) {
        return load(Translation.in(language, Receivers.class));
    }

    static Receivers load(Translation translation) {
        return load(SourcedFile.open(Receivers.class, FILE, translation));
    }

    static Receivers load(SourcedFile file) {
        List<Receiver> all = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "receivers")) {
            List<Rule> rules = new ArrayList<>();
            for (JsonNode rule : file.list(node, "rules")) {
                rules.add(new Rule(
                        file.constant(rule, "needs", Need.class),
                        file.text(rule, "from").equals("bulk"),
                        file.constant(rule, "effect", Effect.class),
                        file.words(rule, "text"),
                        file.stringsIfAny(rule, "zones"),
                        file.fact(rule)));
            }
            all.add(new Receiver(
                    file.text(node, "id"),
                    file.text(node, "name"),
                    file.text(node, "short"),
                    file.words(node, "takes"),
                    file.has(node, "threshold") ? OptionalInt.of(file.number(node, "threshold")) : OptionalInt.empty(),
                    file.words(node, "counts"),
                    rules,
                    file.fact(node)));
        }
        file.allRead();
        return new Receivers(all);
    }

    /// All of them.
    public List<Receiver> all() {
        return all;
    }
}
