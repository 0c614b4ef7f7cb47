package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a text shows that the mail was passed on: then the address that refused is not the one that it was sent
/// to, and what was refused was said of a server in between.
///
/// Each sign is written by the software that forwards: `orig_to=` and "expanded from" by Postfix, "generated from" and
/// `user <orig>` by Exim, `SRS0=` and `SRS1=` by the Sender Rewriting Scheme, `+caf_=` and `X-Forwarded-To` by Gmail;
/// a second seal of ARC (RFC 8617 section 4.1) by whoever passes on what was sealed once. Linear in the text.
final class ForwardingSigns {
    private static final int LOOKED_AT = 400_000;
    private static final int LONGEST_LINE = 2_000;

    private static final List<String> WORDS = List.of(
            "srs0=",
            "srs0+",
            "srs0-",
            "srs1=",
            "srs1+",
            "srs1-",
            "+caf_=",
            "(expanded from ",
            "generated from ",
            "x-forwarded-to:",
            "x-forwarded-for:",
            "x-forwarded-encrypted:");

    /// How people say it when they tell what happened.
    private static final List<String> TOLD = List.of(
            "is forwarded to",
            "are forwarded to",
            "gets forwarded to",
            "forwards to",
            "forwarding to",
            "is redirected to",
            "weitergeleitet an",
            "wird weitergeleitet",
            "weiterleitung an",
            "leitet weiter an",
            "se reenvía a",
            "se reenvían a",
            "está redirigid",
            "est transféré",
            "est redirigé",
            "viene inoltrat");

    private ForwardingSigns() {}

    /// Looks through what software wrote.
    static boolean areIn(String text) {
        return holds(start(text));
    }

    private static boolean holds(String looked) {
        boolean words = WORDS.stream().anyMatch(sign -> stands(looked, sign));
        return words || isSealedTwice(looked) || lines(looked);
    }

    /// Looks through what a person pasted: it may hold their own words, too.
    static boolean areToldIn(String text) {
        String looked = start(text);
        return holds(looked) || TOLD.stream().anyMatch(looked::contains);
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
    }

    /// A sign inside another word is none: `nosrs0=`, a part in base64.
    private static boolean stands(String text, String sign) {
        for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean address = !sign.startsWith("srs") && !sign.startsWith("+")
                    || text.substring(at, Math.min(text.length(), at + 300)).indexOf('@') > 0;
            if ((begins || sign.startsWith("+")) && address) {
                return true;
            }
        }
        return false;
    }

    /// One seal is set by large senders on all that leaves them.
    private static boolean isSealedTwice(String text) {
        int field = text.indexOf("arc-seal:");
        while (field >= 0) {
            String value = text.substring(field, Math.min(text.length(), field + 200));
            int tag = value.indexOf("i=");
            if (tag >= 0 && tag + 3 < value.length()) {
                char first = value.charAt(tag + 2);
                if (first >= '2' && first <= '9' || first == '1' && Character.isDigit(value.charAt(tag + 3))) {
                    return true;
                }
            }
            field = text.indexOf("arc-seal:", field + 1);
        }
        return false;
    }

    private static boolean lines(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = TextScanner.lineEnd(text, at);
            String line = text.substring(at, Math.min(end, at + LONGEST_LINE));
            if (isAliased(line) || isExims(line)) {
                return true;
            }
            at = TextScanner.afterLine(text, end);
        }
        return false;
    }

    /// Postfix logs `to=<now>, orig_to=<then>`; a name without a domain is a local alias.
    private static boolean isAliased(String line) {
        int original = line.indexOf("orig_to=<");
        if (original < 0) {
            return false;
        }
        Optional<String> then = bracketed(line, original + "orig_to=".length());
        int to = line.indexOf(" to=<");
        Optional<String> now = to < 0 ? Optional.empty() : bracketed(line, to + " to=".length());
        return then.isPresent() && !then.equals(now);
    }

    /// Exim logs `** now <then> R=...`.
    private static boolean isExims(String line) {
        int failed = Math.max(line.indexOf(" ** "), line.indexOf(" == "));
        if (failed < 0 || (line.indexOf(" r=") < 0 && line.indexOf(": ") < 0)) {
            return false;
        }
        int from = failed + 4;
        int blank = line.indexOf(' ', from);
        if (blank < 0 || line.substring(from, blank).indexOf('@') < 0) {
            return false;
        }
        Optional<String> then = line.startsWith("<", blank + 1) ? bracketed(line, blank + 1) : Optional.empty();
        return then.filter(t -> !t.equals(line.substring(from, blank))).isPresent();
    }

    private static Optional<String> bracketed(String line, int open) {
        int close = line.indexOf('>', open);
        String inside = close < 0 ? "" : line.substring(open + 1, close);
        return inside.indexOf('@') > 0 ? Optional.of(inside) : Optional.empty();
    }
}
