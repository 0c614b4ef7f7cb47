package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;

/// What a line of a bounce is, told from how it begins.
final class LineClassifier {
    private static final int LONGEST = 120;
    private static final String RETURN_PATH = "return-path:";
    private static final String RECEIVED = "received:";

    /// Words with which programs announce the message that came back.
    private static final List<String> COPY_STARTS = List.of(
            "below this line is a copy of the message",
            "this is a copy of the message, including all the headers",
            "this is a copy of your message",
            "original message headers",
            "original message follows",
            "message header follows",
            "undelivered message follows",
            "unsent message follows",
            "returned message follows",
            "message headers follow",
            "headers of the original message",
            "start of returned message",
            "returned message -",
            "below is the original message",
            "below is a copy of the original message",
            "below is a copy of your message",
            "original mail as follows",
            "original mail follows",
            "a copy of your message follows",
            "the original message follows",
            "your original message follows",
            "en-têtes de message d'origine",
            "ursprüngliche nachrichtenkopfzeilen",
            "encabezados de mensajes originales",
            "encabezados del mensaje original",
            "intestazioni originali",
            "cabeçalhos de mensagem originais",
            "the header of the original message is following");

    /// Also how a mail program quotes the bounce itself when somebody forwards it.
    private static final String PERHAPS_COPY = "original message";

    /// How lines begin that say something else than the reply above them.
    private static final List<String> OTHER_THINGS = List.of(
            "--",
            "==",
            "__",
            "**",
            ">>>",
            "generating server",
            "generierender server",
            "serveur de génération",
            "servidor de generación",
            "server di generazione",
            "diagnoseinformationen",
            "informations de diagnostic",
            "información de diagnóstico",
            "original message",
            "diagnostic information",
            "giving up on",
            "reporting-mta",
            "remote-mta",
            "final-recipient",
            "original-recipient",
            "action:",
            "status:",
            "diagnostic-code",
            "last-attempt-date",
            "will-retry-until",
            "arrival-date",
            "received-from-mta",
            "received:",
            "from:",
            "to:",
            "subject:",
            "date:",
            "message-id",
            "return-path",
            "content-",
            "mime-version",
            "dkim-signature",
            "x-",
            "i'm not going",
            "i am not going",
            "this is a permanent error",
            "this is the mail system",
            "the mail system",
            "the following",
            "your message",
            "last error was",
            "delivery to the following",
            "delivery has failed",
            "no further attempts",
            "for more information about",
            "please check the",
            "if you",
            "server error:",
            "hmailserver sent",
            "remote server",
            "tip:",
            "learn more",
            "more info for",
            "see details",
            "(reason",
            "user and",
            "... while",
            "... ");

    private LineClassifier() {}

    /// Where the marks of quotation at the beginning of a line end.
    static int quoteEnd(String s, int from, int end) {
        int at = from;
        while (at < end && at - from < 40 && (s.charAt(at) == ' ' || s.charAt(at) == '\t' || isQuote(s, at, end))) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(String s, int at, int end) {
        char c = s.charAt(at);
        boolean blankAfter = at + 1 >= end || s.charAt(at + 1) == ' ' || s.charAt(at + 1) == '>';
        return c == '|' || (c == '>' && blankAfter && !s.startsWith(">>>", at)) || c == PlainText.INVISIBLE;
    }

    /// Whether the copy of the original message begins after this line.
    ///
    /// @param bounceRead whether a refusal was read above
    static boolean startsCopy(String s, int from, int end, boolean bounceRead) {
        int first = quoteEnd(s, from, end);
        if (first == end || end - first > LONGEST || (s.charAt(first) != '-' && !isLetter(s, first))) {
            return false;
        }
        String line = s.substring(first, end).toLowerCase(Locale.ROOT);
        int word = 0;
        while (word < line.length() && (line.charAt(word) == '-' || line.charAt(word) == ' ')) {
            word++;
        }
        for (String start : COPY_STARTS) {
            if (line.startsWith(start, word)) {
                return true;
            }
        }
        return line.startsWith(PERHAPS_COPY, word) && (bounceRead || isTraced(s, end));
    }

    /// Whether the next line that is not blank is one that a server put above a message on its way (RFC 5321 section
    /// 4.4). What a mail program quotes begins with `From`.
    private static boolean isTraced(String s, int end) {
        int at = end;
        int furthest = Math.min(s.length(), end + LONGEST);
        while (at < furthest && Character.isWhitespace(s.charAt(at))) {
            at++;
        }
        int lineEnd = Math.min(TextScanner.lineEnd(s, at), at + LONGEST);
        return isReturnPath(s, at, lineEnd) || s.regionMatches(true, at, RECEIVED, 0, RECEIVED.length());
    }

    /// Whether this is the line with which a server that delivers begins a message (RFC 5321 section 4.4), and the
    /// message is none that came back: those have no way back.
    static boolean isReturnPath(String s, int from, int end) {
        int at = quoteEnd(s, from, end);
        return s.regionMatches(true, at, RETURN_PATH, 0, RETURN_PATH.length()) && s.indexOf('@', at, end) > 0;
    }

    /// Whether something new begins here, so that a reply above has ended.
    static boolean startsOtherThing(String s, int from, int end) {
        String line = s.substring(from, Math.min(end, from + 40)).toLowerCase(Locale.ROOT);
        for (String other : OTHER_THINGS) {
            if (line.startsWith(other)) {
                return true;
            }
        }
        // "<user@example.com>:" opens the report on the next recipient.
        return line.startsWith("<") && s.charAt(end - 1) == ':';
    }

    /// Whether the line begins as servers' logs do: with a date or time, or with hMailServer's quoted fields.
    static boolean isLog(String s, int from, int end) {
        int at = from;
        while (at < end && (s.charAt(at) == ' ' || s.charAt(at) == '[' || s.charAt(at) == '"')) {
            at++;
        }
        if (s.startsWith("SMTPC\"", at) || s.startsWith("SMTPD\"", at)) {
            return true;
        }
        return isNumericDate(s, at, end) || isSyslogDate(s, at, end);
    }

    /// `2026-11-23`, `2026/11/23`, `23/11/2026`, `10:15:01`.
    private static boolean isNumericDate(String s, int at, int end) {
        int digits = digits(s, at, end);
        if (digits < 2 || at + digits + 2 >= end) {
            return false;
        }
        char sign = s.charAt(at + digits);
        if (sign != '-' && sign != '/' && sign != ':') {
            return false;
        }
        int more = digits(s, at + digits + 1, end);
        int second = at + digits + 1 + more;
        boolean date = digits == 4 || digits == 2;
        return date && more == 2 && second < end && s.charAt(second) == sign;
    }

    /// `Nov 23 10:15:01`.
    private static boolean isSyslogDate(String s, int at, int end) {
        if (at + 15 > end || !isLetter(s, at) || !isLetter(s, at + 2) || s.charAt(at + 3) != ' ') {
            return false;
        }
        int colon = s.indexOf(':', at + 4);
        return colon > 0
                && colon <= at + 10
                && colon + 3 < end
                && s.charAt(colon + 3) == ':'
                && digits(s, colon + 1, end) == 2;
    }

    private static int digits(String s, int at, int end) {
        int i = at;
        while (i < end && i - at < 5 && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
            i++;
        }
        return i - at;
    }

    private static boolean isLetter(String s, int at) {
        return Character.isLetter(s.charAt(at));
    }
}
