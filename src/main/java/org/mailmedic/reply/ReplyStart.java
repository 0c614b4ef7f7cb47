package org.mailmedic.reply;

import java.util.Locale;
import java.util.Optional;

/// A place in a text where a server's reply begins: `550 5.7.1 `, `550-5.7.26 `, `#5.7.1 `, `(550): 5.7.26:
/// `.
///
/// Found by hand, not by a regular expression: at each position a fixed number of characters is looked
/// at, so that the search is linear whatever the text.
///
/// @param at position of the first digit
/// @param code reply code, 0 if there is an enhanced status only
/// @param enhanced the enhanced status
/// @param textAt position of the first word
/// @param hyphen whether a hyphen follows the code: more lines of this reply come (RFC 5321 section 4.2.1)
/// @param before what stands before it on its line
record ReplyStart(int at, int code, Optional<EnhancedStatus> enhanced, int textAt, boolean hyphen, Before before) {

    /// What stands before a reply on its line.
    enum Before {
        /// Nothing but blanks and marks of quotation.
        LINE_START,
        /// A sign that hands over to another server's words: an arrow, `smtp;`, `said:`.
        HANDOVER,
        /// A colon, a bracket, a quotation mark.
        SIGN,
        /// Words.
        WORDS
    }

    private static final int LONGEST_SIGNATURE = 20;
    private static final int LONGEST_NAME = 32;
    private static final String SEPARATORS = " -\t:;#'\"()[]\u200B";

    /// The reply that begins at this position, if one does.
    ///
    /// @param s the text
    /// @param at the position
    /// @param from where the line begins
    /// @param end where the line ends
    static Optional<ReplyStart> at(String s, int at, int from, int end) {
        char first = s.charAt(at);
        if ((first != '4' && first != '5') || at + 3 > end || !standsAlone(s, at, from)) {
            return Optional.empty();
        }
        if (s.charAt(at + 1) == '.') {
            return bareStatus(s, at, from, end);
        }
        return isDigit(s.charAt(at + 1)) && isDigit(s.charAt(at + 2)) ? coded(s, at, from, end) : Optional.empty();
    }

    private static Optional<ReplyStart> coded(String s, int at, int from, int end) {
        int after = at + 3;
        if (after < end && SEPARATORS.indexOf(s.charAt(after)) < 0) {
            return ReplyField.at(s, at, from, end);
        }
        int code = Integer.parseInt(s, at, after, 10);
        int words = skip(s, after, end, 6);
        Status status = Status.at(s, words, end);
        // IronPort quotes the other server: "Unknown address error 550-'5.7.1 ...".
        Before before = s.startsWith("-'", after) ? Before.HANDOVER : before(s, at, from);
        boolean hyphen = after < end && s.charAt(after) == '-';
        if (status.length > 0) {
            int textAt = skip(s, words + status.length, end, 4);
            return Optional.of(new ReplyStart(at, code, status.value, keepSign(s, textAt), hyphen, before));
        }
        boolean port = code == 465 || code == 587;
        boolean plausible = switch (before) {
            case LINE_START -> words < end && s.charAt(after) != ')' && hasLetter(s, words, end);
            case HANDOVER -> true;
            case SIGN ->
                words < end
                        && Character.isLetter(s.charAt(words))
                        && s.charAt(after) != ')'
                        && !(s.charAt(at - 1) == '(');
            case WORDS -> words < end && Character.isLetter(s.charAt(words)) && isAfterSmtp(s, at, from);
        };
        return plausible && !port
                ? Optional.of(new ReplyStart(at, code, Optional.empty(), keepSign(s, words), hyphen, before))
                : Optional.empty();
    }

    private static Optional<ReplyStart> bareStatus(String s, int at, int from, int end) {
        Status status = Status.at(s, at, end);
        if (status.length == 0) {
            return Optional.empty();
        }
        Before before = before(s, at, from);
        int after = at + status.length;
        if (before == Before.SIGN && isTail(s, at, from, after, end)) {
            return Optional.empty();
        }
        int words = skip(s, after < end && s.charAt(after) == '.' ? after + 1 : after, end, 4);
        // "Version 5.7.1 of", the "(#5.7.1)" that ends a reply of qmail and Yahoo's "[#4.16.1]." begin nothing.
        boolean begins = before != Before.WORDS
                && words < end
                && after < end
                && ")]>".indexOf(s.charAt(after)) < 0
                && hasLetter(s, words, end);
        return begins
                ? Optional.of(new ReplyStart(at, 0, status.value, keepSign(s, words), false, before))
                : Optional.empty();
    }

    /// qmail's patches sign their words: "(# 5.5.3 - chkuser)".
    private static boolean isTail(String s, int at, int from, int after, int end) {
        int hash = at - 1;
        while (hash > from && s.charAt(hash) == ' ') {
            hash--;
        }
        boolean opened = hash > from && s.charAt(hash) == '#' && s.charAt(hash - 1) == '(';
        int close = s.indexOf(')', after);
        return opened && close >= 0 && close < Math.min(end, after + LONGEST_SIGNATURE);
    }

