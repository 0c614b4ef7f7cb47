package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Hides what looks like a password, a token or a key in a text that somebody pasted, before it is read,
/// shown, kept or sent.
///
/// Each letter of a secret becomes a star, so that places in the text stay what they are; digits that JSON
/// would not read as stars become zeros. Hiding twice is hiding once. Time is linear in the text. What has
/// no shape of its own, such as a password alone on a line, is not found.
public final class SecretsInText {
    private static final char HIDDEN = '*';
    /// How far a URL, or a string in quotes, is followed.
    private static final int FAR = 4_000;

    /// How far a name is from the start of its line at most, to count as the first word.
    private static final int NEAR = 60;

    private static final int CALL = 300;
    private static final int MOST_KEY_LINES = 400;
    private static final int SHORTEST_CODED = 8;
    private static final int LONG = 16;

    /// Base64 of "Username:" and "Password:", as AUTH LOGIN asks (draft-murchison-sasl-login).
    private static final Set<String> QUESTIONS =
            Set.of("vxnlcm5hbwu6", "ugfzc3dvcmq6", "dxnlcm5hbwu6", "cgfzc3dvcmq6", "vxnlcibuyw1laa==", "ugfzc3dvcmqa");

    /// Their values are signatures, traces and verdicts, never secrets.
    private static final List<String> TRACES = List.of(
            "message-id:",
            "references:",
            "in-reply-to:",
            "received:",
            "dkim-signature:",
            "arc-",
            "x-google-dkim",
            "authentication-results:",
            "received-spf:",
            "x-received:",
            "list-",
            "return-path:",
            "content-type:");

    /// How keys of services begin.
    private static final List<String> KEY_STARTS = List.of(
            "SG.",
            "key-",
            "xkeysib-",
            "xsmtpsib-",
            "AKIA",
            "ghp_",
            "gho_",
            "github_pat_",
            "glpat-",
            "xoxb-",
            "xoxp-",
            "sk_live_",
            "sk-",
            "rk_live_",
            "re_",
            "ya29.",
            "AIza",
            "dop_v1_",
            "eyJ",
            "mlsn.",
            "md-",
            "1//0");

    private static final List<String> MAIL_TOOLS = List.of("swaks", "sendemail", "smtp-cli", "msmtp", "mailsend");
    private static final List<String> SIGN_IN_CALLS =
            List.of("login", "networkcredential", "passwordauthentication", "plainauth", "authenticate");

    private final String text;
    private final char[] plain;
    private final char[] shown;
    /// Whether these are anywhere at all: most texts need no closer look.
    private final boolean keys;

    private final boolean questions;
    private final boolean tools;
    private final boolean curls;
    private boolean found;

    /// Up to where it is known that no URL holds a user.
    private int withoutUser;

    private boolean inKey;
    private int keyLines;
    private boolean inTrace;
    /// What the next line holds.
    private Next next = Next.NOTHING;

    private int patience;
    private int indent;

    private enum Next {
        NOTHING,
        /// An answer in base64, to a question that is known.
        ANSWER,
        /// Perhaps an answer in base64.
        PERHAPS_ANSWER,
        /// The rest of a value that was broken.
        REST,
        /// A string in quotes.
        QUOTED,
        /// Lines that are further in.
        BLOCK,
        /// `value: ...` behind `name: MAIL_PASSWORD`.
        VALUE,
        /// An answer to "Password:".
        TYPED
    }

    private SecretsInText(String text) {
        this.text = text;
        this.plain = PlainText.of(text).toCharArray();
        this.shown = text.toCharArray();
        String lower = text.toLowerCase(Locale.ROOT);
        keys = lower.contains("private key");
        questions = lower.contains("334");
        tools = MAIL_TOOLS.stream().anyMatch(lower::contains);
        curls = lower.contains("curl");
    }

    /// The text with a star in the place of each letter of a secret; of the same length.
    public static String hidden(String text) {
        var search = new SecretsInText(text);
        search.lines();
        return search.found ? new String(search.shown) : text;
    }

