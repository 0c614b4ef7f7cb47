package org.mailmedic.diagnosis.forecast;

/// How a part of the set-up stands before a receiver's rules. The worst come first.
public enum HealthState {
    /// A published rule is broken, and mail that breaks it is refused.
    WOULD_REFUSE,
    /// A published rule is broken, and mail that breaks it is likelier to land in spam.
    WOULD_SUFFER,
    /// There is a rule; whether it is met could not be checked, or was not.
    NOT_CHECKED,
    /// It is up to the provider who sends for the user, and nobody looked whether they meet it.
    UP_TO_PROVIDER,
    /// Every rule is met, as far as it can be seen from outside.
    PASSES,
    /// The receiver has published no rule about it.
    NOT_REQUIRED
}
