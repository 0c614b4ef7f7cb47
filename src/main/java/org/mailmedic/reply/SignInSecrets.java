package org.mailmedic.reply;

import java.util.Set;

/// Secrets in what a client says to a server while it signs in, and in what a server keeps to do so itself.
final class SignInSecrets {
    /// Base64 of "Username:" and "Password:", as AUTH LOGIN asks (draft-murchison-sasl-login).
    private static final Set<String> QUESTIONS =
            Set.of("vxnlcm5hbwu6", "ugfzc3dvcmq6", "dxnlcm5hbwu6", "cgfzc3dvcmq6", "vxnlcibuyw1laa==", "ugfzc3dvcmqa");

    private final MaskedText text;
    private final char[] plain;
    private final CarriedOver carried;

    SignInSecrets(MaskedText text, CarriedOver carried) {
        this.text = text;
        this.plain = text.plain();
        this.carried = carried;
    }

    int answer(CarriedOver.Next now, int from, int to) {
        int end = to;
        while (end > from && plain[end - 1] <= ' ') {
            end--;
        }
        int start = end;
        while (start > from && MaskedText.isBase64(plain[start - 1])) {
            start--;
        }
        boolean known = now == CarriedOver.Next.ANSWER && end - start >= 4 && (end - start) % 4 == 0;
        boolean apart = start == from || plain[start - 1] <= ' ' || ":>\"'".indexOf(plain[start - 1]) >= 0;
        if (apart
                && (known || text.looksCoded(start, end))
                && text.indexOf("334", from, to) < 0
                && !isReply(from, to)) {
            text.hide(start, end);
            return to;
        }
        if (!isReply(from, to) && carried.patience-- > 0) {
            carried.next = now;
        }
        return from;
    }

    /// Whether a code ends the exchange in this line.
    private boolean isReply(int from, int to) {
        for (int at = from; at + 2 < to && at < from + 80; at++) {
            boolean apart = at == from || plain[at - 1] <= ' ';
            boolean code = (plain[at] == '2' || plain[at] == '4' || plain[at] == '5')
                    && MaskedText.isDigit(plain[at + 1])
                    && MaskedText.isDigit(plain[at + 2]);
            if (apart && code && (at + 3 == to || plain[at + 3] == ' ' || plain[at + 3] == '-')) {
                return true;
            }
        }
        return false;
    }

    /// `334 UGFzc3dvcmQ6`: what follows is the answer.
    void question(int from, int to) {
        for (int at = text.indexOf("334", from, to); at >= 0; at = text.indexOf("334", at + 3, to)) {
            boolean apart = (at == from || !MaskedText.isWord(plain[at - 1])) && (at + 3 == to || plain[at + 3] == ' ');
            int start = text.skipBlanks(Math.min(to, at + 3), to);
            int end = text.wordEnd(start, to);
            if (apart && start == to) {
                carried.next = CarriedOver.Next.PERHAPS_ANSWER;
                carried.patience = 3;
            } else if (apart && text.isAllBase64(start, end)) {
                carried.next = QUESTIONS.contains(text.lower(start, end))
                        ? CarriedOver.Next.ANSWER
                        : CarriedOver.Next.PERHAPS_ANSWER;
                carried.patience = 3;
                int answer = skipPast(end, to);
                if (carried.next == CarriedOver.Next.ANSWER
                        && answer < to
                        && text.isAllBase64(answer, text.wordEnd(answer, to))) {
                    text.hide(answer, text.wordEnd(answer, to));
                    carried.next = CarriedOver.Next.NOTHING;
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
    void postfixMap(int from, int to) {
        int start = text.skipBlanks(from, to);
        if (plain[Math.min(start, to - 1)] != '[') {
            return;
        }
        int end = text.wordEnd(start, to);
        int user = text.skipBlanks(end, to);
        int colon = user < to ? text.indexOf(":", user, to) : -1;
        if (text.indexOf("]", start, end) > 0 && colon > user && text.isOneWord(user, to)) {
            text.hide(colon + 1, to);
        }
    }

    /// Whether nothing but who speaks stands before.
    boolean isCommand(int from, int start) {
        if (start - from > MaskedText.NEAR) {
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
    int imap(int from, int start, int end, int to) {
        int user = text.skipBlanks(end, to);
        int userEnd = text.wordEnd(user, to);
        int password = text.skipBlanks(userEnd, to);
        boolean tagged = start > from
                && start - from < MaskedText.NEAR
                && plain[start - 1] == ' '
                && text.isOneWord(skipPast(from, start), start - 1);
        boolean one = password > userEnd && user > end && text.isOneWord(password, to);
        return one && (tagged || text.looksLikePassword(password, text.wordEnd(password, to)))
                ? text.hide(password, to)
                : -1;
    }

    /// `AUTH PLAIN AGFubm...` (RFC 4954 section 4).
    int authentication(int from, int to) {
        int mechanism = text.skipBlanks(from, to);
        int mechanismEnd = text.wordEnd(mechanism, to);
        String name = text.lower(mechanism, Math.min(mechanismEnd, mechanism + 20));
        boolean known = name.equals("plain")
                || name.equals("login")
                || name.startsWith("xoauth")
                || name.equals("oauthbearer")
                || name.equals("ntlm")
                || name.startsWith("scram")
                || name.startsWith("cram")
                || name.startsWith("digest");
        int token = text.skipBlanks(mechanismEnd, to);
        int end = token;
        while (end < to && MaskedText.isBase64(plain[end])) {
            end++;
        }
        return mechanism > from && known && text.looksCoded(token, end) ? text.hide(token, end) : -1;
    }
}
