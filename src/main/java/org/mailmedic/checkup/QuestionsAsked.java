package org.mailmedic.checkup;

import java.util.List;
import java.util.Map;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;

/// What an audit asked.
///
/// @param answers all raw answers, in the order in which they were asked
/// @param askedFor the part that each question was asked for; where several needed its answer, the one that
///     is about that name. One that no part asked is not there
/// @param tally what the questions were for, in numbers
/// @param criticalPath length of the longest chain of questions each of which had to wait for the one
///     before
public record QuestionsAsked(List<DnsAnswer> answers, Map<Question, Part> askedFor, Tally tally, int criticalPath) {
    /// Nothing was asked.
    static final QuestionsAsked NONE = new QuestionsAsked(List.of(), Map.of(), new Tally(0, 0, 0, 0, 0, 0), 0);

    public QuestionsAsked {
        answers = List.copyOf(answers);
        askedFor = Map.copyOf(askedFor);
    }
}
