package org.mailmedic.reply;

import java.util.Locale;
import java.util.Optional;

/// What the lines around a reply tell of it: who was refused, by whom, at which step. Read line by line, in
/// order.
final class ReplyContext {
    private static final int LONGEST = 600;
    private static final int STAGE_REACH = 3;
    private static final int REACH = 14;
    private static final int LONGEST_NAME = 270;

    private static final String[] BEFORE_CLIENT = {" from ", "relay=", " h="};

    private static final String[] BEFORE_RECIPIENT = {
        "to=<",
        "rcpt to:<",
        "rcpt to: <",
        "final-recipient:",
        "original-recipient:",
        "delivered to ",
        "recipient:",
        "recipients:",
        "deliver mail to ",
        "error: ",
        "to the following recipient"
    };
    private static final String[] BEFORE_HOST = {
        "remote-mta: dns;",
        "remote-mta:",
        "while talking to ",
        " host ",
        "host: ",
        "host ",
        "relay=",
        " h=",
        " by ",
        "remote server (",
        "server [",
        "connected to ",
        "giving up on "
    };
    private static final String[] BEFORE_REPORTER = {
        "generating server:",
        "generierender server:",
        "serveur de génération :",
        "servidor de generación:",
        "server di generazione:",
        "reporting-mta: dns;",
        "reporting-mta:"
    };
    private static final String[] SENDERS_LINE = {
        "from:",
        "return-path:",
        "reply-to:",
        "message-id:",
        "sender:",
        "x-",
        "references:",
        "in-reply-to:",
        "received:",
        "date:",
        "subject:",
        "dkim-signature:",
        "list-",
        "authentication-results:",
        "arc-"
    };

    private int line;
    private Optional<String> recipient = Optional.empty();
    private int recipientLine;
    private Optional<String> host = Optional.empty();
    private int hostLine;
    private Optional<String> client = Optional.empty();
    private Optional<String> reporter = Optional.empty();
    private Optional<EnhancedStatus> status = Optional.empty();
    private int statusLine;
    private Stage stage = Stage.UNKNOWN;
    private int stageLine;

    /// Takes in one more line.
    void observe(String s, int from, int to) {
        line++;
        int end = Math.min(to, from + LONGEST);
        if (end - from < 4) {
            return;
        }
        String words = s.substring(from, end).toLowerCase(Locale.ROOT);
        boolean address = words.indexOf('@') >= 0;
        if (address) {
            recipientIn(words);
        }
        client = Submission.isRefusedHere(words) ? clientIn(words) : Optional.empty();
        if (client.isEmpty()) {
            hostIn(words);
        }
        Stage named = StageFinder.named(words);
        if (named != Stage.UNKNOWN) {
            stage = named;
            stageLine = line;
        }
        if (words.startsWith("status:")) {
            status = EnhancedStatus.parse(firstWord(words.substring("status:".length())));
            statusLine = line;
        }
    }

    /// The address that was refused, if named not far above or on this line.
    Optional<String> recipient() {
        return line - recipientLine <= REACH ? recipient : Optional.empty();
    }

    /// The server that refused, if named not far above or on this line.
    Optional<String> host() {
        return line - hostLine <= REACH ? host : Optional.empty();
    }

    /// Whom a server refused, as its own log names it on this line.
    Optional<String> client() {
        return client;
    }

    /// The server that wrote the bounce.
    Optional<String> reporter() {
        return reporter;
    }

    /// The status that a report gives beside the reply.
    Optional<EnhancedStatus> status() {
        return line - statusLine <= REACH ? status : Optional.empty();
    }

    /// Takes in a line that belongs to a reply: it may name the step, but neither recipient nor server.
    void observeReply(String s, int from, int to) {
        line++;
        Stage named = StageFinder.named(
                s.substring(from, Math.min(to, from + LONGEST)).toLowerCase(Locale.ROOT));
        if (named != Stage.UNKNOWN) {
            stage = named;
            stageLine = line;
        }
    }

    Stage stage() {
        return line - stageLine <= STAGE_REACH ? stage : Stage.UNKNOWN;
    }