    /// Libraries name their exceptions: "Net::SMTPServerBusy 450 Try later", "SMTP error 550 No such user".
    private static boolean isAfterSmtp(String s, int at, int from) {
        int begin = Math.max(from, at - LONGEST_NAME);
        int smtp = s.substring(begin, at).toLowerCase(Locale.ROOT).lastIndexOf("smtp");
        if (smtp < 0) {
            return false;
        }
        String between = s.substring(begin + smtp + 4, at).strip().toLowerCase(Locale.ROOT);
        between = between.endsWith(",") ? between.substring(0, between.length() - 1) : between;
        return between.chars().allMatch(Character::isLetter) || between.equals("error code");
    }

    /// A number inside a word, a path, an address or a larger number is no reply.
    private static boolean standsAlone(String s, int at, int from) {
        if (at == from) {
            return true;
        }
        char p = s.charAt(at - 1);
        if (Character.isLetterOrDigit(p)
                || p == '.'
                || p == '-'
                || p == '_'
                || p == '@'
                || p == '/'
                || p == '+'
                || p == '?') {
            return false;
        }
        boolean glued = at - 2 >= from && (Character.isLetterOrDigit(s.charAt(at - 2)) || s.charAt(at - 2) == ']');
        return !(glued && (p == ':' || p == '#' || p == ',' || p == '&'));
    }

    private static Before before(String s, int at, int from) {
        int p = at - 1;
        while (p >= from && (s.charAt(p) == ' ' || s.charAt(p) == '\t' || s.charAt(p) == INVISIBLE)) {
            p--;
        }
        if (p < from || onlyQuoting(s, from, p)) {
            return Before.LINE_START;
        }
        int sign = p;
        while (sign >= from && "'\"(<[#".indexOf(s.charAt(sign)) >= 0) {
            sign--;
        }
        while (sign >= from && s.charAt(sign) == ' ') {
            sign--;
        }
        if (endsWith(s, sign, from, "->")
                || endsWith(s, sign, from, "smtp;")
                || endsWith(s, sign, from, "said:")
                || endsWith(s, sign, from, "said")
                || endsWith(s, sign, from, "returned")
                || endsWith(s, sign, from, "responded:")
                || endsWith(s, sign, from, "response:")
                || endsWith(s, sign, from, "response was:")
                || endsWith(s, sign, from, "replied:")
                || endsWith(s, sign, from, "received:")) {
            return Before.HANDOVER;
        }
        return ":;>'\"(<[#".indexOf(s.charAt(p)) >= 0 ? Before.SIGN : Before.WORDS;
    }

    private static final char INVISIBLE = PlainText.INVISIBLE;

    private static boolean onlyQuoting(String s, int from, int last) {
        if (last - from > 16) {
            return false;
        }
        for (int i = from; i <= last; i++) {
            if (" \t<>|*.#('\"[\u200B".indexOf(s.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWith(String s, int last, int from, String word) {
        int begin = last + 1 - word.length();
        return begin >= from && s.regionMatches(true, begin, word, 0, word.length());
    }

    private static int skip(String s, int at, int end, int atMost) {
        int i = at;
        while (i < end && i - at < atMost && SEPARATORS.indexOf(s.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /// The brackets and quotation marks that open the first word belong to the words.
    private static int keepSign(String s, int words) {
        int at = words;
        while (at > 0 && at <= s.length() && "([\"'#".indexOf(s.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /// A column of numbers is no reply.
    private static boolean hasLetter(String s, int at, int end) {
        for (int i = at; i < end && i < at + 40; i++) {
            if (Character.isLetter(s.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// An enhanced status read at a position; its length is 0 where there is none.
    record Status(int length, Optional<EnhancedStatus> value) {
        private static final Status NONE = new Status(0, Optional.empty());

        static Status at(String s, int at, int end) {
            if (at + 5 > end || (s.charAt(at) != '4' && s.charAt(at) != '5') || s.charAt(at + 1) != '.') {
                return NONE;
            }
            int dot = digits(s, at + 2, end);
            if (dot == at + 2 || dot >= end || s.charAt(dot) != '.') {
                return NONE;
            }
            int after = digits(s, dot + 1, end);
            if (after == dot + 1 || (after < end && isDigit(s.charAt(after)))) {
                return NONE;
            }
            boolean fourthNumber = after + 1 < end && s.charAt(after) == '.' && isDigit(s.charAt(after + 1));
            boolean word = after < end && Character.isLetter(s.charAt(after));
            return fourthNumber || word ? NONE : new Status(after - at, EnhancedStatus.parse(s.substring(at, after)));
        }

        private static int digits(String s, int at, int end) {
            int i = at;
            while (i < end && i < at + 3 && isDigit(s.charAt(i))) {
                i++;
            }
            return i;
        }
    }
}
