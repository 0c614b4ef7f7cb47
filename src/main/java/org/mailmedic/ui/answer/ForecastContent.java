package org.mailmedic.ui.answer;

import java.util.List;
import org.mailmedic.ui.control.Tone;

/// What the large receivers would do with mail sent this way, in words.
///
/// @param route from whom and through whom
/// @param marks what is known of SPF, DKIM and DMARC
/// @param rows the receivers
record ForecastContent(String route, List<Mark> marks, List<Row> rows) {
    ForecastContent {
        marks = List.copyOf(marks);
        rows = List.copyOf(rows);
    }

    /// One thing known, such as "SPF passes".
    record Mark(Tone tone, String words) {}

    /// One receiver.
    ///
    /// @param counts when one is a bulk sender there
    record Row(String name, String counts, Cell few, Cell many, List<Rule> rules) {
        Row {
            rules = List.copyOf(rules);
        }
    }

    /// What it would do.
    ///
    /// @param why the rule that decides; empty if none stands against it
    record Cell(Tone tone, String words, String why) {}

    /// A rule of the receiver, how it looks, and where it stands.
    record Rule(Tone tone, String words, String state, String source) {}
}
