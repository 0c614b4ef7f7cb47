package org.mailmedic.diagnosis.forecast;

/// What can be seen from here of something that a receiver asks for.
public enum RequirementStatus {
    /// It is so: measured.
    MET,
    /// It should be so, though only a message that arrives proves it: a key is published, a provider does
    /// it for all its customers.
    EXPECTED,
    /// It is not so.
    BROKEN,
    /// It was not measured, or the DNS did not say.
    OPEN,
    /// It cannot be seen from outside at all.
    UNSEEN;

    /// Whether nothing stands against it.
    public boolean isGood() {
        return this == MET || this == EXPECTED;
    }

    /// What holds if one of two is enough.
    public static RequirementStatus either(RequirementStatus one, RequirementStatus other) {
        if (one == MET || other == MET) {
            return MET;
        }
        if (one == EXPECTED || other == EXPECTED) {
            return EXPECTED;
        }
        return one == BROKEN && other == BROKEN ? BROKEN : OPEN;
    }
}
