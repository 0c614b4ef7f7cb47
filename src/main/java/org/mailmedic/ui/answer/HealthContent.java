package org.mailmedic.ui.answer;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.forecast.HealthState;
import org.mailmedic.ui.control.Tone;

/// What the health of a set-up shows, all in words.
///
/// @param headline what would be refused today
/// @param subtitle that nothing has come back
/// @param leads whether the page begins with it
/// @param receivers in the order of the columns
/// @param rows the parts, the worst first
/// @param changes what became of each part since an earlier check
record HealthContent(
        String headline, String subtitle, boolean leads, List<Column> receivers, List<Row> rows, List<News> changes) {
    HealthContent {
        receivers = List.copyOf(receivers);
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
    }

    /// The head of a receiver's columns.
    ///
    /// @param few the column of those who send little
    /// @param many the column of those who send much
    record Column(String name, String few, String many) {}

    /// One part.
    ///
    /// @param detail what was found there
    /// @param cells for each receiver one cell, or two where few mails fare otherwise than many
    record Row(Tone tone, String name, String detail, List<List<Cell>> cells) {
        Row {
            cells = cells.stream().map(List::copyOf).toList();
        }
    }

    /// What a receiver would do.
    ///
    /// @param word the same in a word
    /// @param told all of it in a sentence, for those who do not see the table
    /// @param title the heading of its rules
    /// @param rules that it goes by
    /// @param none what is said where there is no rule
    /// @param go what the user can do about it
    record Cell(
            HealthState state,
            Tone tone,
            String word,
            String told,
            String title,
            List<Rule> rules,
            String none,
            Optional<Go> go) {
        Cell {
            rules = List.copyOf(rules);
        }
    }

    /// A receiver's rule.
    ///
    /// @param sight whether it is met
    /// @param source whose page it stands on, and when it was read
    record Rule(Tone tone, String text, String sight, String source, URI page) {}

    /// Where it goes on from a cell.
    enum Go {
        FIX,
        DNS
    }

    /// What became of a part.
    record News(Tone tone, String title, String text) {}
}
