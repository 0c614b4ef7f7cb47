package org.mailmedic.reply;

import java.util.Optional;

/// One reply of a mail server (RFC 5321 section 4.2), its lines joined into one text.
///
/// @param code the three-digit code; 0 where the text has none
/// @param enhanced the enhanced status, where the server gave one
/// @param text the words, unfolded, without codes
public record SmtpReply(int code, Optional<EnhancedStatus> enhanced, String text) {
    /// Whether the server took it (2xx), or wants the rest (3xx).
    public boolean isPositive() {
        return code >= 200 && code < 400;
    }

    /// Whether the server itself says that trying later may help (4xx).
    public boolean isTemporary() {
        return code != 0
                ? code >= 400 && code < 500
                : enhanced.map(e -> e.category() == 4).orElse(false);
    }

    @Override
    public String toString() {
        var line = new StringBuilder();
        if (code != 0) {
            line.append(code).append(' ');
        }
        enhanced.ifPresent(e -> line.append(e).append(' '));
        return line.append(text).toString().strip();
    }
}