    private void recipientIn(String words) {
        String start = words.strip();
        for (String sender : SENDERS_LINE) {
            if (start.startsWith(sender)) {
                return;
            }
        }
        for (String before : BEFORE_RECIPIENT) {
            int at = words.indexOf(before);
            if (at >= 0) {
                Optional<String> found = NameFinder.addressAfter(words, at + before.length());
                if (found.isPresent()) {
                    rememberRecipient(found);
                    return;
                }
            }
        }
        int first = 0;
        while (first < words.length() && " \t<>*\"'|-=".indexOf(words.charAt(first)) >= 0) {
            first++;
        }
        int at = words.indexOf('@', first);
        int blank = first;
        while (blank < words.length() && !Character.isWhitespace(words.charAt(blank))) {
            blank++;
        }
        // The line begins with an address.
        if (at > first && at < blank) {
            rememberRecipient(NameFinder.addressAfter(words, first));
        }
    }

    private void rememberRecipient(Optional<String> address) {
        if (address.isPresent()) {
            if (!address.equals(recipient)) {
                stage = Stage.UNKNOWN;
            }
            recipient = address;
            recipientLine = line;
        }
    }

    /// `from name[192.0.2.1]` in Postfix, `relay=name [192.0.2.1]` in Sendmail, `H=name [192.0.2.1]` in Exim.
    private static Optional<String> clientIn(String words) {
        for (String before : BEFORE_CLIENT) {
            int at = words.indexOf(before);
            int open = at < 0 ? -1 : words.indexOf('[', at);
            int close = open < 0 ? -1 : words.indexOf(']', open);
            if (close > open + 1 && open - at < LONGEST_NAME) {
                return ClueFinder.in(words.substring(open, close + 1)).addresses().stream()
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private void remember(Optional<String> name) {
        if (name.isPresent()) {
            host = name;
            hostLine = line;
        }
    }

    private void hostIn(String words) {
        for (String before : BEFORE_REPORTER) {
            int at = words.indexOf(before);
            if (at >= 0) {
                Optional<String> found = NameFinder.hostAfter(words, at + before.length());
                if (found.isPresent()) {
                    reporter = found;
                    return;
                }
            }
        }
        int said = words.indexOf("] said");
        int open = said < 0 ? -1 : words.lastIndexOf('[', said);
        if (open > 0) {
            int start = open;
            while (start > 0 && NameFinder.isHostCharacter(words.charAt(start - 1))) {
                start--;
            }
            remember(NameFinder.hostAfter(words, start));
            return;
        }
        for (String before : BEFORE_HOST) {
            int at = words.indexOf(before);
            if (at < 0) {
                continue;
            }
            // "Client host [192.0.2.1]" in a reply is the sender.
            boolean client = words.startsWith("client", at - 6) || words.startsWith("client ", at - 7);
            Optional<String> found = client ? Optional.empty() : NameFinder.hostAfter(words, at + before.length());
            if (found.isPresent()) {
                remember(found);
                return;
            }
        }
        exchangeHost(words);
    }

    /// Exchange writes `host.example.com #<host.example.com #5.7.1 smtp;550 ...>` or the bare name on a
    /// line of its own.
    private void exchangeHost(String words) {
        String bare = words.strip();
        int blank = bare.indexOf(' ');
        String first = blank < 0 ? bare : bare.substring(0, blank);
        boolean alone = blank < 0
                || bare.startsWith("#", blank + 1)
                || bare.startsWith("<#", blank + 1)
                || bare.startsWith("does not like", blank + 1)
                || bare.startsWith("failed after", blank + 1);
        if (alone && first.indexOf('@') < 0) {
            Optional<String> found = NameFinder.hostAfter(first, 0);
            if (found.isPresent() && found.get().length() == first.length()) {
                remember(found);
            }
        }
    }

    private static String firstWord(String text) {
        String bare = text.strip();
        int end = 0;
        while (end < bare.length() && !Character.isWhitespace(bare.charAt(end))) {
            end++;
        }
        return bare.substring(0, end);
    }
}
