package org.mailmedic.ui.control;

import java.util.ArrayList;
import java.util.List;

/// Keeps a line of `^` under the place that it points at: a long line above it is cut around that place,
/// for once it wraps, the marks would stand under something else.
public final class PointedLines {
    private static final int WIDTH = 44;
    private static final String CUT = "… ";

    private PointedLines() {}

    /// The same text, with each line that is pointed at cut to a width that does not wrap.
    public static String fit(String text) {
        List<String> lines = text.lines().toList();
        List<String> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean pointed = i + 1 < lines.size() && isMarks(lines.get(i + 1));
            if (pointed) {
                out.addAll(fit(lines.get(i), lines.get(i + 1)));
                i++;
            } else {
                out.add(lines.get(i));
            }
        }
        return String.join("\n", out);
    }

    private static boolean isMarks(String line) {
        return line.indexOf('^') >= 0 && line.chars().allMatch(c -> c == ' ' || c == '^');
    }

    private static List<String> fit(String line, String marks) {
        if (line.length() <= WIDTH) {
            return List.of(line, marks);
        }
        int at = marks.indexOf('^');
        int length = Math.min(marks.length() - at, WIDTH / 2);
        int from = Math.clamp(at - (WIDTH - length) / 2, 0, line.length());
        int to = Math.min(line.length(), from + WIDTH);
        String before = from > 0 ? CUT : "";
        return List.of(
                before + line.substring(from, to) + (to < line.length() ? " …" : ""),
                " ".repeat(before.length() + at - from) + "^".repeat(length));
    }
}
