package org.mailmedic.about;

import java.util.List;

/// A part that others made.
///
/// @param name the artifact in Maven, or the name that its makers give it
/// @param inside the part that it comes in; empty for a part of its own
/// @param licences SPDX identifiers; any of several may be chosen
/// @param home its page on the web
/// @param file the file with the text of its licence
public record BundledComponent(
        String name, String version, String inside, List<String> licences, String home, String file) {
    public BundledComponent {
        licences = List.copyOf(licences);
    }
}
