package org.mailmedic.report;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.diagnosis.record.RecordToPublish;

/// A piece of a report, without a form yet. All text in it may come from outside: whoever writes it out
/// escapes it.
sealed interface Block {
    record Paragraph(String text) implements Block {}

    /// Names and values.
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String name, String value) {}

    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /// Something said by a machine, letter by letter.
    record Raw(String caption, String text) implements Block {}

    /// A picture.
    ///
    /// @param svg escaped already
    /// @param told what it shows, in words
    record Picture(String svg, String told) implements Block {}

    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    /// Something seen in the set-up.
    ///
    /// @param word the severity in a word
    record Seen(
            Severity severity,
            String word,
            String title,
            String subject,
            String why,
            String fix,
            String evidence,
            String source)
            implements Block {}

    /// Something to do.
    ///
    /// @param state done or open, in words
    /// @param effort who does it and how long it takes
    record ToDo(
            boolean done,
            String state,
            String title,
            String effort,
            List<Step> steps,
            Optional<RecordToPublish> publish)
            implements Block {
        public ToDo {
            steps = List.copyOf(steps);
        }
    }

    record Step(String text, Optional<URI> link) {}

    /// A part of the report under a heading of its own.
    record Section(String title, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }
}
