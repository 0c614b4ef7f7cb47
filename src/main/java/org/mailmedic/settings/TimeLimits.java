package org.mailmedic.settings;

import java.time.Duration;

/// How long the app waits for others before it goes on without them.
///
/// @param question for the answer to one question to the DNS, by all ways together
/// @param audit for all questions of one audit together
/// @param mail for a mail server: to be connected, and for each reply
public record TimeLimits(Duration question, Duration audit, Duration mail) {
    /// What suits most networks. Some mail servers make strangers wait for their greeting on purpose.
    public static final TimeLimits DEFAULT =
            new TimeLimits(Duration.ofSeconds(4), Duration.ofSeconds(20), Duration.ofSeconds(20));

    /// Takes the nearest that there is for what is out of range.
    public TimeLimits {
        question = Which.QUESTION.within(question);
        audit = Which.AUDIT.within(audit);
        mail = Which.MAIL.within(mail);
    }

    /// One of them.
    public Duration of(Which which) {
        return switch (which) {
            case QUESTION -> question;
            case AUDIT -> audit;
            case MAIL -> mail;
        };
    }

    /// The same with another one.
    public TimeLimits with(Which which, Duration other) {
        return switch (which) {
            case QUESTION -> new TimeLimits(other, audit, mail);
            case AUDIT -> new TimeLimits(question, other, mail);
            case MAIL -> new TimeLimits(question, audit, other);
        };
    }

    /// Which wait.
    public enum Which {
        /// Below one second, resolvers far away seem to be silent; above thirty, nobody waits.
        QUESTION(1, 30),
        AUDIT(3, 120),
        /// The standard grants a server five minutes for its greeting (RFC 5321 section 4.5.3.2.1).
        MAIL(2, 300);

        private final long least;
        private final long most;

        Which(long least, long most) {
            this.least = least;
            this.most = most;
        }

        /// The shortest wait that makes sense, in seconds.
        public long least() {
            return least;
        }

        /// The longest, in seconds.
        public long most() {
            return most;
        }

        private Duration within(Duration wait) {
            return Duration.ofSeconds(Math.clamp(wait.toSeconds(), least, most));
        }
    }
}
