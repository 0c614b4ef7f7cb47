package org.mailmedic.knowledge;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// A JSON file that travels inside the app, beside this class.
final class DataFile {
    private DataFile() {}

    /// The content of a file beside this class.
    ///
    /// @throws IllegalStateException if the app was built without it
    static JsonNode read(String name) {
        return SourcedFile.open(DataFile.class, name).root();
    }

    /// The texts of a list; empty if there is no list.
    static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
