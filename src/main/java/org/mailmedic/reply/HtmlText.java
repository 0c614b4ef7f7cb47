package org.mailmedic.reply;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words of an HTML page, its blocks as lines. Reads each character once.
final class HtmlText {
    private static final Set<String> BLOCKS = Set.of(
            "br",
            "p",
            "div",
            "tr",
            "td",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "table",
            "pre",
            "blockquote",
            "hr",
            "body");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "rsquo", "'", "lsquo", "'",
            "ndash", "-", "mdash", "-");

    private final String html;
    private final StringBuilder out;
    private String unseen = "";
    /// In a `pre`, where line ends count: Exchange shows the original headers so.
    private boolean asWritten;

    private HtmlText(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length());
    }

    static String of(String html) {
        var page = new HtmlText(html);
        page.read();
        return page.out.toString();
    }

    private void read() {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                at = tag(at);
            } else if (!unseen.isEmpty()) {
                at++;
            } else if (c == '&') {
                at = entity(at);
            } else {
                out.append((c == '\n' || c == '\r') && !asWritten ? ' ' : c);
                at++;
            }
        }
    }

    private int tag(int at) {
        if (html.startsWith("<!--", at)) {
            int close = html.indexOf("-->", at + 4);
            return close < 0 ? html.length() : close + 3;
        }
        int name = at + 1;
        boolean closes = name < html.length() && html.charAt(name) == '/';
        if (closes) {
            name++;
        }
        int end = name;
        while (end < html.length() && end - name < 12 && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        if (end == name) {
            // A "<" in running words, as in "<user@example.com>" that was not encoded.
            if (unseen.isEmpty()) {
                out.append('<');
            }
            return at + 1;
        }
        String word = html.substring(name, end).toLowerCase(Locale.ROOT);
        int close = closing(end);
        if (!unseen.isEmpty()) {
            if (closes && word.equals(unseen)) {
                unseen = "";
            }
            return close;
        }
        if (!closes && UNSEEN.contains(word)) {
            unseen = word;
        } else if (BLOCKS.contains(word)) {
            out.append('\n');
            if (word.equals("pre")) {
                asWritten = !closes;
            }
        } else if (end < html.length() && (html.charAt(end) == '@' || html.charAt(end) == '.')) {
            out.append(html, at, close);
        }
        return close;
    }

    private int closing(int from) {
        int at = from;
        while (at < html.length() && html.charAt(at) != '>') {
            at++;
        }
        return Math.min(html.length(), at + 1);
    }

    private int entity(int at) {
        int end = at + 1;
        while (end < html.length() && end - at < 10 && html.charAt(end) != ';') {
            end++;
        }
        if (end >= html.length() || html.charAt(end) != ';') {
            out.append('&');
            return at + 1;
        }
        String name = html.substring(at + 1, end);
        String named = ENTITIES.get(name.toLowerCase(Locale.ROOT));
        if (named != null) {
            out.append(named);
            return end + 1;
        }
        int code = number(name);
        if (code > 0 && Character.isValidCodePoint(code)) {
            out.appendCodePoint(code);
            return end + 1;
        }
        out.append('&');
        return at + 1;
    }

    private static int number(String name) {
        try {
            if (name.startsWith("#x") || name.startsWith("#X")) {
                return Integer.parseInt(name.substring(2), 16);
            }
            return name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
