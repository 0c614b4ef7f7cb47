package org.mailmedic.text;

/// Text from outside, made safe to show: a terminal, a page and a log all obey characters that a reader
/// can't see.
///
/// Control characters (C0, C1, delete) could move the cursor or recolour the screen; marks of writing
/// direction and invisible characters could make one text look like another (CVE-2021-42574); half a
/// surrogate pair is no character.
public final class Harmless {
    private static final int SHOWN_INSTEAD = 0xfffd;

    private Harmless() {}

    /// The text on one line: line ends and tabs become blanks, other such characters are shown as `U+FFFD`.
    public static String line(String text) {
        return clean(text, false);
    }

    /// The text with its lines. Tabs become blanks.
    public static String lines(String text) {
        return clean(text.replace("\r\n", "\n"), true);
    }

    private static String clean(String text, boolean keepLines) {
        if (text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || (c == '\n' && keepLines))) {
            return text;
        }
        return text.codePoints()
                .map(c -> switch (c) {
                    case '\n' -> keepLines ? c : ' ';
                    case '\t', '\r' -> ' ';
                    default -> isHarmless(c) ? c : SHOWN_INSTEAD;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> c == 0x200d; // joins the parts of one emoji or letter
            default -> true;
        };
    }
}
