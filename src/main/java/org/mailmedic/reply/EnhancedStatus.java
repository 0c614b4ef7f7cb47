package org.mailmedic.reply;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The three-part status of RFC 3463, such as `5.7.1`.
///
/// @param category 2 (success), 4 (temporary) or 5 (permanent); the RFC calls it "class"
/// @param subject what the status is about, 0 to 999
/// @param detail which condition it is, 0 to 999
public record EnhancedStatus(int category, int subject, int detail) {
    // Bounded repetition and no nesting: linear in the text.
    private static final Pattern WHOLE = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

    public EnhancedStatus {
        if ((category != 2 && category != 4 && category != 5)
                || subject < 0
                || subject > 999
                || detail < 0
                || detail > 999) {
            throw new IllegalArgumentException("not an enhanced status: " + category + "." + subject + "." + detail);
        }
    }

    /// The status if the text is one and nothing else.
    public static Optional<EnhancedStatus> parse(String text) {
        Matcher m = WHOLE.matcher(text);
        return m.matches()
                ? Optional.of(new EnhancedStatus(
                        Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return category + "." + subject + "." + detail;
    }
}
