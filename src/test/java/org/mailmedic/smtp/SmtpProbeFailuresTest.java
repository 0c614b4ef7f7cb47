package org.mailmedic.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmedic.connection.Fault;

/// The table in `src/docs/probe-failures.md` is true: each fault stands in it, and each test that it names is there.
class SmtpProbeFailuresTest {
    private static final Pattern CELLS = Pattern.compile("\\|");
    private static final Pattern FAULTS = Pattern.compile("[ ,]+");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+Test)\\.([A-Za-z0-9]+)`");

    @Test
    void eachFaultHasARow() throws Exception {
        Set<String> rows = table().stream()
                .flatMap(row ->
                        FAULTS.splitAsStream(CELLS.splitAsStream(row).toList().get(3)))
                .collect(Collectors.toSet());
        assertThat(rows).containsAll(Stream.of(Fault.values()).map(Enum::name).toList());
    }

    @Test
    void eachTestThatIsNamedIsThere() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (String row : table()) {
            List<MatchResult> named = NAMED.matcher(row).results().toList();
            assertThat(named).as(row).isNotEmpty();
            for (MatchResult test : named) {
                if (!source(test.group(1)).contains(" void " + test.group(2) + "(")) {
                    missing.add(test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> table() throws Exception {
        return Files.readAllLines(Path.of("src/docs/probe-failures.md")).stream()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    private static String source(String test) throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(f -> f.getFileName().toString().equals(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + test));
            return Files.readString(file);
        }
    }
}
