package org.mailmedic.knowledge;

import java.net.URI;
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
        SourcedFile file = SourcedFile.open(AdviceBook.class, "advice.json");
        List<Advice> all = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "advice")) {
            all.add(new Advice(
                    file.text(node, "speaker"),
                    Cause.ofCode(file.text(node, "cause")).orElseThrow(() -> file.broken(node, "cause")),
                    URI.create(file.text(node, "page")),
                    file.fact(node)));
        }
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
