package org.mailmedic.walk;

/// How a step stands in the step list.
public enum Mark {
    GOOD,
    PROBLEM,
    CURRENT,
    TO_COME,
    SKIPPED
}
