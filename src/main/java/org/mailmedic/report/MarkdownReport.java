package org.mailmedic.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.report.Block.Section;

/// A report as Markdown (CommonMark, with the tables of GitHub), for a ticket or a mail.
final class MarkdownReport {
    private final StringBuilder text = new StringBuilder(8_192);
    private final String publish;

    private MarkdownReport(String publish) {
        this.publish = publish;
    }

    /// The text.
    ///
    /// @param publish caption of a record to publish
    static String of(Outline outline, String publish) {
        return new MarkdownReport(publish).write(outline);
    }

    private String write(Outline outline) {
        paragraph("# " + escape(outline.title()));
        paragraph(escape(outline.subtitle()));
        outline.practice().ifPresent(band -> paragraph("> **" + escape(band) + "**"));
        outline.sections().forEach(this::section);
        paragraph("---");
        paragraph(escape(outline.footer()));
        return text.toString();
    }

    private void section(Section section) {
        paragraph("## " + escape(section.title()));
        section.blocks().forEach(this::block);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(String words) -> paragraph(escape(words));
            case Block.Facts(List<Block.Fact> facts) ->
                paragraph(facts.stream()
                        .map(f -> "- " + escape(f.name()) + ": " + escape(f.value()))
                        .collect(Collectors.joining("\n")));
            case Block.Bullets(List<String> items) ->
                paragraph(items.stream().map(i -> "- " + escape(i)).collect(Collectors.joining("\n")));
            case Block.Raw(String caption, String raw) -> {
                paragraph(escape(caption));
                fenced(raw);
            }
            case Block.Picture(String _, String told) -> paragraph(escape(told));
            case Block.Table table -> {
                String rule = table.head().stream().map(_ -> "---").collect(Collectors.joining(" | ", "| ", " |"));
                paragraph(row(table.head()) + "\n" + rule + "\n"
                        + table.rows().stream().map(MarkdownReport::row).collect(Collectors.joining("\n")));
            }
            case Block.Seen seen -> {
                paragraph("### " + escape(seen.word()) + ": " + escape(seen.title()));
                paragraph(escape(seen.subject()) + ". " + escape(seen.why()));
                paragraph(escape(seen.fix()));
                if (!seen.evidence().isBlank()) {
                    fenced(seen.evidence());
                }
                paragraph(escape(seen.source()));
            }
            case Block.ToDo toDo -> {
                paragraph("### " + (toDo.done() ? "\u2611 " : "\u2610 ") + escape(toDo.title()));
                paragraph(escape(toDo.state()) + " · " + escape(toDo.effort()));
                int number = 1;
                var steps = new StringBuilder();
                for (Block.Step step : toDo.steps()) {
                    steps.append(number++).append(". ").append(escape(step.text()));
                    step.link()
                            .filter(link -> "https".equals(link.getScheme()))
                            .ifPresent(link -> steps.append(" <").append(link).append('>'));
                    steps.append('\n');
                }
                paragraph(steps.toString().stripTrailing());
                publish(toDo.publish());
            }
        }
    }

    private void publish(Optional<RecordToPublish> record) {
        record.ifPresent(r -> {
            paragraph(escape(publish));
            fenced(r.name() + "  " + r.type() + "\n" + r.value());
        });
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownReport::escape).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void paragraph(String words) {
        if (!words.isEmpty()) {
            text.append(words).append("\n\n");
        }
    }

    /// A fence longer than any run of backticks inside, so that nothing inside can end it.
    private void fenced(String raw) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < raw.length(); i++) {
            run = raw.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        paragraph(fence + "text\n" + raw + "\n" + fence);
    }

    /// The words, with a backslash before every character that would mean something to Markdown.
    static String escape(String words) {
        var out = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean listOrRule = i == 0 && (c == '-' || c == '=');
            boolean address = c == ':' && words.startsWith("//", i + 1);
            // GitHub makes a link of this without any sign.
            boolean site = c == '.' && i >= 3 && words.regionMatches(true, i - 3, "www", 0, 3);
            if (listOrRule || address || site || "\\`*_{}[]<>#+!|~&".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
            if (c == '@' && isMention(words, i)) {
                // A backslash does not keep GitHub from writing to somebody of that name.
                out.append("<!-- -->");
            }
        }
        return out.toString();
    }

    /// Whether a name follows, with nothing before that makes an address of it.
    private static boolean isMention(String words, int at) {
        char before = at == 0 ? ' ' : words.charAt(at - 1);
        return !Character.isLetterOrDigit(before)
                && before != '\u2026'
                && at + 1 < words.length()
                && Character.isLetterOrDigit(words.charAt(at + 1));
    }
}
