import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the list of parts true to what lies in the folder: what the compiler alone needs goes out of it, each hash is
/// that of the file beside it, and what travels without being an artifact of Maven (`others.txt`) comes in. Stops the
/// build for a jar that the list does not know.
///
/// Needs Jackson on the class path, which lies in the folder anyway. Arguments: the folder with `sbom.json` and `lib`.
final class Sbom {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path lib;
    private final ObjectNode sbom;
    private final ArrayNode components;

    private Sbom(Path folder) {
        lib = folder.resolve("lib");
        sbom = (ObjectNode) JSON.readTree(folder.resolve("sbom.json"));
        components = (ArrayNode) sbom.path("components");
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var sbom = new Sbom(folder);
        sbom.jars();
        for (String line : Files.readAllLines(Path.of("packaging", "about", "others.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                sbom.add(line.split(" \\| "));
            }
        }
        Files.writeString(folder.resolve("sbom.json"), JSON.writeValueAsString(sbom.sbom) + "\n");
    }

    private void jars() throws Exception {
        Set<String> unknown = new HashSet<>();
        try (Stream<Path> files = Files.list(lib)) {
            files.forEach(file -> unknown.add(file.getFileName().toString()));
        }
        hash((ObjectNode) sbom.path("metadata").path("component"), lib.resolve("mailmedic.jar"));
        unknown.remove("mailmedic.jar");
        Set<String> gone = new HashSet<>();
        for (JsonNode component : List.copyOf(all(components))) {
            String file = file(component);
            if (Files.exists(lib.resolve(file))) {
                hash((ObjectNode) component, lib.resolve(file));
                unknown.remove(file);
            } else {
                gone.add(component.path("bom-ref").asString());
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "the list of parts does not know " + unknown + "; of an earlier build? Then mvn clean");
        }
        remove(components, "bom-ref", gone);
        ArrayNode dependencies = (ArrayNode) sbom.path("dependencies");
        remove(dependencies, "ref", gone);
        for (JsonNode dependency : dependencies) {
            if (dependency.path("dependsOn") instanceof ArrayNode on) {
                for (int i = on.size() - 1; i >= 0; i--) {
                    if (gone.contains(on.get(i).asString())) {
                        on.remove(i);
                    }
                }
            }
        }
    }

    private static List<JsonNode> all(ArrayNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false).toList();
    }

    private static void remove(ArrayNode from, String field, Set<String> values) {
        for (int i = from.size() - 1; i >= 0; i--) {
            if (values.contains(from.get(i).path(field).asString())) {
                from.remove(i);
            }
        }
    }

    /// The name that Maven copies it by. The classifier stands in the package URL alone.
    private static String file(JsonNode component) {
        String url = component.path("purl").asString();
        String classifier = url.contains("classifier=") ? "-" + url.replaceAll(".*classifier=([^&]*).*", "$1") : "";
        return component.path("name").asString() + "-"
                + component.path("version").asString() + classifier + ".jar";
    }

    private static void hash(ObjectNode component, Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        ArrayNode hashes = component.putArray("hashes");
        for (String algorithm : List.of("SHA-256", "SHA-512")) {
            hashes.addObject()
                    .put("alg", algorithm)
                    .put(
                            "content",
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance(algorithm).digest(content)));
        }
    }

    /// @param said name, version or =artifact that it comes in, licence, home, file with the text of the licence
    private void add(String[] said) {
        Optional<ObjectNode> in = Optional.of(said[1])
                .filter(v -> v.startsWith("="))
                .map(v -> all(components).stream()
                        .filter(c -> c.path("name").asString().equals(v.substring(1)))
                        .map(ObjectNode.class::cast)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException(said[0] + " comes in a part that is not there: " + v)));
        ObjectNode component = in.map(whole -> whole.withArray("components"))
                .orElse(components)
                .addObject();
        component
                .put("type", "data")
                .put("bom-ref", "part:" + said[0].replace(' ', '-'))
                .put("name", said[0])
                .put(
                        "version",
                        in.map(whole -> whole.path("version").asString()).orElse(said[1]));
        component.putArray("licenses").addObject().putObject("license").put("id", said[2]);
        component
                .putArray("externalReferences")
                .addObject()
                .put("type", "website")
                .put("url", said[3]);
    }
}
