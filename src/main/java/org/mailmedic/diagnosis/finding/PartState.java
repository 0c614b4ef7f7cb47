package org.mailmedic.diagnosis.finding;

/// How a part of an audit ended. The names stand in case files and in JSON.
public enum PartState {
    GOOD,
    WARNING,
    BAD,
    /// The DNS did not answer: neither good nor bad.
    NOT_CHECKED,
    /// Nothing to look at (no address known, no list asked for).
    SKIPPED;

    /// Whether there were answers to judge by.
    public boolean isAnswered() {
        return switch (this) {
            case GOOD, WARNING, BAD -> true;
            case NOT_CHECKED, SKIPPED -> false;
        };
    }
}
