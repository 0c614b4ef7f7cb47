package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;

/// Hides what looks like a password, a token or a key in a text that somebody pasted, before it is read,
/// shown, kept or sent.
///
/// Each letter of a secret becomes a star, so that places in the text stay what they are; digits that JSON
/// would not read as stars become zeros. Hiding twice is hiding once. Time is linear in the text. What has
/// no shape of its own, such as a password alone on a line, is not found.
public final class SecretsInText {
    private static final int CALL = 300;
    private static final int MOST_KEY_LINES = 400;

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

    private final MaskedText text;
    private final char[] plain;
    private final CarriedOver carried = new CarriedOver();
    private final NamedSecrets named;
    private final SignInSecrets signIn;
    private final UrlSecrets urls;

    /// Whether these are anywhere at all: most texts need no closer look.
    private final boolean keys;

    private final boolean questions;
    private final boolean tools;
    private final boolean curls;

    private boolean inKey;
    private int keyLines;
    private boolean inTrace;

    private SecretsInText(String given) {
        text = new MaskedText(given);
        plain = text.plain();
        named = new NamedSecrets(text, carried);
        signIn = new SignInSecrets(text, carried);
        urls = new UrlSecrets(text);
        String lower = given.toLowerCase(Locale.ROOT);
        keys = lower.contains("private key");
        questions = lower.contains("334");
        tools = MAIL_TOOLS.stream().anyMatch(lower::contains);
        curls = lower.contains("curl");
    }

    /// A text without secrets.
    ///
    /// @param text with a star in the place of each letter of a secret; of the same length
    /// @param any whether it holds something that looks like a secret; it does, too, if that was hidden before
    public record Hidden(String text, boolean any) {}

    /// Hides what looks like a secret.
    public static Hidden hide(String given) {
        var search = new SecretsInText(given);
        search.lines();
        return new Hidden(search.text.shown(), search.text.found());
    }

