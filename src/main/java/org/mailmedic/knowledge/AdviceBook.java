package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The pages that speakers offer those whom they refused, from `advice.json`.
public final class AdviceBook {
    private final List<Advice> all;

    private AdviceBook(List<Advice> all) {
        this.all = List.copyOf(all);
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    public static AdviceBook load() {
        return load(SourcedFile.open(AdviceBook.class, "advice.json"));
    }

    static AdviceBook load(SourcedFile file) {
        List<Advice> all = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "advice")) {
            all.add(new Advice(
                    file.text(node, "speaker"),
                    file.known(node, "cause", Cause::ofCode),
                    file.link(node, "page"),
                    file.fact(node)));
        }
        file.allRead();
        return new AdviceBook(all);
    }

    /// All of it.
    public List<Advice> all() {
        return all;
    }

    /// What the one who refused offers for this cause.
    public Optional<Advice> of(Reading reading) {
        return all.stream()
                .filter(a -> a.cause() == reading.cause() && a.speaker().equals(reading.saidBy()))
                .findFirst();
    }
}
