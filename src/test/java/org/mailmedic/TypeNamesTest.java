package org.mailmedic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One name, one thing: whoever searches for a class finds one. Each file holds one top-level type, named as the file.
class TypeNamesTest {
    private static final List<String> NO_TYPES = List.of("package-info", "module-info");

    @Test
    void noTwoTopLevelTypesShareAName() throws IOException {
        assertThat(sharedNames(Path.of("src", "main", "java"))).isEmpty();
    }

    @Test
    void norDoTwoTestClasses() throws IOException {
        assertThat(sharedNames(Path.of("src", "test", "java"))).isEmpty();
    }

    /// Names that more than one file has, with the files.
    private static List<String> sharedNames(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(root::relativize)
                    .collect(Collectors.groupingBy(TypeNamesTest::name, TreeMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .filter(entry -> !NO_TYPES.contains(entry.getKey())
                            && entry.getValue().size() > 1)
                    .map(entry -> entry.getKey() + ": "
                            + entry.getValue().stream()
                                    .map(Path::toString)
                                    .sorted()
                                    .toList())
                    .toList();
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".java".length());
    }
}
