package org.mailmedic.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmedic.casefile.Case;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.remedy.Wording;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;

/// Puts in words what a refusal means.
public final class ReadingWords {
    private static final double VERY = 0.85;
    private static final double FAIRLY = 0.6;
    private static final int LONGEST = 300;

    private final Texts texts;
    private final Reading reading;
    private final Wording wording;
    private final Facts facts;

    public ReadingWords(Texts texts, Reading reading, Case.Given given, Optional<ProviderKind> kind) {
        this.texts = texts;
        this.reading = reading;
        this.wording = new Wording(texts);
        this.facts = Facts.ofReply(reading, kind, given.address());
    }

    /// The answer in one sentence.
    public String sentence() {
        return wording.answer(reading.cause(), facts);
    }

    public String meaning() {
        return wording.meaning(reading.cause(), facts);
    }

    public String saidBy() {
        return texts.get(
                "page.what.side." + reading.side().name().toLowerCase(Locale.ROOT), Map.of("speaker", speaker()));
    }

    public String when() {
        return texts.find("page.what.stage." + reading.refusal().stage().name().toLowerCase(Locale.ROOT), Map.of())
                .orElse("");
    }

    /// The codes, such as `550 5.7.1`; empty if the text has none.
    public String code() {
        SmtpReply reply = reading.refusal().reply();
        return new SmtpReply(reply.code(), reply.enhanced(), "").toString();
    }

    public String sentFrom() {
        return reading.refusal().clues().addresses().stream().findFirst().orElse("");
    }

    /// The user's own address, as the bounce or the user says it; empty if not known.
    public String sender() {
        return Harmless.line(facts.address());
    }

    public String recipient() {
        return Harmless.line(reading.refusal().recipient().orElse(""));
    }

    public String howSure() {
        if (reading.cause() == Cause.UNKNOWN) {
            return texts.get("page.what.sure.not");
        }
        double sure = reading.confidence();
        boolean ownWords = reading.phrase().isPresent() && !reading.saidBy().equals(Speakers.GENERIC);
        if (sure >= VERY) {
            return ownWords
                    ? texts.get("page.what.sure.own_words", Map.of("speaker", speaker()))
                    : texts.get("page.what.sure.very");
        }
        return texts.get(sure >= FAIRLY ? "page.what.sure.fairly" : "page.what.sure.little");
    }

    /// What the words also allow, where that is worth saying; empty if they are clear.
    public String others() {
        if (reading.confidence() >= VERY) {
            return "";
        }
        return reading.others().stream()
                .map(cause -> texts.get("cause." + cause.code() + ".title"))
                .collect(Collectors.joining("; "));
    }

    /// How to put it right, and who can.
    public String fix() {
        return wording.fix(reading.cause(), facts);
    }

    public String who() {
        return wording.who(reading.cause(), facts);
    }

    /// The links in the words, each once.
    public List<String> links() {
        return reading.refusal().clues().links().stream().distinct().toList();
    }

    /// The server's own words, shortened if there is no end to them.
    public String words() {
        String words = Harmless.line(reading.refusal().reply().text());
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " …";
    }

    /// One line to tell it from others.
    public String line() {
        return (code() + " " + recipient()).strip();
    }

    public boolean isRecognised() {
        return reading.cause() != Cause.UNKNOWN
                || !code().isEmpty()
                || reading.phrase().isPresent();
    }

    private String speaker() {
        return texts.find("speaker." + reading.saidBy(), Map.of()).orElse(reading.saidBy());
    }
}
