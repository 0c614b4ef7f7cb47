package org.mailmedic.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmedic.casefile.Case;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.knowledge.Speakers;
import org.mailmedic.remedy.CauseWords;
import org.mailmedic.remedy.ReplyNames;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.report.CauseSubjects;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;

/// Puts in words what a refusal means.
public final class ReadingWords {
    private static final double VERY = 0.85;
    private static final double FAIRLY = 0.6;
    private static final int LONGEST = 300;

    private final Texts texts;
    private final Reading reading;
    private final String address;
    private final Map<String, String> names;

    public ReadingWords(Texts texts, Reading reading, Case.Given given, Optional<ProviderKind> kind) {
        this.texts = texts;
        this.reading = reading;
        this.address = given.address();
        this.names = CauseSubjects.of(texts, given.address(), kind, List.of(reading), given.recipient());
    }

    /// The answer in one sentence.
    public String sentence() {
        return part("answer");
    }

    public String meaning() {
        return part("meaning");
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
        return Harmless.line(address);
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
        return part("fix");
    }

    public String who() {
        return part("who");
    }

    private String part(String part) {
        return capital(CauseWords.of(texts, reading.cause(), part, Optional.of(reading), names));
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
        return ReplyNames.receiver(texts, reading)
                .or(() -> texts.find("speaker." + reading.saidBy(), Map.of()))
                .orElse(reading.saidBy());
    }

    /// A name such as "the receiving server" may begin a sentence.
    private String capital(String words) {
        return Spelling.sentence(words, texts.locale());
    }
}
