package org.mailmedic.walk;

/// How a step stands in the step list.
public enum StepMark {
    GOOD,
    PROBLEM,
    CURRENT,
    TO_COME,
    SKIPPED
}