    /// Whether a text holds something that looks like a secret, hidden or not.
    public static boolean isIn(String text) {
        var search = new SecretsInText(text);
        search.lines();
        return search.found;
    }

    private void lines() {
        for (int from = 0; from < plain.length; ) {
            int to = from;
            while (to < plain.length && plain[to] != '\n' && plain[to] != '\r') {
                to++;
            }
            if (to > from) {
                line(from, to);
            }
            from = to + 1;
        }
    }

    private void line(int from, int to) {
        if (keys && privateKey(from, to)) {
            return;
        }
        if (plain[from] != ' ' && plain[from] != '\t') {
            String start = lower(from, Math.min(to, from + 30));
            inTrace = TRACES.stream().anyMatch(start::startsWith);
        }
        int begin = carriedOver(from, to);
        if (inTrace || begin >= to) {
            return;
        }
        if (questions) {
            question(from, to);
        }
        postfixMap(from, to);
        words(begin, to);
    }

    // ---- What an earlier line began ----

    private boolean privateKey(int from, int to) {
        int at = from;
        if (!inKey) {
            int begin = indexOf("-----begin ", from, to);
            int name = begin < 0 ? -1 : indexOf("private key", begin, Math.min(to, begin + 60));
            if (name < 0) {
                return false;
            }
            int dashes = indexOf("-----", name, Math.min(to, name + 40));
            at = dashes < 0 ? to : dashes + 5;
            inKey = true;
            keyLines = 0;
            found = true;
        }
        int end = indexOf("-----end", at, to);
        hide(at, end < 0 ? to : end);
        inKey = end < 0 && ++keyLines < MOST_KEY_LINES;
        return true;
    }

    /// @return where the rest of the line begins
    private int carriedOver(int from, int to) {
        Next now = next;
        int start = skipBlanks(from, to);
        if (start == to) {
            return to;
        }
        next = Next.NOTHING;
        switch (now) {
            case NOTHING -> {}
            case ANSWER, PERHAPS_ANSWER -> {
                return answer(now, from, to);
            }
            case REST -> {
                int end = unquotedEnd(start, to);
                hide(start, end);
                goesOn(end, to);
                return end;
            }
            case QUOTED -> {
                if (plain[start] == '"' || plain[start] == '\'') {
                    return quoted(start, to);
                }
            }
            case BLOCK -> {
                if (start - from > indent && patience-- > 0) {
                    hide(start, to);
                    next = Next.BLOCK;
                    return to;
                }
            }
            case VALUE -> {
                int at = lower(start, Math.min(to, start + 8)).startsWith("value") ? start + 5 : -1;
                if (at > 0) {
                    while (at < to && "\"' :=\t".indexOf(plain[at]) >= 0) {
                        at++;
                    }
                    hide(at, to > at && "\"'".indexOf(plain[to - 1]) >= 0 ? to - 1 : to);
                    return to;
                }
            }
            case TYPED -> {
                if (isOneWord(start, to) && looksLikePassword(start, to)) {
                    hide(start, to);
                    return to;
                }
            }
        }
        return from;
    }

    private int answer(Next now, int from, int to) {
        int end = to;
        while (end > from && plain[end - 1] <= ' ') {
            end--;
        }
        int start = end;
        while (start > from && isBase64(plain[start - 1])) {
            start--;
        }
        boolean known = now == Next.ANSWER && end - start >= 4 && (end - start) % 4 == 0;
        boolean apart = start == from || plain[start - 1] <= ' ' || ":>\"'".indexOf(plain[start - 1]) >= 0;
        if (apart && (known || looksCoded(start, end)) && indexOf("334", from, to) < 0 && !isReply(from, to)) {
            hide(start, end);
            return to;
        }
        if (!isReply(from, to) && patience-- > 0) {
            next = now;
        }
        return from;
    }

