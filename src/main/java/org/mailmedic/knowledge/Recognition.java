package org.mailmedic.knowledge;

import java.util.Map;

/// A provider kind that was recognised, and the reason in words.
///
/// @param kind what was recognised
/// @param reason key of the sentence in the text bundle, such as `recognised.address`
/// @param arguments values for its placeholders, by name
public record Recognition(ProviderKind kind, String reason, Map<String, String> arguments) {
    public Recognition {
        arguments = Map.copyOf(arguments);
    }
}
