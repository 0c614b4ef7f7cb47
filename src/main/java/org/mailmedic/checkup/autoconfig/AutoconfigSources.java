package org.mailmedic.checkup.autoconfig;

import java.util.List;
import org.mailmedic.knowledge.SourcedFile;
import tools.jackson.databind.JsonNode;

/// Where settings are looked for, from `places.json`. `{domain}` and `{address}` stand for the user's.
///
/// @param own web addresses of the domain itself
/// @param mx web addresses of who takes the domain's mail
/// @param database web addresses of the public database
/// @param guesses usual names of mail servers
record AutoconfigSources(List<String> own, List<String> mx, List<String> database, List<String> guesses) {
    /// Reads the data file.
    ///
    /// @throws IllegalStateException if it is missing or says too little
    static AutoconfigSources load() {
        return load(SourcedFile.open(AutoconfigSources.class, "places.json"));
    }

    static AutoconfigSources load(SourcedFile file) {
        AutoconfigSources autoconfigSources = new AutoconfigSources(
                list(file, "own", "addresses"),
                list(file, "mx", "addresses"),
                list(file, "database", "addresses"),
                list(file, "guesses", "hosts"));
        file.allRead();
        return autoconfigSources;
    }

    private static List<String> list(SourcedFile file, String part, String field) {
        JsonNode node = file.object(file.root(), part);
        file.fact(node);
        List<String> found = file.strings(node, field);
        if (found.isEmpty()) {
            throw file.broken(node, field);
        }
        return List.copyOf(found);
    }
}
