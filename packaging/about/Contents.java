import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Writes what the about page tells, from what Maven put on the class path and from the data files, so that it is never
/// typed and never old: `contents.json` with the version, the parts and their licences, how old the knowledge is, and which
/// names in it are everybody's; and the text of each licence. Stops the build for a part without a licence or without its text.
///
/// Runs on the JDK alone, offline. Arguments: output folder, version of the app, class path.
final class Contents {
    private static final Path HERE = Path.of("packaging", "about");
    private static final Path RESOURCES = Path.of("src", "main", "resources", "org", "mailmedic");
    private static final Pattern LEGAL =
            Pattern.compile("(META-INF/)?[^/]*(LICENSE|NOTICE)[^/]*(?<!\\.class)|META-INF/licenses/[^/]+");
    private static final Pattern HOST = Pattern.compile("\"(?:\\*\\.)?([a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,})\"");
    private static final Pattern CHECKED = Pattern.compile("\"checked\": *\"([0-9-]{10})\"");

    private final Path out;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final SequencedMap<String, Part> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private record Part(String name, String version, String inside, List<String> licences, String home, String text) {}

    /// A POM; what it does not say itself, its parent says.
    private record Pom(Element root, Optional<Path> repository, Optional<Pom> parent) {
        Optional<String> value(String name) {
            return child(root, name).map(Element::getTextContent).map(String::strip).or(() -> parent.flatMap(p -> p.value(name)));
        }

        List<String> licences() {
            List<String> own = child(root, "licenses").stream()
                    .flatMap(all -> children(all, "license"))
                    .flatMap(one -> child(one, "name").stream())
                    .map(name -> name.getTextContent().strip())
                    .toList();
            return own.isEmpty() ? parent.map(Pom::licences).orElse(List.of()) : own;
        }
    }

    private Contents(Path out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        var contents = new Contents(Files.createDirectories(Path.of(arguments[0])));
        contents.write(arguments[1], arguments[2].split(java.io.File.pathSeparator));
    }

    private void write(String version, String[] classPath) throws Exception {
        for (String line : lines("licences.txt")) {
            String[] both = line.split(": ", 2);
            Stream.of(both[1].split(" \\| ")).forEach(name -> ids.put(name, both[0]));
        }
        String own = file("Apache-2.0", Files.readString(Path.of("LICENSE")));
        // What a Java runtime that brings no text of its own is under.
        String java = file(
                "GPL-2.0-with-classpath-exception",
                Files.readString(HERE.resolve("licences").resolve("org.openjfx.txt")));
        for (String entry : classPath) {
            if (entry.endsWith(".jar")) {
                add(Path.of(entry));
            }
        }
        for (String line : lines("others.txt")) {
            String[] said = line.split(" \\| ");
            Optional<Part> in = Optional.of(said[1]).filter(v -> v.startsWith("=")).map(v -> parts.get(v.substring(1)));
            parts.put(
                    said[0],
                    new Part(
                            said[0],
                            in.map(Part::version).orElse(said[1]),
                            in.map(Part::name).orElse(""),
                            List.of(said[2]),
                            said[3],
                            file(said[0], Files.readString(Path.of(said[4])))));
        }
        var json = new StringBuilder("{\n  \"version\": %s,\n  \"text\": %s,\n  \"java\": %s,\n  \"parts\": [\n"
                .formatted(quoted(version), quoted(own), quoted(java)));
        json.append(parts.values().stream().map(Contents::json).collect(Collectors.joining(",\n")));
        json.append("\n  ],\n  \"known\": [\n");
        json.append(known().collect(Collectors.joining(",\n")));
        json.append("\n  ],\n  \"hosts\": [");
        json.append(hosts().map(Contents::quoted).collect(Collectors.joining(", ")));
        json.append("]\n}\n");
        put(out.resolve("contents.json"), json.toString());
    }

    private static String json(Part part) {
        return "    {\"name\": %s, \"version\": %s, \"inside\": %s, \"licences\": [%s], \"home\": %s, \"text\": %s}"
                .formatted(
                        quoted(part.name),
                        quoted(part.version),
                        quoted(part.inside),
                        part.licences.stream().map(Contents::quoted).collect(Collectors.joining(", ")),
                        quoted(part.home),
                        quoted(part.text));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
    }

    // ---- Parts ----

    private void add(Path jar) throws Exception {
        Path folder = jar.getParent();
        String artifact = folder.getParent().getFileName().toString();
        if (parts.containsKey(artifact)) {
            return;
        }
        String version = folder.getFileName().toString();
        Pom pom = pom(folder.resolve(artifact + "-" + version + ".pom"));
        List<String> licences = pom.licences().stream().map(name -> id(artifact, name)).distinct().sorted().toList();
        if (licences.isEmpty()) {
            throw new IllegalStateException("no licence in the POM of " + artifact);
        }
        String group = pom.value("groupId").orElseThrow();
        parts.put(
                artifact,
                new Part(artifact, version, "", licences, pom.value("url").orElse(""), file(artifact, text(jar, group, licences))));
    }

