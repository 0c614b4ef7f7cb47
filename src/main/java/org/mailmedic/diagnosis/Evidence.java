package org.mailmedic.diagnosis;

/// A reason for or against a cause, in words made from the bundles.
///
/// @param speaksFor true if it supports the cause
/// @param source which step it comes from
/// @param key key of the sentence in the text bundle
/// @param arguments values for it, in the order of its placeholders
/// @param reference code of the finding, or `reply`
public record Evidence(
        boolean speaksFor, Source source, String key, java.util.List<String> arguments, String reference) {
    public Evidence {
        arguments = java.util.List.copyOf(arguments);
    }

    /// Where it was seen.
    public enum Source {
        BOUNCE,
        CONNECTION,
        DNS
    }
}
