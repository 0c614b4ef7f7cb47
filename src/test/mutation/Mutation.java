import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Mutates the rooms of `rooms.tsv` with PIT, one after the other, and prints how many mutants the tests
/// noticed. Ends with 1 where a room is below its floor, or PIT itself failed.
///
/// PIT's plugin for Maven runs inside Maven, on Java 17, and cannot read classes of Java 25: so its command
/// line runs here, on the JDK 25. Arguments: rooms to take, all if none; `every` tries every mutant instead
/// of the sample. Needs compiled tests and their class path, as `java -cp`.
final class Mutation {
    private static final Path OUT = Path.of("target", "mutation");
    private static final Path ROOMS = Path.of("src", "test", "mutation", "rooms.tsv");
    private static final String PIT = "org.pitest.mutationtest.commandline.MutationCoverageReport";

    /// What the tests need of a Java, on the class path: as in the POM's surefire, without its windows. One
    /// entry each, since PIT parts them by commas.
    private static final List<String> JVM = List.of(
            "--add-modules=jdk.httpserver",
            "--add-modules=jdk.management",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m");

    private Mutation() {}

    /// @param floor least share of killed mutants, in per cent
    /// @param each how many mutants of a class are tried
    record Room(String name, int floor, int each, String classes, String tests, String leftOut) {
        static Room of(String line) {
            String[] c = line.split("\t", -1);
            if (c.length != 6) {
                throw new IllegalArgumentException(ROOMS + ": six columns are wanted: " + line);
            }
            return new Room(c[0], Integer.parseInt(c[1]), Integer.parseInt(c[2]), c[3], c[4], c[5]);
        }
    }

    /// @param killed how many were noticed, those that only hung among them
    /// @param byTime how many of them hung: on a very busy machine some may only have been slow
    /// @param ended whether PIT came to its end
    record Score(Room room, int killed, int byTime, int tried, boolean ended, Duration took) {
        int share() {
            return tried == 0 ? 0 : 100 * killed / tried;
        }

        boolean holds() {
            return ended && tried > 0 && share() >= room.floor();
        }

        String line() {
            String verdict = holds() ? "" : ended ? "  BELOW ITS FLOOR" : "  PIT FAILED, see " + log(room);
            return "%-12s %4d of %4d killed  %3d %%  (floor %2d %%)  %4d s  (%d of them by time)%s"
                    .formatted(room.name(), killed, tried, share(), room.floor(), took.toSeconds(), byTime, verdict);
        }
    }

    public static void main(String[] given) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(List.of(given));
        boolean every = names.remove("every");
        List<Room> rooms = Files.readAllLines(ROOMS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Room::of)
                .filter(room -> names.isEmpty() || names.contains(room.name()))
                .toList();
        List<Score> scores = new ArrayList<>();
        for (Room room : rooms) {
            Score score = mutate(room, every);
            scores.add(score);
            System.out.println(score.line());
            survivors(room).forEach((file, lines) -> System.out.println("    " + file + ": " + lines));
        }
        System.out.println("\nMutants killed (PIT; %s)"
                .formatted(
                        every
                                ? "every mutant"
                                : "the same sample each time: no chance in it, evenly spread over each class"));
        scores.forEach(score -> System.out.println(score.line()));
        if (scores.isEmpty() || !scores.stream().allMatch(Score::holds)) {
            System.exit(1);
        }
    }

    private static Path folder(Room room) {
        return OUT.resolve(room.name());
    }

    private static Path log(Room room) {
        return OUT.resolve(room.name() + ".log");
    }

    private static Score mutate(Room room, boolean every) throws IOException, InterruptedException {
        Instant began = Instant.now();
        Files.createDirectories(OUT);
        Files.deleteIfExists(folder(room).resolve("mutations.csv"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                PIT,
                "--reportDir",
                folder(room).toString(),
                "--sourceDirs",
                "src/main/java",
                "--mutableCodePaths",
                // PIT compares it with the entries of the class path, which Maven writes out in full.
                Path.of(System.getProperty("mutation.classes", "target/classes"))
                        .toAbsolutePath()
                        .toString(),
                "--targetClasses",
                room.classes(),
                "--targetTests",
                room.tests(),
                "--threads",
                System.getProperty("mutation.threads", "2"),
                "--outputFormats",
                "CSV,HTML",
                "--timestampedReports",
                "false",
                "--jvmPath",
                java,
                "--jvmArgs",
                String.join(",", JVM)));
        if (!room.leftOut().equals("-")) {
            command.addAll(List.of("--excludedTestClasses", room.leftOut()));
        }
        if (!every) {
            command.addAll(List.of("--features", "+CLASSLIMIT(limit[" + room.each() + "])"));
        }
        Process pit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(room).toFile())
                .start();
        pit.getOutputStream().close();
        boolean ended = pit.waitFor() == 0;
        Map<String, Long> states = rows(room).collect(Collectors.groupingBy(row -> row[5], Collectors.counting()));
        // A mutant that hangs, or needs all memory, was noticed as well.
        long killed = Stream.of("KILLED", "TIMED_OUT", "MEMORY_ERROR")
                .mapToLong(state -> states.getOrDefault(state, 0L))
                .sum();
        long tried = states.values().stream().mapToLong(Long::longValue).sum();
        return new Score(
                room,
                (int) killed,
                states.getOrDefault("TIMED_OUT", 0L).intValue(),
                (int) tried,
                ended,
                Duration.between(began, Instant.now()));
    }

    /// File, class, mutator, method, line, status, test that killed it.
    private static Stream<String[]> rows(Room room) throws IOException {
        Path file = folder(room).resolve("mutations.csv");
        return Files.exists(file) ? Files.readAllLines(file).stream().map(line -> line.split(",", -1)) : Stream.empty();
    }

    /// The lines at which mutants lived, by file; those that no test runs through are marked.
    private static Map<String, String> survivors(Room room) throws IOException {
        return rows(room)
                .filter(row -> row[5].equals("SURVIVED") || row[5].equals("NO_COVERAGE"))
                .collect(Collectors.groupingBy(
                        row -> row[0],
                        TreeMap::new,
                        Collectors.mapping(
                                row -> row[4] + (row[5].equals("NO_COVERAGE") ? " (no test)" : ""),
                                Collectors.joining(", "))));
    }
}