    /// The text with a star in the place of each letter of a secret; of the same length.
    public static String hidden(String given) {
        return hide(given).text();
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
            String start = text.lower(from, Math.min(to, from + 30));
            inTrace = TRACES.stream().anyMatch(start::startsWith);
        }
        int begin = carriedOver(from, to);
        if (inTrace || begin >= to) {
            return;
        }
        if (questions) {
            signIn.question(from, to);
        }
        signIn.postfixMap(from, to);
        words(begin, to);
    }

    // ---- What an earlier line began ----

    private boolean privateKey(int from, int to) {
        int at = from;
        if (!inKey) {
            int begin = text.indexOf("-----begin ", from, to);
            int name = begin < 0 ? -1 : text.indexOf("private key", begin, Math.min(to, begin + 60));
            if (name < 0) {
                return false;
            }
            int dashes = text.indexOf("-----", name, Math.min(to, name + 40));
            at = dashes < 0 ? to : dashes + 5;
            inKey = true;
            keyLines = 0;
            text.markFound();
        }
        int end = text.indexOf("-----end", at, to);
        text.hide(at, end < 0 ? to : end);
        inKey = end < 0 && ++keyLines < MOST_KEY_LINES;
        return true;
    }

    /// @return where the rest of the line begins
    private int carriedOver(int from, int to) {
        CarriedOver.Next now = carried.next;
        int start = text.skipBlanks(from, to);
        if (start == to) {
            return to;
        }
        carried.next = CarriedOver.Next.NOTHING;
        switch (now) {
            case NOTHING -> {}
            case ANSWER, PERHAPS_ANSWER -> {
                return signIn.answer(now, from, to);
            }
            case REST -> {
                int end = named.unquotedEnd(start, to);
                text.hide(start, end);
                named.goesOn(end, to);
                return end;
            }
            case QUOTED -> {
                if (plain[start] == '"' || plain[start] == '\'') {
                    return text.quoted(start, to);
                }
            }
            case BLOCK -> {
                if (start - from > carried.indent && carried.patience-- > 0) {
                    text.hide(start, to);
                    carried.next = CarriedOver.Next.BLOCK;
                    return to;
                }
            }
            case VALUE -> {
                int at = text.lower(start, Math.min(to, start + 8)).startsWith("value") ? start + 5 : -1;
                if (at > 0) {
                    while (at < to && "\"' :=\t".indexOf(plain[at]) >= 0) {
                        at++;
                    }
                    text.hide(at, to > at && "\"'".indexOf(plain[to - 1]) >= 0 ? to - 1 : to);
                    return to;
                }
            }
            case TYPED -> {
                if (text.isOneWord(start, to) && text.looksLikePassword(start, to)) {
                    text.hide(start, to);
                    return to;
                }
            }
        }
        return from;
    }

    // ---- Word by word ----

    private void words(int from, int to) {
        boolean tool = tools && hasTool(from, Math.min(to, from + MaskedText.FAR));
        boolean curl = curls && text.indexOf("curl", from, Math.min(to, from + MaskedText.FAR)) >= 0;
        for (int at = from; at < to; ) {
            if (!MaskedText.isWord(plain[at])) {
                at = switch (plain[at]) {
                    case ':' -> Math.max(urls.url(at, to), urls.pair(from, at, to));
                    case '%' -> urls.url(at, to);
                    default -> at + 1;
                };
                continue;
            }
            int end = at;
            while (end < to && (MaskedText.isWord(plain[end]) || isJoint(end, to))) {
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
        return (plain[at] == '.' || plain[at] == '-') && at + 1 < to && MaskedText.isWord(plain[at + 1]);
    }

    /// @return where the secret behind the word ends, -1 if there is none
    private int word(int from, int start, int end, int to) {
        if (end - start > 60) {
            return -1;
        }
        String name = text.lower(start, end);
        return switch (name) {
            case "auth" -> signIn.authentication(end, to);
            case "bearer" -> {
                int token = text.skipBlanks(end, to);
                int last = text.tokenEnd(token, to);
                yield token > end && (last - token >= MaskedText.LONG || text.looksCoded(token, last))
                        ? text.hide(token, last)
                        : -1;
            }
            case "authorization", "proxy-authorization" -> authorization(end, to);
            case "cookie", "set-cookie" -> cookies(end, to);
            default -> {
                if (end < to && plain[end] == '(' && SIGN_IN_CALLS.stream().anyMatch(name::endsWith)) {
                    yield call(end + 1, to);
                }
                if (name.equals("pass")
                        && text.given().startsWith("PASS", start)
                        && text.isOneWord(text.skipBlanks(end, to), to)) {
                    int password = text.skipBlanks(end, to);
                    boolean command =
                            password > end && (signIn.isCommand(from, start) || text.looksLikePassword(password, to));
                    yield command ? text.hide(password, to) : -1;
                }
                if (name.equals("login") && text.given().startsWith("LOGIN", start)) {
                    yield signIn.imap(from, start, end, to);
                }
                yield SecretNames.isSecret(text.given().substring(start, end)) ? named.named(from, start, end, to) : -1;
            }
        };
    }

    private int authorization(int from, int to) {
        int at = text.separator(from, to);
        if (at < 0) {
            return -1;
        }
        int end = at;
        while (end < to && plain[end] != '"' && plain[end] != '\'') {
            end++;
        }
        int scheme = text.wordEnd(at, end);
        int value = text.skipBlanks(scheme, end);
        if (value < end) {
            return text.hide(value, end);
        }
        return end - at >= MaskedText.SHORTEST_CODED ? text.hide(at, end) : -1;
    }

    private int cookies(int from, int to) {
        int at = text.separator(from, to);
        if (at < 0) {
            return -1;
        }
        boolean value = false;
        for (; at < to && plain[at] != '"' && plain[at] != '\''; at++) {
            if (plain[at] == ';') {
                value = false;
            } else if (value) {
                text.hide(at, at + 1);
            } else {
                value = plain[at] == '=';
            }
        }
        return at;
    }

    /// The strings behind the first in a call that signs in.
    private int call(int from, int to) {
        int commas = 0;
        int at = from;
        while (at < to && plain[at] != ')' && at < from + CALL) {
            if (plain[at] == ',') {
                commas++;
            }
            if (plain[at] == '"' || plain[at] == '\'') {
                int end = text.quoteEnd(at + 1, to, plain[at]);
                if (commas > 0) {
                    text.hide(at + 1, end);
                }
                at = end;
            }
            at++;
        }
        return commas > 0 ? at : -1;
    }

    private int option(int start, int end, int to, boolean tool, boolean curl) {
        String name = text.lower(start, Math.min(end, start + 12));
        boolean password = tool && (name.equals("ap") || name.equals("xp") || name.equals("p"));
        boolean pair = (curl && name.equals("u")) || name.equals("user") || name.equals("proxy-user");
        int value = text.skipBlanks(end, to);
        if (value < to && (plain[value] == '"' || plain[value] == '\'')) {
            value++;
        }
        int last = text.tokenEnd(value, to);
        if (password && value > end) {
            return text.hide(value, last);
        }
        int colon = text.indexOf(":", value, last);
        return pair && value > end && colon > 0 ? text.hide(colon + 1, last) : -1;
    }

    private boolean hasTool(int from, int to) {
        return MAIL_TOOLS.stream().anyMatch(tool -> text.indexOf(tool, from, to) >= 0);
    }

    /// A key that a service gave, known by its beginning.
    private int key(int start, int end, int to) {
        if ("SkxAgrydem1".indexOf(plain[start]) < 0) {
            return -1;
        }
        String prefix = null;
        for (String one : KEY_STARTS) {
            if (text.given().startsWith(one, start)) {
                prefix = one;
            }
        }
        if (prefix == null || (start > 0 && MaskedText.isBase64(plain[start - 1]) && plain[start - 1] != '=')) {
            return -1;
        }
        int at = start + prefix.length();
        int last = at;
        int dots = 0;
        while (last < to && (MaskedText.isBase64(plain[last]) || plain[last] == '.')) {
            dots += plain[last] == '.' ? 1 : 0;
            last++;
        }
        boolean token = prefix.equals("eyJ")
                ? dots >= 1 || (last - at >= 60 && looksLikeJson(start))
                : last - at >= MaskedText.LONG;
        boolean address = last < to && plain[last] == '@';
        boolean mixed =
                prefix.equals("eyJ") || text.hasDigit(at, last) || plain[Math.min(last, to) - 1] == MaskedText.HIDDEN;
        return token && !address && mixed && end > start ? text.hide(at, last) : -1;
    }

    /// A token stands in the middle of a line; a line of a coded body begins one.
    private boolean looksLikeJson(int start) {
        return start > 0 && plain[start - 1] == ' ';
    }

    // ---- name = value ----

    // ---- Addresses with a password ----

    // ---- Letters ----

}
