package org.mailmedic.ui.answer;

import java.util.List;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.ui.control.MailPath;

/// What the answer page shows, all in words.
///
/// @param sentence the answer in one sentence
/// @param sure how sure we are, and who can repair it
/// @param meaning what that means, in plain words
/// @param path where the mail stopped; empty where none was sent and nothing tried
/// @param reasons why we think so, strongest first; what speaks against it last
/// @param others what it could also be
/// @param help what would make it surer
/// @param ruledOut what it is not, with what disproves it
/// @param notYours what is not the user's to mend, and why
/// @param notChecked what nobody asked
public record AnswerContent(
        String sentence,
        String sure,
        String meaning,
        List<MailPath.Stop> path,
        List<Reason> reasons,
        List<String> others,
        List<String> help,
        List<RuledOut> ruledOut,
        List<RuledOut> notYours,
        List<String> notChecked) {
    public AnswerContent {
        path = List.copyOf(path);
        reasons = List.copyOf(reasons);
        others = List.copyOf(others);
        help = List.copyOf(help);
        ruledOut = List.copyOf(ruledOut);
        notYours = List.copyOf(notYours);
        notChecked = List.copyOf(notChecked);
    }

    /// The same with another way of the mail.
    AnswerContent withPath(List<MailPath.Stop> other) {
        return new AnswerContent(sentence, sure, meaning, other, reasons, others, help, ruledOut, notYours, notChecked);
    }

    /// One piece of evidence.
    ///
    /// @param source where it was seen, and when
    /// @param raw what was seen, as it came; empty where the sentence says it all
    public record Reason(Severity tone, String sentence, String source, String raw) {
        public Reason(Severity tone, String sentence, String source) {
            this(tone, sentence, source, "");
        }
    }

    /// A cause that it is not.
    ///
    /// @param because what speaks against it
    public record RuledOut(String name, List<String> because) {
        public RuledOut {
            because = List.copyOf(because);
        }
    }
}
