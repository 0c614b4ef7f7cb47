package org.mailmedic.console;

import java.io.PrintStream;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import org.mailmedic.text.Harmless;

/// Plain text on a terminal: wrapped, aligned, no colour. Whatever comes from outside is made harmless first.
final class Sheet {
    private static final int WIDTH = 88;

    private final PrintStream out;
    private final CharsetEncoder encoder;

    Sheet(PrintStream out) {
        this.out = out;
        this.encoder = out.charset().newEncoder();
    }

    /// A line of its own, with a line of dashes below.
    Sheet heading(String text) {
        String line = shown(Harmless.line(text));
        out.println(line);
        out.println("-".repeat(Math.min(WIDTH, line.length())));
        return this;
    }

    Sheet paragraph(String text) {
        wrap("", "", text);
        return this;
    }

    Sheet bullet(String text) {
        wrap("- ", "  ", text);
        return this;
    }

    /// An item under a bullet or a number.
    Sheet detail(String text) {
        wrap("  ", "  ", text);
        return this;
    }

    Sheet numbered(int number, String text) {
        String mark = number + ". ";
        wrap(mark, " ".repeat(mark.length()), text);
        return this;
    }

    /// Names and values, the values below each other.
    Sheet fields(List<Field> fields) {
        int widest = fields.stream().mapToInt(f -> f.name().length()).max().orElse(0);
        for (Field field : fields) {
            String name = field.name() + " ".repeat(widest - field.name().length() + 2);
            wrap(name, " ".repeat(widest + 2), field.value());
        }
        return this;
    }

    /// Text to copy, letter by letter: never wrapped.
    Sheet verbatim(String text) {
        Harmless.lines(text).lines().forEach(line -> out.println("    " + shown(line)));
        return this;
    }

    Sheet gap() {
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
        for (String word : shown(Harmless.line(text)).split(" ", -1)) {
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

    /// Typographic signs as plain ones where the terminal's charset has none.
    private String shown(String text) {
        if (encoder.canEncode(text)) {
            return text;
        }
        return text.replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"')
                .replace("\u2026", "...")
                .replace('\u2013', '-')
                .replace('\u00b7', '-')
                .replace('\u2192', '>');
    }
}
