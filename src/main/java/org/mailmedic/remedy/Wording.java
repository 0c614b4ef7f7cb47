package org.mailmedic.remedy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.cause.RankedCause;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// Says a diagnosis in words, with the names of this case in their places. Where a name is not known,
/// words such as "your domain" stand for it, so that no place holder is ever left open.
public final class Wording {
    private static final List<String> NAMES = List.of(
            "domain",
            "provider",
            "address",
            "speaker",
            "source",
            "recipient",
            "host",
            "port",
            "security",
            "ip",
            "service",
            "term",
            "identity");

    /// What is put into a sentence as the name of a host: no more than letters, digits, hyphens and dots.
    private static final Pattern HOST = Pattern.compile("(?=.{4,253}$)([A-Za-z0-9-]{1,63}\\.)+[A-Za-z0-9-]{2,63}");
    private static final Pattern PLAIN_ADDRESS =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9.-]{1,253}");

    private final Texts texts;
    private final Speakers speakers = Speakers.standard();

    public Wording(Texts texts) {
        this.texts = texts;
    }

    /// The cause in a few words.
    public String title(Cause cause) {
        return texts.get("cause." + cause.code() + ".title");
    }

    /// The cause in a few words, as far as anybody refused anything.
    public String title(Cause cause, Facts facts) {
        return CauseWords.title(texts, cause, !facts.readings().isEmpty());
    }

    /// What the cause is about, as a noun: in lists of what it is not, a title would read as a finding.
    public String noun(Cause cause) {
        return texts.find("cause." + cause.code() + ".noun", Map.of()).orElseGet(() -> title(cause));
    }

    /// A reason that disproves, with the question that was asked.
    public String disproof(Evidence evidence) {
        return texts.find(evidence.key() + ".asked", Map.of())
                .map(question -> question + " " + evidence(evidence))
                .orElseGet(() -> evidence(evidence));
    }

    /// The cause as one sentence that a person would say.
    public String answer(RankedCause cause, Facts facts) {
        return unasked(facts)
                .map(first -> isNothing(cause, facts) ? first : first + " " + answerFound(cause, facts))
                .orElseGet(() -> answerFound(cause, facts));
    }

    /// What every answer begins with where the DNS could not be asked.
    private Optional<String> unasked(Facts facts) {
        return facts.couldNotAsk() ? Optional.of(texts.get("answer.not_asked", names(facts))) : Optional.empty();
    }

    /// Whether there is no more to say than that.
    private static boolean isNothing(RankedCause cause, Facts facts) {
        return cause.cause() == Cause.UNKNOWN && facts.readings().isEmpty();
    }

    private String answerFound(RankedCause cause, Facts facts) {
        if (cause.seemsMended()) {
            return texts.get("answer.mended", Map.of("title", title(cause.cause())));
        }
        if (!facts.readings().isEmpty()) {
            return answer(cause.cause(), facts);
        }
        boolean checked = facts.connectionTried() || !facts.checked().isEmpty();
        boolean clean = checked && cause.evidence().isEmpty();
        return sentence(CauseWords.answerOfSetUp(texts, cause.cause(), clean, names(facts)));
    }

    /// The same of a reply alone, before anything else is known.
    public String answer(Cause cause, Facts facts) {
        return part(cause, "answer", facts);
    }

    /// What the cause is, in the words for the one who said it where that makes a difference.
    public String meaning(Cause cause, Facts facts) {
        return part(cause, "meaning", facts);
    }

    /// What cures it, in one sentence; by the way of the one who said it where there is one.
    public String fix(Cause cause, Facts facts) {
        return part(cause, "fix", facts);
    }

    /// Who can put it right.
    public String who(Cause cause, Facts facts) {
        return part(cause, "who", facts);
    }

    private String part(Cause cause, String part, Facts facts) {
        Map<String, String> names = names(facts);
        DomainOfReply.another(cause, facts).ifPresent(domain -> names.put("domain", domain));
        return sentence(CauseWords.of(texts, cause, part, facts, names));
    }

    /// How sure we are.
    public String confidence(RankedCause cause) {
        return texts.get(cause.confidenceKey());
    }

    /// One reason.
    public String evidence(Evidence evidence) {
        Map<String, String> arguments = new HashMap<>(evidence.arguments());
        arguments.computeIfPresent("speaker", (_, id) -> speaker(id));
        Optional.ofNullable(arguments.get(Diagnostician.SERVER))
                .map(Harmless::line)
                .ifPresent(host -> arguments.put("speaker", host));
        return sentence(texts.get(evidence.key(), arguments));
    }

    /// Who refused, as people call them: the owner of the server, or else its host name, as far as either is known.
    /// Never the program that runs there: a thousand others run it too.
    public Optional<String> refuser(Facts facts) {
        return facts.reading()
                .flatMap(reading -> isOwner(reading.saidBy())
                        ? Optional.of(speaker(reading.saidBy()))
                        : reading.refusal().remoteHost().map(Harmless::line));
    }

    private boolean isOwner(String speaker) {
        return speakers.isOwn(speaker)
                || (!speaker.isEmpty() && !speaker.equals(Speakers.GENERIC) && !speakers.isSoftware(speaker));
    }

    /// Who said it, as people call them.
    public String speaker(String id) {
        return id.isEmpty() || id.equals(Speakers.GENERIC)
                ? texts.get("name.speaker")
                : texts.find("speaker." + id, Map.of()).orElse(id);
    }

    /// The names that may stand in texts and guides, each filled.
    public Map<String, String> names(Facts facts) {
        Map<String, String> names = new HashMap<>();
        NAMES.forEach(name -> names.put(name, texts.get("name." + name)));
        if (!facts.address().isBlank()) {
            names.put("address", facts.address());
            names.put("domain", facts.address().substring(facts.address().lastIndexOf('@') + 1));
        }
        if (PLAIN_ADDRESS.matcher(facts.address()).matches()) {
            // In quotes a shell takes it as it is; what could end them is not handed on.
            names.put("identity", "'" + facts.address() + "'");
        }
        facts.provider().map(ProviderKind::name).ifPresent(name -> names.put("provider", name));
        facts.provider().stream()
                .flatMap(kind -> kind.servers().stream())
                .findFirst()
                .ifPresent(server -> {
                    names.put("host", server.host());
                    names.put("port", String.valueOf(server.port()));
                    names.put("security", texts.get("name.security." + Spelling.of(server.security())));
                });
        facts.spokenDomain().ifPresent(domain -> names.put(CauseWords.SPOKEN, domain));
        facts.origin().ifPresent(origin -> {
            names.put("ip", origin.text());
            origin.repair().term().ifPresent(term -> names.put("term", term));
            origin.repair()
                    .service()
                    .or(origin::service)
                    .map(MailService::name)
                    .ifPresent(name -> names.put("service", name));
        });
        facts.reading().ifPresent(reading -> {
            refuser(facts).ifPresent(name -> names.put("speaker", name));
            reading.refusal()
                    .clues()
                    .blockListZone()
                    .filter(zone -> HOST.matcher(zone).matches())
                    .ifPresent(zone -> names.put(CauseWords.LIST, zone));
            reading.refusal().recipient().ifPresent(recipient -> names.put("recipient", recipient));
            reading.refusal().clues().addresses().stream()
                    .findFirst()
                    .ifPresent(ip -> names.put("source", texts.get("name.source.known", Map.of("ip", ip))));
        });
        return names;
    }

    /// A name at the beginning of a sentence may be words such as "your provider". A host or an address stays as it is
    /// written.
    String sentence(String text) {
        return Spelling.sentence(text, texts.locale());
    }
}
