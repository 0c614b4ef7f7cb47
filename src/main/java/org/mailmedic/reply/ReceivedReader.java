package org.mailmedic.reply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmedic.reply.AuthenticationResults.Method;

/// Reads from the source of a message that arrived what its receiver says of it (`Authentication-Results`,
/// RFC 8601).
///
/// Anybody can write such a header into a message. The receiver puts its own above what came with the
/// message, so the topmost counts, and others only where they bear the same server's name (RFC 8601
/// section 5).
public final class ReceivedReader {
    /// Longest source that is looked at, in characters: headers stand at its start.
    public static final int LIMIT = 500_000;

    private static final String HEADER = "authentication-results:";
    private static final Pattern NAMED = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,76}:.*", Pattern.DOTALL);
    private static final int LONGEST_HEADER = 20_000;
    private static final int MOST_HEADERS = 20;
    private static final int MOST_METHODS = 40;
    private static final int MOST_PROPERTIES = 20;
    private static final int LONGEST_WORD = 1000;

    /// What the receiver says; empty where the text has no such header, or none that says anything.
    public Optional<AuthenticationResults> read(String source) {
        List<AuthenticationResults> read = headers(source.substring(0, Math.min(source.length(), LIMIT))).stream()
                .flatMap(value -> parse(value).stream())
                .toList();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        String server = read.getFirst().server();
        List<Method> methods = read.stream()
                .filter(r -> r.server().equalsIgnoreCase(server))
                .flatMap(r -> r.methods().stream())
                .distinct()
                .limit(MOST_METHODS)
                .toList();
        return methods.isEmpty() ? Optional.empty() : Optional.of(new AuthenticationResults(server, methods));
    }

    /// The values of the header, unfolded. What was copied from a web page has often lost the blanks at
    /// the start of its folded lines, and has words of the page above it.
    private static List<String> headers(String source) {
        List<String> values = new ArrayList<>();
        var value = new StringBuilder();
        boolean inside = false;
        for (String line : (Iterable<String>) source.lines()::iterator) {
            boolean blank = line.isBlank();
            if (inside && !blank && !isNamed(line)) {
                append(value, line);
                continue;
            }
            if (inside) {
                values.add(value.toString());
                value.setLength(0);
                inside = false;
            }
            if (blank && !values.isEmpty() || values.size() >= MOST_HEADERS) {
                return values;
            }
            if (line.regionMatches(true, 0, HEADER, 0, HEADER.length())) {
                inside = true;
                append(value, line.substring(HEADER.length()));
            }
        }
        if (inside) {
            values.add(value.toString());
        }
        return values;
    }

    private static boolean isNamed(String line) {
        return !Character.isWhitespace(line.charAt(0)) && NAMED.matcher(line).matches();
    }

    private static void append(StringBuilder value, String line) {
        int room = LONGEST_HEADER - value.length();
        if (room > 1) {
            value.append(' ').append(line, 0, Math.min(line.length(), room - 1));
        }
    }

    private static Optional<AuthenticationResults> parse(String header) {
        var words = new Words(header);
        List<Method> methods = new ArrayList<>();
        String server = "";
        boolean first = true;
        while (!words.atEnd() && methods.size() < MOST_METHODS) {
            Item item = item(words);
            if (!item.name().isEmpty() && !item.result().isEmpty()) {
                methods.add(new Method(item.name(), item.result(), item.reason(), item.properties()));
            } else if (first) {
                server = item.name();
            }
            first = false;
        }
        return methods.isEmpty() ? Optional.empty() : Optional.of(new AuthenticationResults(server, methods));
    }

    /// What stands between two semicolons.
    ///
    /// @param name the method, or the server's name where no result follows
    private record Item(String name, String result, String reason, Map<String, String> properties) {}

    private static Item item(Words words) {
        String name = "";
        String result = "";
        String reason = "";
        Map<String, String> properties = new LinkedHashMap<>();
        while (words.next()) {
            switch (words.kind()) {
                case COMMENT -> reason = reason.isEmpty() ? words.text() : reason;
                case PAIR -> {
                    String key = words.text().toLowerCase(Locale.ROOT);
                    if (name.isEmpty()) {
                        int version = key.indexOf('/');
                        name = version < 0 ? key : key.substring(0, version).strip();
                        result = words.value().toLowerCase(Locale.ROOT);
                    } else if (key.equals("reason")) {
                        reason = words.value();
                    } else if (properties.size() < MOST_PROPERTIES) {
                        properties.putIfAbsent(key, words.value());
                    }
                }
                case WORD -> name = name.isEmpty() ? words.text() : name;
            }
        }
        return new Item(name, result, reason, properties);
    }

    private enum Kind {
        WORD,
        PAIR,
        COMMENT
    }

    /// The words of a header, one after the other; stops at each semicolon.
    private static final class Words {
        private final String header;
        private int at;
        private Kind kind = Kind.WORD;
        private String text = "";
        private String value = "";

        Words(String header) {
            this.header = header;
        }

        boolean atEnd() {
            return at >= header.length();
        }

        Kind kind() {
            return kind;
        }

        String text() {
            return text;
        }

        String value() {
            return value;
        }

        /// Goes to the next word of this item; false at its end.
        boolean next() {
            blanks();
            if (atEnd()) {
                return false;
            }
            char c = header.charAt(at);
            if (c == ';') {
                at++;
                return false;
            }
            if (c == '(') {
                text = comment();
                kind = Kind.COMMENT;
                return true;
            }
            text = word(true);
            kind = Kind.WORD;
            int after = at;
            skip();
            if (!atEnd() && header.charAt(at) == '=') {
                at++;
                skip();
                value = word(false);
                kind = Kind.PAIR;
            } else {
                at = after;
            }
            return true;
        }

        private void blanks() {
            while (!atEnd() && Character.isWhitespace(header.charAt(at))) {
                at++;
            }
        }

        /// Blanks and comments around an equals sign.
        private void skip() {
            blanks();
            while (!atEnd() && header.charAt(at) == '(') {
                comment();
                blanks();
            }
        }

        /// @param key whether an equals sign ends it; in a value it is a sign like any other, as base64 has it
        private String word(boolean key) {
            if (!atEnd() && header.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            while (!atEnd() && !isEnd(header.charAt(at), key && at > start)) {
                at++;
            }
            if (at == start && !atEnd() && header.charAt(at) != ';') {
                // A sign that belongs nowhere must not stop us for ever.
                at++;
            }
            return cut(header.substring(start, at));
        }

        private static boolean isEnd(char c, boolean equalsEnds) {
            return Character.isWhitespace(c) || c == ';' || c == '(' || c == '=' && equalsEnds;
        }

        private String quoted() {
            var out = new StringBuilder();
            at++;
            while (!atEnd() && header.charAt(at) != '"') {
                if (header.charAt(at) == '\\' && at + 1 < header.length()) {
                    at++;
                }
                out.append(header.charAt(at++));
            }
            at++;
            return cut(out.toString());
        }

        /// Comments may lie in each other; counted, never by recursion.
        private String comment() {
            var out = new StringBuilder();
            int depth = 0;
            do {
                char c = header.charAt(at++);
                if (c == '\\' && !atEnd()) {
                    out.append(header.charAt(at++));
                    continue;
                }
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth > 0 && !(c == '(' && depth == 1)) {
                    out.append(c);
                }
            } while (depth > 0 && !atEnd());
            return cut(out.toString().strip());
        }

        private static String cut(String word) {
            return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
        }
    }
}
