package org.mailmedic.servers;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.smtp.ProbeRequest;

/// The servers that `src/test/servers/servers start` has started, as its properties file tells.
final class RealServers {
    static final String ANNA = "anna@brightlane.example";
    static final String PASSWORD = "Korn-und-Blume-7";

    private static final Path LAUNCHER = Path.of(System.getProperty("app.folder", "target/app"))
            .resolve("bin")
            .resolve("mailmedic");
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(60);

    private final Properties places = new Properties();

    /// @throws IOException if the servers have not been started
    RealServers() throws IOException {
        Path file = Path.of(System.getProperty("real.servers", "target/real-servers/servers.properties"));
        try (Reader reader = Files.newBufferedReader(file)) {
            places.load(reader);
        }
    }

    /// How the packaged app ended.
    record Ended(int status, String out, String err) {}

    int port(String door) {
        return Integer.parseInt(place("port." + door));
    }

    /// Certificate of the private authority that vouches for the servers.
    Path authority() {
        return Path.of(place("authority"));
    }

    /// Where all of it lies.
    Path folder() {
        return Path.of(place("folder"));
    }

    /// A request to one door, which trusts the private authority.
    ProbeRequest request(String door, Security security, Credentials credentials) {
        return new ProbeRequest(
                new ServerSettings("localhost", port(door), security),
                credentials,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(30),
                Optional.of(authority()),
                false);
    }

    static Credentials password(String user, String password) {
        return new Credentials.Password(user, new Secret(password.toCharArray()));
    }

    /// Waits for a message in the mailbox of this user that has all of these words.
    ///
    /// @throws AssertionError if none comes
    byte[] mail(String user, String... words) throws IOException, InterruptedException {
        Path box = Path.of(place("mail")).resolve(user).resolve("new");
        Instant end = Instant.now().plus(DELIVERED_WITHIN);
        while (Instant.now().isBefore(end)) {
            Optional<byte[]> found = find(box, words);
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no mail with " + Arrays.toString(words) + " came to " + user);
    }

    private static Optional<byte[]> find(Path box, String... words) throws IOException {
        if (!Files.isDirectory(box)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(box)) {
            for (Path file : files.toList()) {
                byte[] content = Files.readAllBytes(file);
                String text = new String(content, StandardCharsets.ISO_8859_1);
                if (Stream.of(words).allMatch(text::contains)) {
                    return Optional.of(content);
                }
            }
        }
        return Optional.empty();
    }

    /// Runs what was packaged.
    static Ended launch(Path home, String input, String... arguments) throws IOException, InterruptedException {
        Path in = Files.writeString(home.resolve("in.txt"), input);
        Path out = home.resolve("out.txt");
        Path err = home.resolve("err.txt");
        List<String> command = Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("MAILMEDIC_HOME", home.resolve("mailmedic").toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(100, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + command);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private String place(String name) {
        return Optional.ofNullable(places.getProperty(name))
                .orElseThrow(() -> new AssertionError("the servers have no " + name));
    }
}
