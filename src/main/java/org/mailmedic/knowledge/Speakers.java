package org.mailmedic.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailmedic.reply.Refusal;
import tools.jackson.databind.JsonNode;

/// Who speaks in a refusal: told from its words first, then from the names of the servers
/// (`knowledge/speakers.json`).
public final class Speakers {
    /// The id when nobody is recognised.
    /// The log of the server that refused: whoever has it runs that server.
    public static final String OWN_LOG = "own-log";

    public static final String GENERIC = "generic";

    private final List<Speaker> all;
    private final Map<String, Speaker> byId;

    private Speakers(List<Speaker> all) {
        this.all = List.copyOf(all);
        this.byId = all.stream().collect(Collectors.toMap(Speaker::id, Function.identity()));
    }

    /// Those that we know. Read once.
    ///
    /// @throws IllegalStateException if the data file is faulty
    public static Speakers standard() {
        return Standard.ALL;
    }

    static Speakers load(SourcedFile file) {
        List<Speaker> all = new ArrayList<>();
        for (JsonNode node : file.list(file.root(), "speakers")) {
            all.add(new Speaker(
                    file.text(node, "id"),
                    file.constant(node, "kind", Speaker.Kind.class),
                    file.strings(node, "hosts"),
                    file.each(node, "words", PhrasePattern::new)));
        }
        file.allRead();
        return new Speakers(all);
    }

    /// Whether this is a program, one's own or one that many servers run, which says nothing about whose server it was.
    public boolean isSoftware(String id) {
        Speaker speaker = byId.get(id);
        return speaker != null && (speaker.kind() == Speaker.Kind.SOFTWARE || speaker.kind() == Speaker.Kind.OWN);
    }

    /// Whether this is the program or server of whoever reads it.
    public boolean isOwn(String id) {
        Speaker speaker = byId.get(id);
        return speaker != null && speaker.kind() == Speaker.Kind.OWN;
    }

    /// Whether we know whose server this is, by its name.
    public boolean ownsHost(String host) {
        return owner(host).isPresent();
    }

    /// All ids; the name of each is the text `speaker.<id>`.
    public List<String> ids() {
        return all.stream().map(Speaker::id).toList();
    }

    /// Whether there is a speaker with this id.
    boolean knows(String id) {
        return byId.containsKey(id);
    }

    /// The speaker with this id.
    Optional<Speaker> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The speaker of a refusal: the one with the most of its own words in the reply, a service before a
    /// program; else the owner of the server that refused.
    Optional<Speaker> recognise(Refusal refusal, String plainWords) {
        Optional<Speaker> byWords = all.stream()
                .filter(s -> s.kind() != Speaker.Kind.SOFTWARE && s.recognisedIn(plainWords) > 0)
                .max(Comparator.comparingInt(s -> s.recognisedIn(plainWords)));
        return byWords.or(() -> refusal.remoteHost().flatMap(this::owner))
                .or(() -> refusal.remoteHost().isEmpty()
                        ? refusal.reportingHost().flatMap(this::owner)
                        : Optional.empty())
                .or(() -> all.stream()
                        .filter(s -> s.kind() == Speaker.Kind.SOFTWARE && s.recognisedIn(plainWords) > 0)
                        .max(Comparator.comparingInt(s -> s.recognisedIn(plainWords))));
    }

    private Optional<Speaker> owner(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(s -> s.owns(name))
                .max(Comparator.comparingInt(s -> s.ownsBy(name).orElse(0)));
    }

    private static final class Standard {
        static final Speakers ALL = load(SourcedFile.open(Speakers.class, "speakers.json"));

        private Standard() {}
    }
}
