package org.mailmedic.diagnosis.finding;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.record.PublishingRules;
import org.mailmedic.diagnosis.record.RecordToPublish;

/// Something seen in the set-up.
///
/// @param code what it is; severity and words are kept with the code, not here
/// @param subject what it was seen at: a domain, an address, a host
/// @param arguments values for the words, by name
/// @param evidence the raw answer it rests on
/// @param replacement the record to publish instead, where there is one that may be published
/// @param source where the rule stands: `RFC 7208 4.5`, or a vendor's page
public record Finding(
        FindingCode code,
        String subject,
        Map<String, String> arguments,
        String evidence,
        Optional<RecordToPublish> replacement,
        String source) {
    private static final int LONGEST_WORD = 300;

    public Finding {
        arguments = Map.copyOf(arguments);
        evidence = visible(evidence);
        replacement = replacement.filter(PublishingRules::allow);
    }

    /// Records hold any byte: those that nobody sees become a dot, each one, so that a place keeps its
    /// column.
    private static String visible(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) && c != '\n' ? '\u00b7' : c);
        }
        return out.toString();
    }

    /// The same where the record is not the user's to publish.
    Finding withoutReplacement() {
        return withReplacement(Optional.empty());
    }

    /// The same with another record to publish, or with none.
    public Finding withReplacement(Optional<RecordToPublish> other) {
        return new Finding(code, subject, arguments, evidence, other, source);
    }

    /// A sentence holds a line of it: the evidence has the whole.
    private static String word(String value) {
        String line = visible(value).replace('\n', ' ');
        return line.length() <= LONGEST_WORD ? line : line.substring(0, LONGEST_WORD) + " …";
    }

    /// The values for the placeholders of its texts: the arguments, and `{subject}`.
    public Map<String, String> words() {
        var words = new HashMap<String, String>();
        arguments.forEach((name, value) -> words.put(name, word(value)));
        words.putIfAbsent("subject", subject);
        return words;
    }
}
