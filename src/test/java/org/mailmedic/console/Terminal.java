package org.mailmedic.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs a command as a shell would, in this process.
final class Terminal {
    // Each process reads its files once; so do all commands of one process of tests.
    private static final Map<Locale, ConsoleKnowledge> KNOWN = new ConcurrentHashMap<>();

    private final ConsoleServices services;
    private Charset charset = StandardCharsets.UTF_8;
    private Locale language = Locale.ENGLISH;

    Terminal(ConsoleServices services) {
        this.services = services;
    }

    /// For commands that reach nothing.
    static Terminal offline() {
        return new Terminal(nowhere());
    }

    static ConsoleServices nowhere() {
        return new ConsoleServices(
                "0.0.test",
                _ -> {
                    throw new AssertionError("this command leaves the network alone");
                },
                _ -> {
                    throw new AssertionError("this command starts no server");
                });
    }

    static Streams silent() {
        return new Streams(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                false);
    }

    Terminal with(Charset other) {
        charset = other;
        return this;
    }

    Terminal in(Locale other) {
        language = other;
        return this;
    }

    Result run(String input, String... args) {
        return run(input.getBytes(StandardCharsets.UTF_8), args);
    }

    Result run(byte[] input, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = new Console(KNOWN.computeIfAbsent(language, ConsoleKnowledge::new), services)
                .run(
                        args,
                        new Streams(
                                new ByteArrayInputStream(input),
                                new PrintStream(out, true, charset),
                                new PrintStream(err, true, charset),
                                false));
        return new Result(status, out.toString(charset), err.toString(charset));
    }

    /// What a command left.
    record Result(int status, String out, String err) {
        /// Standard output, which is one JSON object on one line.
        JsonNode json() {
            if (!out.endsWith("}\n") || out.indexOf('\n') != out.length() - 1) {
                throw new AssertionError("not one line of JSON: " + out);
            }
            return new JsonMapper().readTree(out);
        }
    }
}
