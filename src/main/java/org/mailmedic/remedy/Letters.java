package org.mailmedic.remedy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.FixItem.Who;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;

/// Letters to those who can fix what the user cannot: short, factual, with the evidence. The facts hold
/// no secret, so the letters cannot either.
public final class Letters {
    /// Longer replies say no more; a letter must stay readable.
    private static final int LONGEST_REPLY = 1000;

    private final Texts texts;
    private final Wording wording;

    public Letters(Texts texts) {
        this.texts = texts;
        this.wording = new Wording(texts);
    }

    /// A letter to each who has something to do or to know, the most useful first.
    public List<Letter> write(Diagnosis diagnosis, Facts facts, Checklist checklist) {
        return Stream.of(Who.RECIPIENT, Who.PROVIDER, Who.YOUR_ADMIN, Who.DNS_KEEPER)
                .map(who -> new Letter(who, subject(who, diagnosis, facts), body(who, diagnosis, facts, checklist)))
                .filter(letter -> concerns(letter.to(), facts, checklist))
                .toList();
    }

    /// The letter to one of them, if there is anything to say to them.
    public Optional<Letter> to(Who who, Diagnosis diagnosis, Facts facts, Checklist checklist) {
        return write(diagnosis, facts, checklist).stream()
                .filter(letter -> letter.to() == who)
                .findFirst();
    }

    private static boolean concerns(Who who, Facts facts, Checklist checklist) {
        boolean hasItem = Stream.concat(checklist.now().stream(), checklist.later().stream())
                .anyMatch(item -> item.who() == who);
        boolean refusedElsewhere =
                facts.reading().map(r -> r.side() != Reading.Side.YOURS).orElse(false);
        return switch (who) {
            case YOU -> false;
            case RECIPIENT -> hasItem || refusedElsewhere;
            case PROVIDER -> hasItem || facts.reading().isPresent();
            case YOUR_ADMIN, DNS_KEEPER -> hasItem;
        };
    }

    private String subject(Who who, Diagnosis diagnosis, Facts facts) {
        return plain(words(who, "subject", facts, names(diagnosis, facts)));
    }

    private String body(Who who, Diagnosis diagnosis, Facts facts, Checklist checklist) {
        Map<String, String> names = names(diagnosis, facts);
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("letter.greeting"));
        parts.add(words(who, "opening", facts, names));
        facts.reading().ifPresent(reading -> parts.add(said(reading)));
        List<String> found = found(who, diagnosis, facts);
        if (!found.isEmpty()) {
            parts.add(texts.get("letter.found") + "\n" + bullets(found));
        }
        List<String> tasks = tasks(who, checklist);
        parts.add(
                tasks.isEmpty()
                        ? texts.get(key(who, "ask"), names)
                        : texts.get("letter.tasks") + "\n" + String.join("\n", tasks));
        parts.add(texts.get("letter.closing"));
        return String.join("\n\n", parts) + "\n";
    }

    private String said(Reading reading) {
        String reply = plain(reading.refusal().reply().toString());
        String shown = reply.length() <= LONGEST_REPLY ? reply : reply.substring(0, LONGEST_REPLY) + "…";
        String server = reading.refusal()
                .remoteHost()
                .map(host -> texts.get("letter.server", Map.of("server", plain(host))) + "\n")
                .orElse("");
        return server + texts.get("letter.said") + "\n    " + shown;
    }

    /// The receiving side needs no list of what else is wrong here.
    private List<String> found(Who who, Diagnosis diagnosis, Facts facts) {
        List<String> found = new ArrayList<>();
        for (Evidence evidence : diagnosis.best().evidence()) {
            boolean own = evidence.source() != Evidence.Source.BOUNCE
                    && !evidence.key().startsWith("evidence.still");
            if (own && (who != Who.RECIPIENT || !evidence.speaksFor())) {
                found.add(plain(wording.evidence(evidence) + raw(evidence, facts)));
            }
        }
        return found;
    }

    private static String raw(Evidence evidence, Facts facts) {
        return Stream.concat(facts.connection().stream(), facts.dns().stream())
                .filter(f -> f.code().code().equals(evidence.reference()))
                .map(Finding::evidence)
                .filter(seen -> !seen.isBlank())
                .findFirst()
                .map(seen -> " (" + seen + ")")
                .orElse("");
    }

    private List<String> tasks(Who who, Checklist checklist) {
        List<String> tasks = new ArrayList<>();
        for (FixItem item : Stream.concat(checklist.now().stream(), checklist.later().stream())
                .filter(item -> item.who() == who && who != Who.RECIPIENT && who != Who.PROVIDER)
                .toList()) {
            tasks.add((tasks.size() + 1) + ". " + plain(item.title()));
            item.steps()
                    .forEach(step -> tasks.add("   - " + plain(step.text())
                            + step.link().map(link -> " " + link).orElse("")));
            item.record()
                    .ifPresent(
                            record -> tasks.add("   " + texts.get("letter.record") + "\n       " + plain(record.name())
                                    + "  " + plain(record.type()) + "\n       " + plain(record.value())));
        }
        return tasks;
    }

    private static String bullets(List<String> lines) {
        return String.join("\n", lines.stream().map(line -> "- " + line).toList());
    }

    private Map<String, String> names(Diagnosis diagnosis, Facts facts) {
        Map<String, String> names = new HashMap<>(wording.names(facts));
        names.put("title", wording.title(diagnosis.best().cause(), facts));
        return names;
    }

    /// Nothing came back where nothing was sent.
    private String words(Who who, String part, Facts facts, Map<String, String> names) {
        String key = key(who, part);
        Optional<String> ofSetUp = facts.readings().isEmpty() ? texts.find(key + ".setup", names) : Optional.empty();
        return ofSetUp.orElseGet(() -> texts.get(key, names));
    }

    private static String key(Who who, String part) {
        return "letter." + who.name().toLowerCase(Locale.ROOT) + "." + part;
    }

    /// What comes from outside must not bring lines or control characters of its own into a letter.
    private static String plain(String text) {
        return Harmless.line(text).strip();
    }
}
