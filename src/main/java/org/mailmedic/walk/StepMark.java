package org.mailmedic.walk;

/// How a step stands in the step list.
public enum StepMark {
    GOOD,
    PROBLEM,
    CURRENT,
    TO_COME,
    SKIPPED,
    /// It was gone through, and nobody answered: neither good nor a problem.
    UNKNOWN
}
