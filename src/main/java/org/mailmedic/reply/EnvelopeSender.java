package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The envelope sender that lines around a refusal name: `from=<...>` in a log, `X-Postfix-Sender` in a report. Only if
/// they name one and no other.
final class EnvelopeSender {
    private static final int LOOKED_AT = 200_000;
    private static final int LONGEST = 320;
    private static final List<String> BEFORE =
            List.of(" from=<", "\nfrom=<", "x-postfix-sender: rfc822;", "mail from:<");

    private EnvelopeSender() {}

    static Optional<String> in(String text) {
        String looked = "\n" + text.substring(0, Math.min(text.length(), LOOKED_AT));
        String lower = looked.toLowerCase(Locale.ROOT);
        Optional<String> only = Optional.empty();
        for (String before : BEFORE) {
            for (int at = lower.indexOf(before); at >= 0; at = lower.indexOf(before, at + 1)) {
                int from = at + before.length();
                int end = lower.indexOf('>', from);
                int line = lower.indexOf('\n', from);
                end = end < 0 || (line >= 0 && line < end) ? line : end;
                // Lower case may be longer than what it was made of.
                int to = Math.min(looked.length(), Math.min(end < 0 ? looked.length() : end, from + LONGEST));
                Optional<String> found =
                        from < to ? NameFinder.addressAfter(looked.substring(from, to), 0) : Optional.empty();
                if (found.isPresent() && only.isPresent() && !only.get().equalsIgnoreCase(found.get())) {
                    return Optional.empty();
                }
                only = only.or(() -> found);
            }
        }
        return only;
    }
}
