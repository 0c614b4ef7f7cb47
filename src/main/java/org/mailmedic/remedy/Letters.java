package org.mailmedic.remedy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.remedy.FixItem.Who;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.Original;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;

/// Letters to those who can fix what the user cannot: short, factual, with the evidence, and with all that the
/// checklist asks of this reader and nothing else. The facts hold no secret, so the letters cannot either.
public final class Letters {
    /// Longer replies say no more; a letter must stay readable.
    private static final int LONGEST_REPLY = 1000;
    /// RFC 5322 section 2.1.1 allows 998 characters in a line; a subject of that length is no help to anybody.
    private static final int LONGEST_FACT = 300;

    /// Phrases that say that a group or mailbox takes no mail from outside, and where its owner opens it.
    private static final Map<String, String> CLOSED_TO_OUTSIDE = Map.of(
            "ms.group.external", "microsoft",
            "ms.group.authenticated", "microsoft",
            "ms.recipient.groupowner", "microsoft",
            "google.group", "google");

    /// What stands in a command must mean nothing else to the shell that runs it.
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9.-]+");

    private final Texts texts;
    private final Wording wording;

    public Letters(Texts texts) {
        this.texts = texts;
        this.wording = new Wording(texts);
    }

    /// A letter to each who has something to do, the most useful first.
    ///
    /// @param wanted what is to be done now; with it the records that may be published
    /// @param original what the bounce shows of the message that came back
    public List<Letter> write(Diagnosis diagnosis, Facts facts, List<FixItem> wanted, Original original) {
        return Stream.of(Who.RECIPIENT, Who.PROVIDER, Who.YOUR_ADMIN, Who.DNS_KEEPER)
                .flatMap(who -> {
                    List<FixItem> theirs =
                            wanted.stream().filter(item -> item.who() == who).toList();
                    return theirs.isEmpty()
                            ? Stream.empty()
                            : Stream.of(letter(who, diagnosis, facts, theirs, original));
                })
                .toList();
    }

    private Letter letter(Who who, Diagnosis diagnosis, Facts facts, List<FixItem> items, Original original) {
        Map<String, String> names = names(diagnosis, facts);
        return new Letter(
                who,
                who == Who.RECIPIENT ? postmaster(facts) : Optional.empty(),
                who == Who.PROVIDER
                        ? items.stream()
                                .flatMap(item -> item.steps().stream())
                                .flatMap(step -> step.link().stream())
                                .findFirst()
                        : Optional.empty(),
                plain(texts.get(key(who, "subject", facts), names)),
                body(who, diagnosis, facts, items, original, names),
                items.stream().map(FixItem::id).toList());
    }

    /// Every domain that takes mail takes it for this name (RFC 5321 section 4.5.1).
    private static Optional<String> postmaster(Facts facts) {
        return recipient(facts).map(address -> "postmaster@" + address.domain());
    }

    private static Optional<MailAddress> recipient(Facts facts) {
        return facts.reading().flatMap(r -> r.refusal().recipient()).flatMap(MailAddress::parse);
    }

    private String body(
            Who who,
            Diagnosis diagnosis,
            Facts facts,
            List<FixItem> items,
            Original original,
            Map<String, String> names) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("letter.greeting"));
        parts.add(plain(texts.get(key(who, "opening", facts), names)));
        facts.reading().ifPresent(reading -> {
            parts.add(message(reading, original, facts));
            parts.add(said(reading));
        });
        if (who == Who.RECIPIENT) {
            passes(facts, names).ifPresent(parts::add);
        }
        List<String> found = found(who, diagnosis, facts, items);
        if (!found.isEmpty()) {
            parts.add(texts.get("letter.found") + "\n" + bullets(found));
        }
        parts.add(
                who == Who.RECIPIENT || who == Who.PROVIDER
                        ? requests(who, facts, items, names)
                        : texts.get("letter.tasks") + "\n" + tasks(items));
        if (who == Who.RECIPIENT && !facts.address().isBlank()) {
            parts.add(plain(texts.get("letter.recipient.reply", names)));
        }
        parts.add(texts.get("letter.closing")
                + (facts.address().isBlank()
                        ? ""
                        : "\n\n" + texts.get("letter.regards") + "\n" + plain(facts.address())));
        return String.join("\n\n", parts) + "\n";
    }

    /// What their logs are searched by, as far as the bounce shows it.
    private String message(Reading reading, Original original, Facts facts) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("letter.message"));
        Stream.of(
                        fact(
                                "from",
                                original.from()
                                        .or(() -> Optional.of(facts.address()).filter(a -> !a.isBlank()))),
                        fact("to", reading.refusal().recipient()),
                        fact("date", original.date()),
                        fact("subject", original.subject()),
                        fact("id", original.messageId()),
                        fact("queue", original.queueId()))
                .forEach(line -> line.ifPresent(lines::add));
        return String.join("\n", lines);
    }

    private Optional<String> fact(String name, Optional<String> value) {
        return value.map(text -> shortened(plain(text), LONGEST_FACT))
                .filter(text -> !text.isEmpty())
                .map(text -> "    " + texts.get("letter.message." + name) + ": " + text);
    }

    private String said(Reading reading) {
        String server = reading.refusal()
                .remoteHost()
                .map(host -> texts.get("letter.server", Map.of("server", plain(host))) + "\n")
                .orElse("");
        return server + texts.get("letter.said") + "\n    "
                + shortened(plain(reading.refusal().reply().toString()), LONGEST_REPLY);
    }

    /// That it is not for want of authentication, where that is known: by their own words, or by what was read.
    private Optional<String> passes(Facts facts, Map<String, String> names) {
        String seen = facts.reading().stream()
                .flatMap(r -> r.refusal().clues().verdicts().stream())
                .filter(verdict -> verdict.matches("(spf|dkim|dmarc)=pass"))
                .map(verdict -> verdict.substring(0, verdict.indexOf('=')).toUpperCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!seen.isEmpty()) {
            return Optional.of(texts.get("letter.passes.seen", Map.of("what", seen)));
        }
        String clean = facts.address().isBlank()
                ? ""
                : Stream.of(Part.SPF, Part.DKIM, Part.DMARC)
                        .filter(part -> facts.checked().contains(part)
                                && facts.dns().stream()
                                        .noneMatch(f -> Part.of(f.code())
                                                .filter(part::equals)
                                                .isPresent()))
                        .map(Part::name)
                        .collect(Collectors.joining(", "));
        return clean.isEmpty()
                ? Optional.empty()
                : Optional.of(plain(texts.get("letter.passes.read", with(names, "what", clean))));
    }

    /// The receiving side needs no list of what else is wrong here, and nobody one of what others are asked to mend.
    private List<String> found(Who who, Diagnosis diagnosis, Facts facts, List<FixItem> items) {
        List<String> found = new ArrayList<>();
        for (Evidence evidence : diagnosis.best().evidence()) {
            boolean own = evidence.source() != Evidence.Source.BOUNCE
                    && !evidence.key().startsWith("evidence.still");
            if (own && concerns(evidence, facts, items) && (who != Who.RECIPIENT || !evidence.speaksFor())) {
                found.add(plain(wording.evidence(evidence) + raw(evidence, facts)));
            }
        }
        return found;
    }

    private static boolean concerns(Evidence evidence, Facts facts, List<FixItem> items) {
        List<Part> theirs = items.stream()
                .map(FixItem::recheck)
                .filter(Part.class::isInstance)
                .map(Part.class::cast)
                .toList();
        return theirs.size() < items.size()
                || facts.dns().stream()
                        .filter(f -> f.code().code().equals(evidence.reference()))
                        .flatMap(f -> Part.of(f.code()).stream())
                        .allMatch(theirs::contains);
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

    /// One request; numbered where there are more.
    private String requests(Who who, Facts facts, List<FixItem> items, Map<String, String> names) {
        List<String> requests = items.stream()
                .map(item -> Harmless.lines(request(who, item, facts, names)).strip())
                .distinct()
                .toList();
        if (requests.size() == 1) {
            return requests.getFirst();
        }
        List<String> numbered = new ArrayList<>();
        requests.forEach(request -> numbered.add((numbered.size() + 1) + ". " + request));
        return String.join("\n", numbered);
    }

    private String request(Who who, FixItem item, Facts facts, Map<String, String> names) {
        String key = "letter.ask." + item.id();
        return facts.reading()
                .flatMap(reading -> variant(reading).flatMap(v -> texts.find(key + "." + v, with(names, facts))))
                .or(() -> texts.find(key, names))
                .orElseGet(() -> texts.get("letter." + who.name().toLowerCase(Locale.ROOT) + ".ask", names));
    }

    private static Optional<String> variant(Reading reading) {
        return reading.phrase()
                .map(phrase -> CLOSED_TO_OUTSIDE.getOrDefault(phrase, ""))
                .filter(v -> !v.isEmpty())
                .or(() -> reading.refusal().clues().blockListZone().map(_ -> "list"));
    }

    private static Map<String, String> with(Map<String, String> names, Facts facts) {
        Map<String, String> all = with(
                names,
                "identity",
                recipient(facts)
                        .map(MailAddress::toString)
                        .filter(address -> PLAIN_ADDRESS.matcher(address).matches())
                        .map(address -> " -Identity " + address)
                        .orElse(""));
        facts.reading()
                .flatMap(r -> r.refusal().clues().blockListZone())
                .ifPresent(zone -> all.put("list", plain(zone)));
        return all;
    }

    private static Map<String, String> with(Map<String, String> names, String name, String value) {
        Map<String, String> all = new HashMap<>(names);
        all.put(name, value);
        return all;
    }

    /// A record says all that is to be done about it; where there is none, the steps do.
    private String tasks(List<FixItem> items) {
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (FixItem item : items) {
            lines.add(number++ + ". " + plain(item.title()));
            item.record()
                    .ifPresentOrElse(
                            record -> lines.addAll(record(record, item.change())),
                            () -> item.steps()
                                    .forEach(step -> lines.add("   - " + plain(step.text())
                                            + step.link()
                                                    .map(link -> " " + link)
                                                    .orElse(""))));
        }
        return String.join("\n", lines);
    }

    private List<String> record(RecordToPublish record, Optional<RecordChange> change) {
        List<String> lines = new ArrayList<>();
        lines.add("   " + texts.get("letter.record.name") + ": " + plain(record.name()));
        lines.add("   " + texts.get("letter.record.type") + ": " + plain(record.type()));
        lines.add("   " + texts.get("letter.record.value") + ":");
        lines.add("       " + plain(record.value()));
        change.ifPresent(c -> {
            lines.add("   " + texts.get(c.replaces() ? "letter.record.replaces" : "letter.record.new"));
            c.before().forEach(old -> lines.add("       " + shortened(plain(old), LONGEST_REPLY)));
        });
        return lines;
    }

    private static String bullets(List<String> lines) {
        return String.join("\n", lines.stream().map(line -> "- " + line).toList());
    }

    private Map<String, String> names(Diagnosis diagnosis, Facts facts) {
        Map<String, String> names = new HashMap<>(wording.names(facts));
        if (facts.address().isBlank()) {
            // The user writes it: "your domain" would be the reader's.
            names.put("address", texts.get("letter.name.address"));
            names.put("domain", texts.get("letter.name.domain"));
        }
        names.replaceAll((_, name) -> shortened(plain(name), LONGEST_FACT));
        names.put("title", wording.title(diagnosis.best().cause(), facts));
        return names;
    }

    /// Only where a reply refused may a letter say so.
    private static String key(Who who, String part, Facts facts) {
        return "letter." + who.name().toLowerCase(Locale.ROOT) + "." + part
                + (facts.reading().isPresent() ? "" : ".check");
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    /// What comes from outside must not bring lines or control characters of its own into a letter.
    private static String plain(String text) {
        return Harmless.line(text).strip();
    }
}
