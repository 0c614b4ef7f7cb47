package org.mailmedic.reply;

/// Values behind names such as `password`, in settings, code, logs and on command lines.
final class NamedSecrets {
    private final MaskedText text;
    private final char[] plain;
    private final CarriedOver carried;

    NamedSecrets(MaskedText text, CarriedOver carried) {
        this.text = text;
        this.plain = text.plain();
        this.carried = carried;
    }

    int named(int from, int start, int end, int to) {
        int before = start - 1;
        while (before >= from && plain[before] == ' ') {
            before--;
        }
        String name = text.lower(start, end);
        if (name.equals("pass") && before >= from && plain[before] == '=') {
            return -1;
        }
        boolean dashed = start > from && plain[start - 1] == '-';
        if (isNameOf(from, start)) {
            carried.next = CarriedOver.Next.VALUE;
        }
        int at = end;
        while (at < to && "\\\"'`]".indexOf(plain[at]) >= 0) {
            at++;
        }
        boolean quotedName = at > end;
        if (at < to && start > from && plain[start - 1] == '<' && plain[at] == '>') {
            int close = text.indexOf("<", at, Math.min(to, at + MaskedText.FAR));
            return text.hide(at + 1, close < 0 ? to : close);
        }
        int attribute = text.skipBlanks(at, to);
        if (quotedName && text.lower(attribute, Math.min(to, attribute + 6)).equals("value=")) {
            return text.quoted(attribute + 6, to);
        }
        if (at < to && plain[at] == '(') {
            return at + 1 < to && (plain[at + 1] == '"' || plain[at + 1] == '\'') ? text.quoted(at + 1, to) : -1;
        }
        int value = text.separator(at, to);
        int comma = text.skipBlanks(at, to);
        if (value < 0 && quotedName && comma < to && plain[comma] == ',') {
            int second = text.skipBlanks(comma + 1, to);
            boolean string = second < to && (plain[second] == '"' || plain[second] == '\'');
            return string && text.indexOf("(", Math.max(from, start - 3), start) >= 0 ? text.quoted(second, to) : -1;
        }
        if (value < 0) {
            return bare(from, start, at, to, dashed);
        }
        boolean equals = text.indexOf("=", at, value) >= 0;
        if (value == to) {
            carried.next = quotedName ? CarriedOver.Next.QUOTED : equals ? carried.next : CarriedOver.Next.TYPED;
            return -1;
        }
        return value(from, start, value, to, equals);
    }

    private int value(int from, int start, int value, int to, boolean equals) {
        char first = plain[value];
        if (first == '"' || first == '\'' || (first == '\\' && value + 1 < to && plain[value + 1] == '"')) {
            return text.quoted(value, to);
        }
        if ((first == '|' || first == '>') && to - value <= 3) {
            carried.next = CarriedOver.Next.BLOCK;
            carried.patience = 20;
            carried.indent = text.skipBlanks(from, to) - from;
            return -1;
        }
        if (first == '{' || first == '[' || first == '(') {
            return -1;
        }
        int wordEnd = text.wordEnd(value, to);
        if (SecretNames.isOrdinary(text.given().substring(value, Math.min(wordEnd, value + 40)))) {
            return -1;
        }
        if (isFirst(from, start) && (equals || !isSentence(value, to))) {
            int end = to;
            while (end > value && (plain[end - 1] == ',' || plain[end - 1] == ' ')) {
                end--;
            }
            goesOn(to, to);
            return text.hide(value, end);
        }
        int end = unquotedEnd(value, to);
        int last = text.skipBlanks(end, to);
        boolean atEnd = last == to || (plain[end] > ' ' && ",;)}\"'\\<&|#".indexOf(plain[end]) >= 0);
        if (equals || atEnd || text.looksLikePassword(value, end)) {
            goesOn(end, to);
            return text.hide(value, end);
        }
        return -1;
    }

    /// `... with password S3cret99`, `--password S3cret`, `login anna password S3cret`, `password is S3cret99`.
    private int bare(int from, int start, int at, int to, boolean dashed) {
        int value = text.skipBlanks(at, to);
        if (value == at || value == to || plain[at] == '\t') {
            return -1;
        }
        if (dashed) {
            if (plain[value] == '"' || plain[value] == '\'') {
                return text.quoted(value, to);
            }
            return plain[value] == '-' ? -1 : text.hide(value, text.tokenEnd(value, to));
        }
        String name = text.lower(start, at);
        boolean strong = name.contains("passw") || name.contains("kennwort") || name.contains("contrase");
        if (!strong) {
            int end = text.tokenEnd(value, to);
            return name.endsWith("token") && end - value >= MaskedText.LONG && text.looksCoded(value, end)
                    ? text.hide(value, end)
                    : -1;
        }
        int end = text.tokenEnd(value, to);
        String word = text.lower(value, Math.min(end, value + 5));
        if (word.equals("is")
                || word.equals("ist")
                || word.equals("es")
                || word.equals("was")
                || word.equals("lautet")) {
            value = text.skipBlanks(end, to);
            end = text.tokenEnd(value, to);
        }
        if (value < to && (plain[value] == '"' || plain[value] == '\'' || plain[value] == '<')) {
            value++;
            end = text.tokenEnd(value, to);
        }
        if (value < to && plain[value] == '(') {
            return -1;
        }
        boolean netrc = text.indexOf("login ", Math.max(from, start - 200), start) >= 0;
        boolean alone = isFirst(from, start)
                && text.isOneWord(value, to)
                && !SecretNames.isOrdinary(text.given().substring(value, Math.min(end, value + 40)));
        return end > value && (netrc || alone || text.looksLikePassword(value, end)) ? text.hide(value, end) : -1;
    }

    /// `- name: MAIL_PASSWORD`, as in a list of settings.
    private boolean isNameOf(int from, int start) {
        if (start - from > MaskedText.NEAR) {
            return false;
        }
        String before = text.lower(from, start).stripTrailing();
        return (before.endsWith("name:") || before.endsWith("name: \"") || before.endsWith("key:"));
    }

    /// Whether the name is the first word of its line, but for what sets it.
    private boolean isFirst(int from, int start) {
        if (start - from > MaskedText.NEAR) {
            return false;
        }
        String before = text.lower(from, start).strip();
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
        int blank = text.wordEnd(value, to);
        return text.skipBlanks(blank, to) < to
                && !text.looksLikePassword(value, blank)
                && (plain[to - 1] == '.' || text.indexOf("://", value, Math.min(to, value + MaskedText.FAR)) >= 0);
    }

    int unquotedEnd(int from, int to) {
        int at = from;
        while (at < to && at < from + MaskedText.FAR / 4 && plain[at] > ' ' && "\"'<>".indexOf(plain[at]) < 0) {
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
        while (at < to && at < from + 30 && (MaskedText.isWord(plain[at]) || plain[at] == ' ')) {
            at++;
        }
        return at > from && at < to && plain[at] == '=';
    }

    /// A value that is broken at the end of its line goes on in the carried.next.
    void goesOn(int end, int to) {
        if (end == to && (plain[to - 1] == '\\' || plain[to - 1] == '=')) {
            carried.next = CarriedOver.Next.REST;
        }
    }
}
