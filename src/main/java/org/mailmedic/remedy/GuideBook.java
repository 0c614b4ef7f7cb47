package org.mailmedic.remedy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.knowledge.SourcedFile;
import org.mailmedic.knowledge.Translation;
import org.mailmedic.remedy.FixItem.Who;
import org.mailmedic.remedy.Guide.Step;
import tools.jackson.databind.JsonNode;

/// All guides, from the files that `guides/index.json` names.
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
        return new GuideBook(SourcedFile.inFolder(GuideBook.class, "guides", translation).stream()
                .flatMap(file -> read(file).stream())
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

    static List<Guide> read(SourcedFile file) {
        List<Guide> guides = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "guides")) {
            guides.add(guide(file, node));
        }
        file.allRead();
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
                file.stringsIfAny(node, "kinds"),
                file.stringsIfAny(node, "speakers"),
                file.words(node, "title"),
                file.wordsByKey(node, "titles"),
                file.constant(node, "who", Who.class),
                file.number(node, "minutes"),
                file.known(node, "recheck", written -> Recheck.of(written.toUpperCase(Locale.ROOT))),
                steps,
                file.has(node, "correction") ? file.words(node, "correction") : "",
                file.fact(node));
    }

    private static Step step(SourcedFile file, JsonNode node) {
        if (file.has(node, "do")) {
            return switch (file.text(node, "do")) {
                case "open-dns" -> new Step.OpenDns();
                case "mend" -> new Step.MendFinding();
                case "publish-spf" -> new Step.PublishSpf();
                case "other-lists" -> new Step.OtherLists();
                case "server" -> new Step.Server();
                case "service" -> new Step.Service();
                default -> throw file.broken(node, "do");
            };
        }
        Optional<URI> link = file.has(node, "link") ? Optional.of(file.link(node, "link")) : Optional.empty();
        return new Step.Words(
                new GuideStep(file.words(node, "text"), link),
                file.stringsIfAny(node, "speakers"),
                file.stringsIfAny(node, "phrases"),
                file.stringsIfAny(node, "lists"));
    }
}
