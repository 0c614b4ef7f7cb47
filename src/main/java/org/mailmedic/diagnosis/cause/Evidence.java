package org.mailmedic.diagnosis.cause;

import java.util.Map;

/// A reason for or against a cause, in words made from the bundles.
///
/// @param speaksFor true if it supports the cause
/// @param source which step it comes from
/// @param key key of the sentence in the text bundle
/// @param arguments values for its placeholders, by name
/// @param reference code of the finding, or `reply`
public record Evidence(boolean speaksFor, Source source, String key, Map<String, String> arguments, String reference) {
    public Evidence {
        arguments = Map.copyOf(arguments);
    }

    /// Where it was seen.
    public enum Source {
        BOUNCE,
        CONNECTION,
        DNS
    }
}
