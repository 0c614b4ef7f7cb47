package org.mailmedic.remedy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.Recheck;
import org.mailmedic.knowledge.SourcedFile;
import org.mailmedic.knowledge.Translation;
import org.mailmedic.remedy.FixItem.Who;
import org.mailmedic.remedy.Guide.Step;
import tools.jackson.databind.JsonNode;

/// All guides, from `guides/*.json`.
final class GuideBook {
    private final List<Guide> guides;

    private GuideBook(List<Guide> guides) {
        this.guides = List.copyOf(guides);
    }

    static GuideBook load() {
        return load(Translation.NONE);
    }

    /// With the sentences in this language where they are translated.
    static GuideBook load(Locale language) {
        return load(Translation.in(language, GuideBook.class));
    }

    static GuideBook load(Translation translation) {
        return new GuideBook(Stream.of(
                        "google", "microsoft", "yahoo", "own-server", "mailing-services", "receivers", "everywhere")
                .flatMap(name ->
                        read(SourcedFile.open(GuideBook.class, "guides/" + name + ".json", translation)).stream())
                .toList());
    }

    List<Guide> all() {
        return guides;
    }

    /// The guide that fits best: for those who refuse (that of the speaker), for the kind of provider, or
    /// the general one.
    Optional<Guide> find(String topic, String kind, String speaker) {
        return first(topic, g -> g.speakers().contains(speaker))
                .or(() -> first(topic, g -> g.speakers().isEmpty() && g.kinds().contains(kind)))
                .or(() -> first(topic, g -> g.speakers().isEmpty() && g.kinds().isEmpty()));
    }

    private Optional<Guide> first(String topic, java.util.function.Predicate<Guide> fits) {
        return guides.stream()
                .filter(g -> g.topic().equals(topic) && fits.test(g))
                .findFirst();
    }

    private static List<Guide> read(SourcedFile file) {
        List<Guide> guides = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "guides")) {
            guides.add(guide(file, node));
        }
        return guides;
    }

    private static Guide guide(SourcedFile file, JsonNode node) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : file.list(node, "steps")) {
            steps.add(step(file, step));
        }
        return new Guide(
                file.text(node, "id"),
                file.text(node, "topic"),
                node.has("kinds") ? file.strings(node, "kinds") : List.of(),
                node.has("speakers") ? file.strings(node, "speakers") : List.of(),
                file.words(node, "title"),
                file.wordsByKey(node, "titles"),
                Who.valueOf(file.text(node, "who").toUpperCase(Locale.ROOT)),
                file.number(node, "minutes"),
                Recheck.of(file.text(node, "recheck").toUpperCase(Locale.ROOT))
                        .orElseThrow(() -> file.broken(node, "recheck")),
                steps,
                node.has("correction") ? file.words(node, "correction") : "",
                file.fact(node));
    }

    private static Step step(SourcedFile file, JsonNode node) {
        if (node.has("do")) {
            return switch (file.text(node, "do")) {
                case "open-dns" -> new Step.OpenDns();
                case "mend" -> new Step.MendFinding();
                default -> throw file.broken(node, "do");
            };
        }
        Optional<URI> link = node.has("link") ? Optional.of(URI.create(file.text(node, "link"))) : Optional.empty();
        return new Step.Words(new GuideStep(file.words(node, "text"), link));
    }
}
