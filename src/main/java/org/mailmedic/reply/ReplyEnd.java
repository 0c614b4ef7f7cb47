package org.mailmedic.reply;

/// Where the words of a reply end and those of whoever quotes it go on.
final class ReplyEnd {
    private ReplyEnd() {}

    /// Where Postfix's log goes on with the envelope, `; from=<a> to=<b> proto=ESMTP helo=<c>`: not what a server
    /// said. The length of the text if it does not.
    static int envelopeAt(String lower) {
        int proto = lower.indexOf(" proto=");
        int from = proto < 0 ? -1 : lower.lastIndexOf("; from=", proto);
        return from < 0 ? lower.length() : from;
    }

    /// Whether the text ends with a bracket or quote that nothing in it opened, or with a sign left over.
    static boolean isUnopened(String text) {
        return switch (text.charAt(text.length() - 1)) {
            case ')' -> opens(text, '(', ')');
            case '>' -> opens(text, '<', '>');
            case ']' -> opens(text, '[', ']');
            case '"' -> text.indexOf('"') == text.length() - 1;
            case '\'' -> text.indexOf('\'') == text.length() - 1;
            case '#', '\\' -> true;
            default -> false;
        };
    }

    /// Whether more brackets close than open.
    private static boolean opens(String text, char open, char close) {
        long opened = text.chars().filter(c -> c == open).count();
        long closed = text.chars().filter(c -> c == close).count();
        return closed > opened;
    }

    /// Where a quotation closes, -1 if it does not.
    static int closingQuote(CharSequence text, char quote) {
        for (int i = 0; i < text.length(); i++) {
            boolean last = i + 1 == text.length();
            if (text.charAt(i) == quote && (last || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
                return i;
            }
        }
        return -1;
    }
}