    /// Whether a code ends the exchange in this line.
    private boolean isReply(int from, int to) {
        for (int at = from; at + 2 < to && at < from + 80; at++) {
            boolean apart = at == from || plain[at - 1] <= ' ';
            boolean code = (plain[at] == '2' || plain[at] == '4' || plain[at] == '5')
                    && isDigit(plain[at + 1])
                    && isDigit(plain[at + 2]);
            if (apart && code && (at + 3 == to || plain[at + 3] == ' ' || plain[at + 3] == '-')) {
                return true;
            }
        }
        return false;
    }

    /// `334 UGFzc3dvcmQ6`: what follows is the answer.
    private void question(int from, int to) {
        for (int at = indexOf("334", from, to); at >= 0; at = indexOf("334", at + 3, to)) {
            boolean apart = (at == from || !isWord(plain[at - 1])) && (at + 3 == to || plain[at + 3] == ' ');
            int start = skipBlanks(Math.min(to, at + 3), to);
            int end = wordEnd(start, to);
            if (apart && start == to) {
                next = Next.PERHAPS_ANSWER;
                patience = 3;
            } else if (apart && isAllBase64(start, end)) {
                next = QUESTIONS.contains(lower(start, end)) ? Next.ANSWER : Next.PERHAPS_ANSWER;
                patience = 3;
                int answer = skipPast(end, to);
                if (next == Next.ANSWER && answer < to && isAllBase64(answer, wordEnd(answer, to))) {
                    hide(answer, wordEnd(answer, to));
                    next = Next.NOTHING;
                }
            }
        }
    }

    /// Behind the marks of who speaks: `, C: `.
    private int skipPast(int from, int to) {
        int at = from;
        while (at < to
                && at < from + 12
                && (",;:|>-".indexOf(plain[at]) >= 0 || plain[at] == ' ' || isSpeaker(at, to))) {
            at++;
        }
        return at;
    }

    private boolean isSpeaker(int at, int to) {
        return plain[at] == 'C' && at + 1 < to && plain[at + 1] == ':';
    }

    /// `[smtp.example.com]:587 anna@example.com:password`, as Postfix keeps them.
    private void postfixMap(int from, int to) {
        int start = skipBlanks(from, to);
        if (plain[Math.min(start, to - 1)] != '[') {
            return;
        }
        int end = wordEnd(start, to);
        int user = skipBlanks(end, to);
        int colon = user < to ? indexOf(":", user, to) : -1;
        if (indexOf("]", start, end) > 0 && colon > user && isOneWord(user, to)) {
            hide(colon + 1, to);
        }
    }

    // ---- Word by word ----

    private void words(int from, int to) {
        boolean tool = tools && hasTool(from, Math.min(to, from + FAR));
        boolean curl = curls && indexOf("curl", from, Math.min(to, from + FAR)) >= 0;
        for (int at = from; at < to; ) {
            if (!isWord(plain[at])) {
                at = switch (plain[at]) {
                    case ':' -> Math.max(url(at, to), pair(from, at, to));
                    case '%' -> url(at, to);
                    default -> at + 1;
                };
                continue;
            }
            int end = at;
            while (end < to && (isWord(plain[end]) || isJoint(end, to))) {
                end++;
            }
            int done = key(at, end, to);
            if (done < 0) {
                done = word(from, at, end, to);
            }
            if (done < 0 && at > from && plain[at - 1] == '-') {
                done = option(at, end, to, tool, curl);
            }
            at = Math.max(done, end);
        }
    }

    private boolean isJoint(int at, int to) {
        return (plain[at] == '.' || plain[at] == '-') && at + 1 < to && isWord(plain[at + 1]);
    }

