package org.mailmedic.lab;

import java.time.Duration;

/// What a [SmtpServer] does in answer to a command.
public sealed interface SmtpAction {
    /// Says this.
    ///
    /// @param text the whole reply with its code; lines parted by `\n`, as in `550-5.7.1 No\n550 5.7.1
    ///     really not`.
    /// After a 421 the server hangs up (RFC 5321 section 3.8).
    record Reply(String text) implements SmtpAction {
        /// Whether it is a 2yz or 3yz reply.
        public boolean isPositive() {
            return text.startsWith("2") || text.startsWith("3");
        }
    }

    /// Hangs up without a word.
    record Drop() implements SmtpAction {}

    /// Keeps the line open and says nothing.
    record Silence() implements SmtpAction {}

    /// Waits, then does the other.
    record Late(Duration time, SmtpAction then) implements SmtpAction {}

    /// Says this.
    static SmtpAction reply(String text) {
        return new Reply(text);
    }
}
