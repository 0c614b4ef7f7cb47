package org.mailmedic.reply;

/// Passwords in addresses: `smtp://user:password@host`, and `anna@example.com:password`.
final class UrlSecrets {
    private final MaskedText text;
    private final char[] plain;

    /// Up to where it is known that no URL holds a user.
    private int withoutUser;

    UrlSecrets(MaskedText text) {
        this.text = text;
        this.plain = text.plain();
    }

    int url(int at, int to) {
        boolean coded = plain[at] == '%';
        String mark = coded ? "%3a%2f%2f" : "://";
        int from = at + mark.length();
        if (at < withoutUser || !text.is(mark, at, to)) {
            return at + 1;
        }
        int end = from;
        int path = -1;
        int sign = -1;
        int last = -1;
        int colon = -1;
        for (; end < to && end < from + MaskedText.FAR && plain[end] > ' ' && "\"'<>".indexOf(plain[end]) < 0; end++) {
            if (path < 0 && "/?#".indexOf(plain[end]) >= 0) {
                path = end;
            }
            if (colon < 0 && text.is(coded ? "%3a" : ":", end, to)) {
                colon = end + (coded ? 3 : 1);
            }
            if (text.is(coded ? "%40" : "@", end, to)) {
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
            return text.hide(colon, before);
        }
        return sign >= 0 && colon < 0 && sign - from >= MaskedText.LONG && text.looksCoded(from, sign)
                ? text.hide(from, sign)
                : from;
    }

    /// `anna@example.com:password`.
    int pair(int from, int colon, int to) {
        int at = colon;
        while (at > from
                && at > colon - MaskedText.NEAR
                && (MaskedText.isWord(plain[at - 1]) || plain[at - 1] == '.' || plain[at - 1] == '-')) {
            at--;
        }
        boolean address = at > from + 1 && at < colon && plain[at - 1] == '@' && MaskedText.isWord(plain[at - 2]);
        int end = address ? text.tokenEnd(colon + 1, Math.min(to, colon + 2 * MaskedText.NEAR)) : colon;
        return end > colon && text.indexOf("@", colon, end) < 0 && text.looksLikePassword(colon + 1, end)
                ? text.hide(colon + 1, end)
                : -1;
    }

    private boolean isPort(int from, int path) {
        int at = from;
        while (at < plain.length && MaskedText.isDigit(plain[at])) {
            at++;
        }
        return at == path;
    }
}
