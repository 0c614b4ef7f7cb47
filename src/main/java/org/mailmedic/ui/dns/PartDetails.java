package org.mailmedic.ui.dns;

import java.util.List;

/// What lies behind a row of the DNS page.
///
/// @param facts what the records mean together, a sentence each
/// @param answers the raw answers that it rests on, with who gave them and when; empty after the session
///     that asked
/// @param doubtful whether it rests on "there is no such record" from a resolver that makes up answers
public record PartDetails(List<String> facts, List<String> answers, boolean doubtful) {
    static final PartDetails NOTHING = new PartDetails(List.of(), List.of(), false);

    public PartDetails {
        facts = List.copyOf(facts);
        answers = List.copyOf(answers);
    }
}
