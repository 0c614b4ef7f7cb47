package org.mailmedic.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// The files of the practice cases, as they lie in the app.
final class CaseFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseFiles() {}

    /// A file's text.
    ///
    /// @throws IllegalStateException if there is none: the app was put together wrongly
    static String text(String path) {
        try (InputStream file = CaseFiles.class.getResourceAsStream("cases/" + path)) {
            if (file == null) {
                throw new IllegalStateException("no practice file " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String path) {
        return JSON.readTree(text(path));
    }

    /// The lines of the zone that a case plays in.
    static List<String> zone(String caseId) {
        return Stream.of("world.zone", caseId + "/zone")
                .flatMap(path -> text(path).lines())
                .toList();
    }

    /// The mail server of a case: its own settings over those of the kind of server that it is like.
    static ServerScript server(String caseId) {
        JsonNode own = json(caseId + "/case.json").path("mailServer");
        var merged = (ObjectNode) json("servers.json").required(own.path("like").asString());
        return ServerScript.of(merged.setAll((ObjectNode) own));
    }

    static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /// The constant of this name, written `like-this` or `likeThis` in the files.
    ///
    /// @throws IllegalArgumentException if there is none
    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        String spread = name.replaceAll("([A-Z])", "_$1").replace('-', '_');
        return Enum.valueOf(type, spread.toUpperCase(Locale.ROOT));
    }
}
