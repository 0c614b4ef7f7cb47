package org.mailmedic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each decision has the head that `src/docs/decisions/README.md` asks for, and stands in the index there.
class DecisionsTest {
    private static final Path FOLDER = Path.of("src", "docs", "decisions");
    private static final String DAY = "20\\d\\d-\\d\\d-\\d\\d";
    private static final Pattern STATUS = Pattern.compile(
            "Status: (accepted|superseded by \\d{4}), " + DAY + "(; in part superseded by \\d{4}, " + DAY + ")?");
    private static final Pattern SUPERSEDED = Pattern.compile("superseded by (\\d{4})");

    @ParameterizedTest
    @MethodSource("records")
    void eachHasTheTemplate(String file) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(file));
        String number = file.substring(0, 4);
        assertThat(lines).hasSizeGreaterThan(4);
        assertThat(lines.get(0)).as("the heading").matches("# " + number + "\\. \\S.*");
        assertThat(lines.get(1)).isEmpty();
        assertThat(lines.get(2)).as("the status").matches(STATUS);
        assertThat(lines.get(3)).isEmpty();
        assertThat(SUPERSEDED.matcher(lines.get(2)).results().map(later -> later.group(1)))
                .as("the records that supersede it")
                .allMatch(later -> records().anyMatch(other -> other.startsWith(later + "-")));
        assertThat(records().filter(other -> other.startsWith(number + "-")))
                .as("records with its number")
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("records")
    void eachStandsInTheIndexOnce(String file) throws IOException {
        String title = Files.readAllLines(FOLDER.resolve(file)).getFirst().substring("# 0000. ".length());
        String entry = "- [%s](%s) %s".formatted(file.substring(0, 4), file, title);
        assertThat(Files.readAllLines(FOLDER.resolve("README.md")).stream().filter(entry::equals))
                .as("the line \"%s\" in decisions/README.md", entry)
                .hasSize(1);
    }

    private static Stream<String> records() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