    /// @return where the secret behind the word ends, -1 if there is none
    private int word(int from, int start, int end, int to) {
        if (end - start > 60) {
            return -1;
        }
        String name = lower(start, end);
        return switch (name) {
            case "auth" -> authentication(end, to);
            case "bearer" -> {
                int token = skipBlanks(end, to);
                int last = tokenEnd(token, to);
                yield token > end && (last - token >= LONG || looksCoded(token, last)) ? hide(token, last) : -1;
            }
            case "authorization", "proxy-authorization" -> authorization(end, to);
            case "cookie", "set-cookie" -> cookies(end, to);
            default -> {
                if (end < to && plain[end] == '(' && SIGN_IN_CALLS.stream().anyMatch(name::endsWith)) {
                    yield call(end + 1, to);
                }
                if (name.equals("pass") && text.startsWith("PASS", start) && isOneWord(skipBlanks(end, to), to)) {
                    int password = skipBlanks(end, to);
                    boolean command = password > end && (isCommand(from, start) || looksLikePassword(password, to));
                    yield command ? hide(password, to) : -1;
                }
                if (name.equals("login") && text.startsWith("LOGIN", start)) {
                    yield imap(from, start, end, to);
                }
                yield SecretNames.isSecret(text.substring(start, end)) ? named(from, start, end, to) : -1;
            }
        };
    }

