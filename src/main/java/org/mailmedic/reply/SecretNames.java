package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Knows by its name what holds a secret: `MAIL_PASSWORD`, `smtpPass`, `x-api-key`, `Kennwort`.
final class SecretNames {
    /// Names end on these also where no mark stands before them: `dbpassword`.
    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "passwort",
            "kennwort",
            "contraseña",
            "contrasena",
            "secret",
            "apikey",
            "smtppass",
            "mailpass",
            "userpass",
            "dbpass",
            "authpass",
            "secretkey",
            "secretaccesskey",
            "privatekey",
            "accesskey",
            "signingkey",
            "accesstoken",
            "refreshtoken",
            "authtoken",
            "servertoken");

    /// These are ends of ordinary words too (bypass), so they stand alone or behind a mark or a small letter.
    private static final Set<String> ALONE = Set.of("pass", "pw", "pwd", "token", "clave");

    /// Longer is no name.
    private static final int LONGEST = 60;

    private static final Set<String> NO_SECRET = Set.of(
            "true",
            "false",
            "null",
            "none",
            "nil",
            "yes",
            "no",
            "on",
            "off",
            "empty",
            "undefined",
            "not",
            "see",
            "is",
            "was",
            "has",
            "and",
            "or",
            "for",
            "please",
            "must",
            "the",
            "your",
            "authentication",
            "authorization",
            "invalid",
            "incorrect",
            "wrong",
            "failed",
            "failure",
            "error",
            "rejected",
            "denied",
            "required",
            "expired",
            "missing",
            "mismatch",
            "login",
            "bad",
            "unknown",
            "user",
            "username",
            "plain",
            "http",
            "https",
            "siehe",
            "falsch",
            "nicht",
            "bitte",
            "vea",
            "error:",
            "no,",
            "a",
            "an",
            "if",
            "to",
            "it",
            "you",
            "this",
            "that");

    private SecretNames() {}

    /// Whether what goes by this name is a secret.
    static boolean isSecret(String given) {
        if (given.length() > LONGEST) {
            return false;
        }
        int end = given.length();
        while (end > 0 && isTail(given.charAt(end - 1))) {
            end--;
        }
        // Most words are none, and need no closer look.
        if (end < 2 || "dtesywnaDTESYWNA".indexOf(given.charAt(end - 1)) < 0) {
            return false;
        }
        String name = given.substring(0, end);
        String bare = name.replace("_", "").replace("-", "").replace(".", "").toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(bare::endsWith) || endsAlone(name);
    }

    private static boolean endsAlone(String name) {
        int start = name.length();
        while (start > 0 && Character.isLetter(name.charAt(start - 1))) {
            start--;
        }
        if (ALONE.contains(name.substring(start).toLowerCase(Locale.ROOT))) {
            return true;
        }
        for (int at = name.length() - 1; at > start; at--) {
            if (Character.isUpperCase(name.charAt(at)) && Character.isLowerCase(name.charAt(at - 1))) {
                return ALONE.contains(name.substring(at).toLowerCase(Locale.ROOT));
            }
        }
        return false;
    }

    private static boolean isTail(char c) {
        return (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    }

    /// Whether this word behind such a name begins a sentence or says that there is no secret.
    static boolean isOrdinary(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int end = lower.length();
        while (end > 0 && ".,;:!?)".indexOf(lower.charAt(end - 1)) >= 0) {
            end--;
        }
        return NO_SECRET.contains(lower.substring(0, end))
                || lower.startsWith("http://")
                || lower.startsWith("https://");
    }
}
