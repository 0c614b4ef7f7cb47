package org.mailmedic.walk;

/// Whether a step can be left forwards.
public sealed interface Readiness {
    /// It can.
    record Ready() implements Readiness {}

    /// Something is missing.
    ///
    /// @param key key of the sentence that says so
    /// @param field where to put it
    record Missing(String key, Field field) implements Readiness {}

    /// The places that a person may have to fill.
    enum Field {
        BOUNCE,
        ADDRESS,
        PROVIDER,
        SERVER,
        TEST
    }
}
