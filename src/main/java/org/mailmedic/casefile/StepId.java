package org.mailmedic.casefile;

/// The steps of the walk, in order.
public enum StepId {
    WHAT_HAPPENED,
    WHO_SENDS,
    SIGN_IN,
    DNS,
    ANSWER,
    FIX,
    PROVE
}