    private String id(String artifact, String name) {
        return Optional.ofNullable(ids.get(name))
                .orElseThrow(() -> new IllegalStateException("licences.txt does not know the licence " + name + " of " + artifact));
    }

    private static Pom pom(Path file) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new StringReader(Files.readString(file))))
                .getDocumentElement();
        Optional<Element> above = child(root, "parent");
        if (above.isEmpty()) {
            return new Pom(root, Optional.empty(), Optional.empty());
        }
        String group = child(above.get(), "groupId").orElseThrow().getTextContent().strip();
        String artifact = child(above.get(), "artifactId").orElseThrow().getTextContent().strip();
        String version = child(above.get(), "version").orElseThrow().getTextContent().strip();
        Path repository = repository(file, root, group);
        Path parent = repository
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        return new Pom(root, Optional.of(repository), Optional.of(pom(parent)));
    }

    /// A POM lies in group/artifact/version; the group is that of its parent unless it names its own.
    private static Path repository(Path file, Element root, String parentGroup) {
        String group = child(root, "groupId").map(Element::getTextContent).map(String::strip).orElse(parentGroup);
        Path folder = file.getParent().getParent().getParent();
        return IntStream.range(0, group.split("\\.").length).boxed().reduce(folder, (f, _) -> f.getParent(), (a, _) -> a);
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element, name).findFirst();
    }

    private static Stream<Element> children(Element element, String name) {
        List<Element> all = new ArrayList<>();
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && e.getTagName().equals(name)) {
                all.add(e);
            }
        }
        return all.stream();
    }

    // ---- Texts ----

    /// What the jar brings; else what we keep for its group; else our own licence, where it is the same.
    private static String text(Path jar, String group, List<String> licences) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            String inside = zip.stream()
                    .filter(e -> !e.isDirectory() && LEGAL.matcher(e.getName()).matches())
                    .sorted(Comparator.comparing(e -> e.getName()))
                    .map(e -> {
                        try (InputStream in = zip.getInputStream(e)) {
                            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
                        } catch (IOException fault) {
                            throw new UncheckedIOException(fault);
                        }
                    })
                    .distinct()
                    .collect(Collectors.joining("\n\n" + "-".repeat(60) + "\n\n"));
            if (!inside.isEmpty()) {
                return inside;
            }
        }
        Path kept = HERE.resolve("licences").resolve(group + ".txt");
        if (Files.exists(kept)) {
            return Files.readString(kept);
        }
        if (licences.equals(List.of("Apache-2.0"))) {
            return Files.readString(Path.of("LICENSE"));
        }
        throw new IllegalStateException("no text of the licence of " + jar.getFileName() + ": put it into " + kept);
    }

    /// The file with this text; many parts share one.
    private String file(String name, String text) throws IOException {
        String content = text.strip() + "\n";
        String known = files.get(content);
        if (known != null) {
            return known;
        }
        String file = name.replaceAll("[^A-Za-z0-9.-]", "-") + ".txt";
        files.put(content, file);
        put(out.resolve(file), content);
        return file;
    }

    /// A file that is the same keeps its time, and nothing is packed anew.
    private static void put(Path file, String content) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(content)) {
            Files.writeString(file, content);
        }
    }

    // ---- Knowledge ----

    /// For each folder and each single file of knowledge the days between which its facts were checked.
    private static Stream<String> known() throws IOException {
        Map<String, List<Path>> areas = new TreeMap<>();
        for (String room : List.of("knowledge", "remedy")) {
            try (Stream<Path> found = Files.walk(RESOURCES.resolve(room))) {
                found.filter(f -> f.toString().endsWith(".json")).forEach(f -> {
                    Path inRoom = RESOURCES.resolve(room).relativize(f);
                    String area = inRoom.getName(0).toString().replace(".json", "");
                    // A folder and a file may bear one name: the facts are of one kind.
                    areas.computeIfAbsent(room.equals("remedy") ? "guides" : area, _ -> new ArrayList<>()).add(f);
                });
            }
        }
        return areas.entrySet().stream().flatMap(area -> {
            List<String> days = area.getValue().stream()
                    .flatMap(f -> CHECKED.matcher(read(f)).results().map((MatchResult m) -> m.group(1)))
                    .sorted()
                    .toList();
            return days.isEmpty()
                    ? Stream.empty()
                    : Stream.of("    {\"area\": %s, \"from\": %s, \"to\": %s}"
                            .formatted(quoted(area.getKey()), quoted(days.getFirst()), quoted(days.getLast())));
        });
    }

    /// Names of servers that everybody uses: they tell nothing of the user.
    private static Stream<String> hosts() throws IOException {
        try (Stream<Path> found = Files.walk(RESOURCES.resolve("knowledge"))) {
            return found
                    .filter(f -> f.toString().endsWith(".json"))
                    .flatMap(f -> HOST.matcher(read(f)).results().map(m -> m.group(1)))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(HERE.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
