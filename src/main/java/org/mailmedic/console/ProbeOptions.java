package org.mailmedic.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.smtp.ProbeRequest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What `probe` and `diagnose` are told about a server and how to sign in there.
final class ProbeOptions {
    private static final int LONGEST_SECRET = 16 * 1024;
    private static final int LONGEST_WAIT = 600;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "P")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--security", paramLabel = "MODE", defaultValue = "auto")
    private Security security = Security.AUTO;

    @Option(names = "--user", paramLabel = "U")
    private Optional<String> user = Optional.empty();

    @Option(names = "--password-stdin")
    private boolean password;

    @Option(names = "--token-stdin")
    private boolean token;

    @Option(names = "--to", paramLabel = "B")
    private Optional<String> to = Optional.empty();

    @Option(names = "--trust", paramLabel = "PEM")
    private Optional<Path> trust = Optional.empty();

    @Option(names = "--transcript")
    private boolean transcript;

    /// Whether people want to see the conversation.
    boolean showsTranscript() {
        return transcript;
    }

    /// Whether standard input holds a secret.
    boolean readsSecret() {
        return password || token;
    }

    /// Whether there is something to sign in with.
    boolean signsIn() {
        return user.isPresent();
    }

    /// What to probe. The secret, if there is one, is read now.
    ///
    /// @throws WrongUsage if an option makes no sense
    ProbeRequest request(String host, Optional<String> from, Optional<String> helo, int seconds, InputStream in)
            throws IOException {
        from.ifPresent(address -> check("--from", address));
        to.ifPresent(address -> check("--to", address));
        int at = port.orElse(security == Security.TLS ? 465 : 587);
        if (at < 1 || at > 65535) {
            throw wrong("port", Map.of("text", String.valueOf(at)));
        }
        Credentials credentials = credentials(in);
        try {
            return new ProbeRequest(
                    new ServerSettings(host, at, security),
                    credentials,
                    from,
                    to,
                    helo,
                    Duration.ofSeconds(bounded(spec, seconds)),
                    trust,
                    false);
        } catch (IllegalArgumentException _) {
            // The addresses, the port and the wait were looked at before.
            throw wrong("helo", Map.of("text", helo.orElse("")));
        }
    }

    /// The seconds that `--timeout` gives, if they make sense.
    static int bounded(CommandSpec spec, int seconds) {
        if (seconds < 1 || seconds > LONGEST_WAIT) {
            throw new WrongUsage(spec, "timeout", Map.of("longest", String.valueOf(LONGEST_WAIT)));
        }
        return seconds;
    }

    private Credentials credentials(InputStream in) throws IOException {
        if (password && token) {
            throw wrong("two_secrets", Map.of());
        }
        if (user.isEmpty()) {
            if (readsSecret()) {
                throw wrong("no_user", Map.of());
            }
            return new Credentials.None();
        }
        if (!readsSecret()) {
            throw wrong("no_secret", Map.of());
        }
        Secret secret = secret(in);
        if (secret.isEmpty()) {
            throw wrong("empty_secret", Map.of());
        }
        return password ? new Credentials.Password(user.get(), secret) : new Credentials.Token(user.get(), secret);
    }

    /// The first line, wiped wherever it passed.
    private static Secret secret(InputStream in) throws IOException {
        var line = new WipedBuffer();
        for (int b = in.read(); b >= 0 && b != '\n' && line.size() < LONGEST_SECRET; b = in.read()) {
            line.write(b);
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(line.content());
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        int length = characters.length;
        if (length > 0 && characters[length - 1] == '\r') {
            length--;
        }
        char[] exact = Arrays.copyOf(characters, length);
        var secret = new Secret(exact);
        Arrays.fill(exact, '\0');
        Arrays.fill(characters, '\0');
        Arrays.fill(decoded.array(), '\0');
        line.wipe();
        return secret;
    }

    private static final class WipedBuffer extends ByteArrayOutputStream {
        WipedBuffer() {
            super(LONGEST_SECRET);
        }

        ByteBuffer content() {
            return ByteBuffer.wrap(buf, 0, count);
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }

    private void check(String option, String address) {
        if (MailAddress.parse(address).isEmpty()) {
            throw wrong("address", Map.of("option", option, "text", address));
        }
    }

    private WrongUsage wrong(String key, Map<String, String> names) {
        return new WrongUsage(spec, key, names);
    }
}
