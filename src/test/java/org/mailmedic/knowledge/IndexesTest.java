package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of data that no index names would be read by nobody, and say so to nobody.
class IndexesTest {
    private static final Path DATA = Path.of("src", "main", "resources", "org", "mailmedic");

    /// Files that are read on their own.
    private static final Set<String> OTHERS = Set.of("index", "hosts");

    @ParameterizedTest
    @ValueSource(strings = {"knowledge/providers", "knowledge/phrases", "remedy/guides"})
    void everyFileStandsInTheIndexAndEveryEntryIsAFile(String folder) throws IOException {
        Set<String> files;
        try (Stream<Path> found = Files.list(DATA.resolve(folder))) {
            files = found.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .filter(name -> !OTHERS.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        List<String> named = new JsonMapper()
                .readTree(Files.readString(DATA.resolve(folder).resolve("index.json")))
                .path("files")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
        assertThat(named).as("named in " + folder + "/index.json").doesNotHaveDuplicates();
        assertThat(new TreeSet<>(named))
                .as("named in " + folder + "/index.json")
                .isEqualTo(files);
    }
}
