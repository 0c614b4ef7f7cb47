package org.mailmedic.ui.page;

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
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.report.Names;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;

/// Puts in words what a refusal means.
final class ReadingWords {
    private static final double VERY = 0.85;
    private static final double FAIRLY = 0.6;
    private static final int LONGEST = 300;

    private final Texts texts;
    private final Reading reading;
    private final Map<String, String> names;

    ReadingWords(Texts texts, Reading reading, Case.Given given, Optional<ProviderKind> kind) {
        this.texts = texts;
        this.reading = reading;
        this.names = Names.of(texts, given.address(), kind, List.of(reading), given.recipient());
    }

    /// The answer in one sentence.
    String sentence() {
        return capital(texts.get(key("answer"), names));
    }

    String meaning() {
        return capital(texts.find(key("meaning." + reading.saidBy()), names)
                .orElseGet(() -> texts.get(key("meaning"), names)));
    }

    String saidBy() {
        return texts.get(
                "page.what.side." + reading.side().name().toLowerCase(Locale.ROOT), Map.of("speaker", speaker()));
    }

    String when() {
        return texts.find("page.what.stage." + reading.refusal().stage().name().toLowerCase(Locale.ROOT), Map.of())
                .orElse("");
    }

    /// The codes, such as `550 5.7.1`; empty if the text has none.
    String code() {
        SmtpReply reply = reading.refusal().reply();
        return new SmtpReply(reply.code(), reply.enhanced(), "").toString();
    }

    String sentFrom() {
        return reading.refusal().clues().addresses().stream().findFirst().orElse("");
    }

    String recipient() {
        return Harmless.line(reading.refusal().recipient().orElse(""));
    }

    String howSure() {
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
    String others() {
        if (reading.confidence() >= VERY) {
            return "";
        }
        return reading.others().stream()
                .map(cause -> texts.get("cause." + cause.code() + ".title"))
                .collect(Collectors.joining("; "));
    }

    /// How to put it right, and who can.
    String fix() {
        return texts.get(key("fix"), names);
    }

    String who() {
        return texts.get(key("who"));
    }

    /// The hosts of the links in the words: a link's own words may lie about where it goes.
    String links() {
        return reading.refusal().clues().links().stream()
                .map(ReadingWords::host)
                .filter(host -> !host.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String host(String link) {
        int from = Math.max(0, link.indexOf("://") + 3);
        int start = link.contains("://") ? from : 0;
        int end = start;
        while (end < link.length() && "/?#".indexOf(link.charAt(end)) < 0) {
            end++;
        }
        String authority = link.substring(start, end);
        return Harmless.line(authority.substring(authority.lastIndexOf('@') + 1));
    }

    /// The server's own words, shortened if there is no end to them.
    String words() {
        String words = Harmless.line(reading.refusal().reply().text());
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " …";
    }

    /// One line to tell it from others.
    String line() {
        return (code() + " " + recipient()).strip();
    }

    boolean isRecognised() {
        return reading.cause() != Cause.UNKNOWN || !code().isEmpty();
    }

    private String speaker() {
        return texts.find("speaker." + reading.saidBy(), Map.of()).orElse(reading.saidBy());
    }

    private String key(String what) {
        return "cause." + reading.cause().code() + "." + what;
    }

    /// A name such as "the receiving server" may begin a sentence.
    private String capital(String words) {
        return words.substring(0, 1).toUpperCase(texts.locale()) + words.substring(1);
    }
}
