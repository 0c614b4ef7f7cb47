package org.mailmedic.reply;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The domains of which a reply says that mail came from them: what SPF, DKIM or DMARC was held against. A domain that
/// the reply mentions for another reason, such as that of a help page, is none of them.
public final class SpokenSender {
    private static final int LOOKED_AT = 4_000;

    /// What stands before the domain: words of Gmail, Microsoft, Yahoo, Exim, Postfix with its policy servers, and the
    /// fields of Authentication-Results (RFC 8601 section 2.7).
    private static final List<String> BEFORE = List.of(
            "spf [",
            "mail from domain [",
            "email from ",
            "e-mail from ",
            "message from ",
            "messages from ",
            "mail from ",
            "mails from ",
            "sending domain ",
            "sender domain ",
            "from domain ",
            "domain of ",
            "administrator of ",
            "dmarc policy of ",
            "spf record of ",
            "header.from=",
            "smtp.mailfrom=",
            "mailfrom=",
            "sender=",
            "id=");

    private SpokenSender() {}

    /// The domains, lower case, in order of appearance; none if the reply names none.
    public static List<String> domainsIn(SmtpReply reply) {
        String words = reply.text();
        String text = words.substring(0, Math.min(words.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        for (String before : BEFORE) {
            for (int at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
                boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
                if (begins) {
                    domain(text, at + before.length()).ifPresent(found::add);
                }
            }
        }
        return new ArrayList<>(found);
    }

    private static Optional<String> domain(String text, int from) {
        int start = from;
        while (start < text.length() && " \t<[(\"':".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        int name = start;
        while (end < text.length() && isPart(text.charAt(end))) {
            boolean sign = text.charAt(end) == '@';
            boolean coded = text.startsWith("%40", end);
            name = sign ? end + 1 : coded ? end + 3 : name;
            end += coded ? 3 : 1;
        }
        String word = text.substring(name, end);
        while (word.endsWith(".") || word.endsWith("-")) {
            word = word.substring(0, word.length() - 1);
        }
        // A name with an address behind it is that of a host.
        boolean host = name == start && (text.startsWith(" [", end) || text.startsWith("[", end) || isHost(text, end));
        return host || !isDomain(word) ? Optional.empty() : Optional.of(word);
    }

    private static boolean isHost(String text, int end) {
        return text.startsWith(" (", end) && end + 2 < text.length() && Character.isDigit(text.charAt(end + 2));
    }

    private static boolean isPart(char c) {
        return NameFinder.isHostCharacter(c) || c == '@' || c == '+' || c == '=' || c == '%';
    }

    private static boolean isDomain(String word) {
        int dot = word.lastIndexOf('.');
        return dot > 0
                && word.length() - dot > 2
                && word.length() <= 253
                && !word.contains("..")
                && word.chars().allMatch(c -> NameFinder.isHostCharacter((char) c))
                && word.chars().skip(dot + 1).allMatch(c -> Character.isLetter(c) || c == '-' || Character.isDigit(c))
                && Character.isLetter(word.charAt(dot + 1));
    }
}