    /// Whether nothing but who speaks stands before.
    private boolean isCommand(int from, int start) {
        if (start - from > NEAR) {
            return false;
        }
        for (int at = from; at < start; at++) {
            boolean speaker = plain[at] == 'C' && at + 1 < start && plain[at + 1] == ':';
            if (!speaker && "->:~ \t".indexOf(plain[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    /// `a1 LOGIN anna password` (RFC 9051 section 6.2.3).
    private int imap(int from, int start, int end, int to) {
        int user = skipBlanks(end, to);
        int userEnd = wordEnd(user, to);
        int password = skipBlanks(userEnd, to);
        boolean tagged = start > from
                && start - from < NEAR
                && plain[start - 1] == ' '
                && isOneWord(skipPast(from, start), start - 1);
        boolean one = password > userEnd && user > end && isOneWord(password, to);
        return one && (tagged || looksLikePassword(password, wordEnd(password, to))) ? hide(password, to) : -1;
    }

    /// `AUTH PLAIN AGFubm...` (RFC 4954 section 4).
    private int authentication(int from, int to) {
        int mechanism = skipBlanks(from, to);
        int mechanismEnd = wordEnd(mechanism, to);
        String name = lower(mechanism, Math.min(mechanismEnd, mechanism + 20));
        boolean known = name.equals("plain")
                || name.equals("login")
                || name.startsWith("xoauth")
                || name.equals("oauthbearer")
                || name.equals("ntlm")
                || name.startsWith("scram")
                || name.startsWith("cram")
                || name.startsWith("digest");
        int token = skipBlanks(mechanismEnd, to);
        int end = token;
        while (end < to && isBase64(plain[end])) {
            end++;
        }
        return mechanism > from && known && looksCoded(token, end) ? hide(token, end) : -1;
    }

    private int authorization(int from, int to) {
        int at = separator(from, to);
        if (at < 0) {
            return -1;
        }
        int end = at;
        while (end < to && plain[end] != '"' && plain[end] != '\'') {
            end++;
        }
        int scheme = wordEnd(at, end);
        int value = skipBlanks(scheme, end);
        if (value < end) {
            return hide(value, end);
        }
        return end - at >= SHORTEST_CODED ? hide(at, end) : -1;
    }

    private int cookies(int from, int to) {
        int at = separator(from, to);
        if (at < 0) {
            return -1;
        }
        boolean value = false;
        for (; at < to && plain[at] != '"' && plain[at] != '\''; at++) {
            if (plain[at] == ';') {
                value = false;
            } else if (value) {
                hide(at, at + 1);
            } else {
                value = plain[at] == '=';
            }
        }
        return at;
    }

    /// The strings behind the first in a call that signs in.
    private int call(int from, int to) {
        int strings = 0;
        int commas = 0;
        int at = from;
        while (at < to && plain[at] != ')' && at < from + CALL) {
            if (plain[at] == ',') {
                commas++;
            }
            if (plain[at] == '"' || plain[at] == '\'') {
                int end = quoteEnd(at + 1, to, plain[at]);
                if (commas > 0 && strings + commas > 0) {
                    hide(at + 1, end);
                }
                strings++;
                at = end;
            }
            at++;
        }
        return commas > 0 ? at : -1;
    }

    private int option(int start, int end, int to, boolean tool, boolean curl) {
        String name = lower(start, Math.min(end, start + 12));
        boolean password = tool && (name.equals("ap") || name.equals("xp") || name.equals("p"));
        boolean pair = (curl && name.equals("u")) || name.equals("user") || name.equals("proxy-user");
        int value = skipBlanks(end, to);
        if (value < to && (plain[value] == '"' || plain[value] == '\'')) {
            value++;
        }
        int last = tokenEnd(value, to);
        if (password && value > end) {
            return hide(value, last);
        }
        int colon = indexOf(":", value, last);
        return pair && value > end && colon > 0 ? hide(colon + 1, last) : -1;
    }

    private boolean hasTool(int from, int to) {
        return MAIL_TOOLS.stream().anyMatch(tool -> indexOf(tool, from, to) >= 0);
    }

    /// A key that a service gave, known by its beginning.
    private int key(int start, int end, int to) {
        if ("SkxAgrydem1".indexOf(plain[start]) < 0) {
            return -1;
        }
        String prefix = null;
        for (String one : KEY_STARTS) {
            if (text.startsWith(one, start)) {
                prefix = one;
            }
        }
        if (prefix == null || (start > 0 && isBase64(plain[start - 1]) && plain[start - 1] != '=')) {
            return -1;
        }
        int at = start + prefix.length();
        int last = at;
        int dots = 0;
        while (last < to && (isBase64(plain[last]) || plain[last] == '.')) {
            dots += plain[last] == '.' ? 1 : 0;
            last++;
        }
        boolean token =
                prefix.equals("eyJ") ? dots >= 1 || (last - at >= 60 && looksLikeJson(start)) : last - at >= LONG;
        boolean address = last < to && plain[last] == '@';
        boolean mixed = prefix.equals("eyJ") || hasDigit(at, last) || plain[Math.min(last, to) - 1] == HIDDEN;
        return token && !address && mixed && end > start ? hide(at, last) : -1;
    }

    /// A token stands in the middle of a line; a line of a coded body begins one.
    private boolean looksLikeJson(int start) {
        return start > 0 && plain[start - 1] == ' ';
    }

    // ---- name = value ----

    private int named(int from, int start, int end, int to) {
        int before = start - 1;
        while (before >= from && plain[before] == ' ') {
            before--;
        }
        String name = lower(start, end);
        if (name.equals("pass") && before >= from && plain[before] == '=') {
            return -1;
        }
        boolean dashed = start > from && plain[start - 1] == '-';
        if (isNameOf(from, start)) {
            next = Next.VALUE;
        }
        int at = end;
        while (at < to && "\\\"'`]".indexOf(plain[at]) >= 0) {
            at++;
        }
        boolean quotedName = at > end;
        if (at < to && start > from && plain[start - 1] == '<' && plain[at] == '>') {
            int close = indexOf("<", at, Math.min(to, at + FAR));
            return hide(at + 1, close < 0 ? to : close);
        }
        int attribute = skipBlanks(at, to);
        if (quotedName && lower(attribute, Math.min(to, attribute + 6)).equals("value=")) {
            return quoted(attribute + 6, to);
        }
        if (at < to && plain[at] == '(') {
            return at + 1 < to && (plain[at + 1] == '"' || plain[at + 1] == '\'') ? quoted(at + 1, to) : -1;
        }
        int value = separator(at, to);
        int comma = skipBlanks(at, to);
        if (value < 0 && quotedName && comma < to && plain[comma] == ',') {
            int second = skipBlanks(comma + 1, to);
            boolean string = second < to && (plain[second] == '"' || plain[second] == '\'');
            return string && indexOf("(", Math.max(from, start - 3), start) >= 0 ? quoted(second, to) : -1;
        }
        if (value < 0) {
            return bare(from, start, at, to, dashed);
        }
        boolean equals = indexOf("=", at, value) >= 0;
        if (value == to) {
            next = quotedName ? Next.QUOTED : equals ? next : Next.TYPED;
            return -1;
        }
        return value(from, start, value, to, equals);
    }

    private int value(int from, int start, int value, int to, boolean equals) {
        char first = plain[value];
        if (first == '"' || first == '\'' || (first == '\\' && value + 1 < to && plain[value + 1] == '"')) {
            return quoted(value, to);
        }
        if ((first == '|' || first == '>') && to - value <= 3) {
            next = Next.BLOCK;
            patience = 20;
            indent = skipBlanks(from, to) - from;
            return -1;
        }
        if (first == '{' || first == '[' || first == '(') {
            return -1;
        }
        int wordEnd = wordEnd(value, to);
        if (SecretNames.isOrdinary(text.substring(value, Math.min(wordEnd, value + 40)))) {
            return -1;
        }
        if (isFirst(from, start) && (equals || !isSentence(value, to))) {
            int end = to;
            while (end > value && (plain[end - 1] == ',' || plain[end - 1] == ' ')) {
                end--;
            }
            goesOn(to, to);
            return hide(value, end);
        }
        int end = unquotedEnd(value, to);
        int last = skipBlanks(end, to);
        boolean atEnd = last == to || (plain[end] > ' ' && ",;)}\"'\\<&|#".indexOf(plain[end]) >= 0);
        if (equals || atEnd || looksLikePassword(value, end)) {
            goesOn(end, to);
            return hide(value, end);
        }
        return -1;
    }

    /// `... with password S3cret99`, `--password S3cret`, `login anna password S3cret`, `password is S3cret99`.
    private int bare(int from, int start, int at, int to, boolean dashed) {
        int value = skipBlanks(at, to);
        if (value == at || value == to || plain[at] == '\t') {
            return -1;
        }
        if (dashed) {
            if (plain[value] == '"' || plain[value] == '\'') {
                return quoted(value, to);
            }
            return plain[value] == '-' ? -1 : hide(value, tokenEnd(value, to));
        }
        String name = lower(start, at);
        boolean strong = name.contains("passw") || name.contains("kennwort") || name.contains("contrase");
        if (!strong) {
            int end = tokenEnd(value, to);
            return name.endsWith("token") && end - value >= LONG && looksCoded(value, end) ? hide(value, end) : -1;
        }
        int end = tokenEnd(value, to);
        String word = lower(value, Math.min(end, value + 5));
        if (word.equals("is")
                || word.equals("ist")
                || word.equals("es")
                || word.equals("was")
                || word.equals("lautet")) {
            value = skipBlanks(end, to);
            end = tokenEnd(value, to);
        }
        if (value < to && (plain[value] == '"' || plain[value] == '\'' || plain[value] == '<')) {
            value++;
            end = tokenEnd(value, to);
        }
        if (value < to && plain[value] == '(') {
            return -1;
        }
        boolean netrc = indexOf("login ", Math.max(from, start - 200), start) >= 0;
        boolean alone = isFirst(from, start)
                && isOneWord(value, to)
                && !SecretNames.isOrdinary(text.substring(value, Math.min(end, value + 40)));
        return end > value && (netrc || alone || looksLikePassword(value, end)) ? hide(value, end) : -1;
    }

    /// `- name: MAIL_PASSWORD`, as in a list of settings.
    private boolean isNameOf(int from, int start) {
        if (start - from > NEAR) {
            return false;
        }
        String before = lower(from, start).stripTrailing();
        return (before.endsWith("name:") || before.endsWith("name: \"") || before.endsWith("key:"));
    }

    /// Whether the name is the first word of its line, but for what sets it.
    private boolean isFirst(int from, int start) {
        if (start - from > NEAR) {
            return false;
        }
        String before = lower(from, start).strip();
        return before.isEmpty()
                || before.equals("-")
                || before.equals("export")
                || before.equals("set")
                || before.equals(">")
                || before.equals("env")
                || before.equals("#");
    }

    /// Whether words follow that are a sentence, not a passphrase: it ends as one, or holds a link or a code.
    private boolean isSentence(int value, int to) {
        int blank = wordEnd(value, to);
        return skipBlanks(blank, to) < to
                && !looksLikePassword(value, blank)
                && (plain[to - 1] == '.' || indexOf("://", value, Math.min(to, value + FAR)) >= 0);
    }

    /// Behind `=`, `:`, `=>`, `:=` and blanks; -1 if none of them is there.
    private int separator(int from, int to) {
        int at = skipBlanks(from, to);
        int signs = at;
        while (at < to && at < signs + 3 && "=:>".indexOf(plain[at]) >= 0) {
            at++;
        }
        if (at == signs || plain[signs] == '>') {
            return -1;
        }
        return skipBlanks(at, to);
    }

    private int quoted(int open, int to) {
        if (open >= to) {
            return to;
        }
        boolean escaped = plain[open] == '\\';
        int from = Math.min(to, escaped ? open + 2 : open + 1);
        if (escaped) {
            int close = indexOf("\\\"", from, Math.min(to, from + FAR));
            return hide(from, close < 0 ? to : close);
        }
        int end = quoteEnd(from, to, plain[open]);
        return hide(from, end);
    }

    private int quoteEnd(int from, int to, char quote) {
        int at = from;
        while (at < to && plain[at] != quote) {
            at += plain[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    private int unquotedEnd(int from, int to) {
        int at = from;
        while (at < to && at < from + FAR / 4 && plain[at] > ' ' && "\"'<>".indexOf(plain[at]) < 0) {
            boolean more = at + 1 < to;
            if (plain[at] == '\\' && more && "nrt\"u".indexOf(plain[at + 1]) >= 0) {
                break;
            }
            if ((plain[at] == '&' || plain[at] == ';') && isAssignment(at + 1, to)) {
                break;
            }
            if (",;)}".indexOf(plain[at]) >= 0
                    && (!more || plain[at + 1] <= ' ' || "\"'".indexOf(plain[at + 1]) >= 0)) {
                break;
            }
            at++;
        }
        return at;
    }

    private boolean isAssignment(int from, int to) {
        int at = from;
        while (at < to && at < from + 30 && (isWord(plain[at]) || plain[at] == ' ')) {
            at++;
        }
        return at > from && at < to && plain[at] == '=';
    }

    /// A value that is broken at the end of its line goes on in the next.
    private void goesOn(int end, int to) {
        if (end == to && (plain[to - 1] == '\\' || plain[to - 1] == '=')) {
            next = Next.REST;
        }
    }

    // ---- Addresses with a password ----

    private int url(int at, int to) {
        boolean coded = plain[at] == '%';
        String mark = coded ? "%3a%2f%2f" : "://";
        int from = at + mark.length();
        if (at < withoutUser || !is(mark, at, to)) {
            return at + 1;
        }
        int end = from;
        int path = -1;
        int sign = -1;
        int last = -1;
        int colon = -1;
        for (; end < to && end < from + FAR && plain[end] > ' ' && "\"'<>".indexOf(plain[end]) < 0; end++) {
            if (path < 0 && "/?#".indexOf(plain[end]) >= 0) {
                path = end;
            }
            if (colon < 0 && is(coded ? "%3a" : ":", end, to)) {
                colon = end + (coded ? 3 : 1);
            }
            if (is(coded ? "%40" : "@", end, to)) {
                last = end;
                sign = path < 0 ? end : sign;
            }
        }
        int before = sign >= 0 ? sign : last;
        withoutUser = before < 0 ? end : before;
        if (before < 0) {
            return from;
        }
        boolean user = colon >= 0 && colon <= before && (sign >= 0 || !isPort(colon, path));
        if (user) {
            return hide(colon, before);
        }
        return sign >= 0 && colon < 0 && sign - from >= LONG && looksCoded(from, sign) ? hide(from, sign) : from;
    }

    /// `anna@example.com:password`.
    private int pair(int from, int colon, int to) {
        int at = colon;
        while (at > from
                && at > colon - NEAR
                && (isWord(plain[at - 1]) || plain[at - 1] == '.' || plain[at - 1] == '-')) {
            at--;
        }
        boolean address = at > from + 1 && at < colon && plain[at - 1] == '@' && isWord(plain[at - 2]);
        int end = address ? tokenEnd(colon + 1, Math.min(to, colon + 2 * NEAR)) : colon;
        return end > colon && indexOf("@", colon, end) < 0 && looksLikePassword(colon + 1, end)
                ? hide(colon + 1, end)
                : -1;
    }

    private boolean is(String mark, int at, int to) {
        for (int i = 0; i < mark.length(); i++) {
            if (at + i >= to || Character.toLowerCase(plain[at + i]) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPort(int from, int path) {
        int at = from;
        while (at < plain.length && isDigit(plain[at])) {
            at++;
        }
        return at == path;
    }

    // ---- Letters ----

    /// @return the end
    private int hide(int from, int to) {
        boolean number = from < to;
        for (int at = from; number && at < to; at++) {
            number = isDigit(plain[at]);
        }
        for (int at = from; at < to; at++) {
            if (plain[at] > ' ') {
                shown[at] = number ? '0' : HIDDEN;
                found = true;
            }
        }
        return to;
    }

    /// Whether letters and digits, or capitals inside, tell that it is no word.
    private boolean looksCoded(int from, int to) {
        if (to - from < SHORTEST_CODED) {
            return false;
        }
        boolean inside = plain[to - 1] == '=' || plain[from] == HIDDEN;
        boolean digit = false;
        boolean letter = false;
        for (int at = from; at < to; at++) {
            if (!isBase64(plain[at]) && plain[at] != '.') {
                return false;
            }
            digit |= isDigit(plain[at]);
            letter |= Character.isLowerCase(plain[at]);
            inside |= at > from && Character.isUpperCase(plain[at]) && Character.isLowerCase(plain[at - 1]);
        }
        return inside || (digit && letter);
    }

    private boolean looksLikePassword(int from, int to) {
        boolean digit = false;
        boolean letter = false;
        for (int at = from; at < to; at++) {
            if (plain[at] == '@' || plain[at] == '/') {
                return plain[from] != '/' && at > from && hasDigit(from, at) && !is("://", at - 1, to);
            }
            digit |= isDigit(plain[at]);
            letter |= Character.isLetter(plain[at]);
        }
        return to - from >= 6 && ((digit && letter) || plain[from] == HIDDEN);
    }

    private boolean hasDigit(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isDigit(plain[at])) {
                return true;
            }
        }
        return false;
    }

    private boolean isAllBase64(int from, int to) {
        int at = from;
        while (at < to && isBase64(plain[at])) {
            at++;
        }
        return at == to && to > from;
    }

    private int tokenEnd(int from, int to) {
        int at = from;
        while (at < to && at < from + FAR && plain[at] > ' ' && "\"',;<>".indexOf(plain[at]) < 0) {
            at++;
        }
        return at;
    }

    private int wordEnd(int from, int to) {
        int at = from;
        while (at < to && plain[at] > ' ') {
            at++;
        }
        return at;
    }

    private boolean isOneWord(int from, int to) {
        return skipBlanks(wordEnd(from, to), to) == to && from < to;
    }

    private int skipBlanks(int from, int to) {
        int at = from;
        while (at < to && (plain[at] == ' ' || plain[at] == '\t')) {
            at++;
        }
        return at;
    }

    private int indexOf(String lower, int from, int to) {
        for (int at = from; at + lower.length() <= to; at++) {
            if (is(lower, at, to)) {
                return at;
            }
        }
        return -1;
    }

    private String lower(int from, int to) {
        return from >= to ? "" : new String(plain, from, to - from).toLowerCase(Locale.ROOT);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isBase64(char c) {
        return (c < 0x7F && Character.isLetterOrDigit(c)) || "+/=_-*".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
