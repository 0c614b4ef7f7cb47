package org.mailmedic.console;

import java.io.PrintStream;
import java.util.List;
import org.mailmedic.text.Harmless;

/// Plain text on a terminal: wrapped, aligned, no colour. Whatever comes from outside is made harmless first.
final class TextPage {
    private static final int WIDTH = 88;

    private final PrintStream out;
    private final PlainSigns plainSigns;

    TextPage(PrintStream out) {
        this.out = out;
        this.plainSigns = new PlainSigns(out.charset());
    }

    /// A line of its own, with a line of dashes below.
    TextPage heading(String text) {
        String line = plainSigns.shown(Harmless.line(text));
        out.println(line);
        out.println("-".repeat(Math.min(WIDTH, line.length())));
        return this;
    }

    TextPage paragraph(String text) {
        wrap("", "", text);
        return this;
    }

    TextPage bullet(String text) {
        wrap("- ", "  ", text);
        return this;
    }

    /// An item under a bullet or a number.
    TextPage detail(String text) {
        wrap("  ", "  ", text);
        return this;
    }

    TextPage numbered(int number, String text) {
        String mark = number + ". ";
        wrap(mark, " ".repeat(mark.length()), text);
        return this;
    }

    /// Names and values, the values below each other.
    TextPage fields(List<Field> fields) {
        int widest = fields.stream().mapToInt(f -> f.name().length()).max().orElse(0);
        for (Field field : fields) {
            String name = field.name() + " ".repeat(widest - field.name().length() + 2);
            wrap(name, " ".repeat(widest + 2), field.value());
        }
        return this;
    }

    /// Text to copy, letter by letter: never wrapped.
    TextPage verbatim(String text) {
        Harmless.lines(text).lines().forEach(line -> out.println("    " + plainSigns.shown(line)));
        return this;
    }

    TextPage gap() {
        out.println();
        return this;
    }

    void flush() {
        out.flush();
    }

    /// A name and its value.
    record Field(String name, String value) {}

    private void wrap(String first, String further, String text) {
        var line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : plainSigns.shown(Harmless.line(text)).split(" ", -1)) {
            if (!fresh && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(further);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        out.println(line);
    }
}
