package org.mailmedic.lab;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/// One connection to a [SmtpServer] (RFC 5321, RFC 3207, RFC 4954).
final class SmtpConversation {
    /// Longest line, room for a token in it (RFC 4954 section 4 asks for 12,288 bytes).
    private static final int LONGEST_LINE = 16_384;

    private static final int LARGEST_MESSAGE = 10 << 20;

    private final SmtpServer server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    private boolean encrypted;
    private Optional<String> helo = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> from = Optional.empty();
    private final List<String> recipients = new ArrayList<>();

    SmtpConversation(SmtpServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// Talks until one side hangs up.
    ///
    /// @throws IOException if the client hangs up in the middle
    void hold(boolean beginWithTls) throws IOException, InterruptedException {
        if (beginWithTls) {
            encrypt();
        }
        if (!perform(server.policy().greeting()).open) {
            return;
        }
        while (true) {
            String line = readLine();
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            String rest = line.substring(Math.min(line.length(), verb.length())).strip();
            server.note("C: " + (verb.equals("AUTH") ? "AUTH " + rest.split(" ", 2)[0] + masked(rest) : line));
            if (!handle(verb, rest) || verb.equals("QUIT")) {
                return;
            }
        }
    }

    private static String masked(String rest) {
        return rest.contains(" ") ? " ***" : "";
    }

    /// What became of an action: whether the line is still open, and whether the client got a yes.
    private record Done(boolean open, boolean positive) {}

    private boolean handle(String verb, String rest) throws IOException, InterruptedException {
        return switch (verb) {
            case "EHLO", "HELO" -> hello(rest);
            case "STARTTLS" -> startTls();
            case "AUTH" -> auth(rest);
            case "MAIL" -> mail(rest);
            case "RCPT" -> rcpt(rest);
            case "DATA" -> data();
            case "RSET" -> {
                forgetEnvelope();
                yield say("250 2.0.0 OK");
            }
            case "NOOP" -> say("250 2.0.0 OK");
            case "QUIT" -> say("221 2.0.0 Bye");
            default -> say("502 5.5.1 Unrecognized command");
        };
    }

    private boolean hello(String name) throws IOException, InterruptedException {
        if (name.isEmpty()) {
            return say("501 5.5.4 A name is missing");
        }
        helo = Optional.of(name);
        forgetEnvelope();
        return perform(server.policy().hello(session())).open;
    }

    private boolean startTls() throws IOException, InterruptedException {
        if (encrypted || !server.policy().keywords(session()).contains("STARTTLS")) {
            return say("502 5.5.1 STARTTLS is not offered here");
        }
        Done done = perform(server.policy().startTls());
        if (done.open && done.positive) {
            encrypt();
        }
        return done.open;
    }

    private void encrypt() throws IOException {
        var secure = (SSLSocket) server.keys().context().getSocketFactory().createSocket(socket, null, true);
        secure.startHandshake();
        socket = secure;
        // Nothing said before is valid any more (RFC 3207 section 4.2), not even what was read ahead.
        in = new BufferedInputStream(secure.getInputStream());
        out = secure.getOutputStream();
        encrypted = true;
        helo = Optional.empty();
        user = Optional.empty();
        forgetEnvelope();
    }

    private boolean auth(String rest) throws IOException, InterruptedException {
        String[] words = rest.split(" ", 2);
        String mechanism = words[0].toUpperCase(Locale.ROOT);
        Optional<List<String>> offered = server.policy().keywords(session()).stream()
                .filter(keyword -> keyword.startsWith("AUTH "))
                .findFirst()
                .map(keyword -> Arrays.asList(keyword.split(" ")));
        if (offered.isEmpty()) {
            return say("503 5.5.1 AUTH is not offered here");
        }
        if (user.isPresent()) {
            return say("503 5.5.1 Already signed in");
        }
        if (!offered.get().contains(mechanism)) {
            return say("504 5.7.4 Unrecognized authentication type");
        }
        Optional<String> initial = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
        Optional<SignInAttempt> attempt;
        try {
            attempt = mechanism.equals("LOGIN") ? login(initial) : oneStep(mechanism, initial);
        } catch (IllegalArgumentException ignored) {
            return say("501 5.5.2 Cannot decode that");
        }
        if (attempt.isEmpty()) {
            return say("501 5.7.0 Authentication cancelled");
        }
        return judge(attempt.get());
    }

    private boolean judge(SignInAttempt attempt) throws IOException, InterruptedException {
        SmtpAction action = server.policy().signIn(session(), attempt);
        if (attempt.withToken() && action instanceof SmtpAction.Reply reply && !reply.isPositive()) {
            // A refused token is explained in a challenge first (RFC 7628 section 3.2.2), which the client waves
            // through.
            ask("{\"status\":\"401\",\"schemes\":\"bearer\"}");
        }
        Done done = perform(action);
        if (done.positive) {
            user = Optional.of(attempt.user());
        }
        return done.open;
    }

    private Optional<SignInAttempt> login(Optional<String> initial) throws IOException {
        Optional<String> name = initial.isPresent() ? initial.map(SmtpConversation::decode) : ask("Username:");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return ask("Password:").map(password -> new SignInAttempt("LOGIN", name.get(), password));
    }

    private Optional<SignInAttempt> oneStep(String mechanism, Optional<String> initial) throws IOException {
        Optional<String> response = initial.isPresent() ? initial.map(SmtpConversation::decode) : ask("");
        return response.map(text -> mechanism.equals("PLAIN") ? plain(text) : token(mechanism, text));
    }

    /// `authorization NUL user NUL password` (RFC 4616).
    private static SignInAttempt plain(String text) {
        String[] parts = text.split("\0", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not three parts");
        }
        return new SignInAttempt("PLAIN", parts[1], parts[2]);
    }

    /// `user=` (XOAUTH2) or `a=` (RFC 7628), and `auth=Bearer `.
    private static SignInAttempt token(String mechanism, String text) {
        String user = "";
        String token = "";
        for (String part : text.split("[\u0001,]", -1)) {
            if (part.startsWith("user=") || part.startsWith("a=")) {
                user = part.substring(part.indexOf('=') + 1);
            } else if (part.startsWith("auth=Bearer ")) {
                token = part.substring("auth=Bearer ".length());
            }
        }
        if (user.isEmpty() || token.isEmpty()) {
            throw new IllegalArgumentException("no user, or no token");
        }
        return new SignInAttempt(mechanism, user, token);
    }

    /// Puts a challenge; empty if the client cancels with `*`.
    private Optional<String> ask(String challenge) throws IOException {
        send("334 " + Base64.getEncoder().encodeToString(challenge.getBytes(StandardCharsets.UTF_8)));
        String line = readLine();
        server.note("C: ***");
        return line.equals("*") ? Optional.empty() : Optional.of(decode(line));
    }

    private static String decode(String base64) {
        return base64.equals("=") ? "" : new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private boolean mail(String rest) throws IOException, InterruptedException {
        Optional<String> path = path(rest, "FROM:");
        if (path.isEmpty()) {
            return say("501 5.5.4 Not an address");
        }
        if (helo.isEmpty() || from.isPresent()) {
            return say("503 5.5.1 Bad sequence of commands");
        }
        Done done = perform(server.policy().mailFrom(session(), path.get()));
        if (done.positive) {
            from = path;
        }
        return done.open;
    }

    private boolean rcpt(String rest) throws IOException, InterruptedException {
        Optional<String> path = path(rest, "TO:");
        if (path.isEmpty()) {
            return say("501 5.5.4 Not an address");
        }
        if (from.isEmpty()) {
            return say("503 5.5.1 MAIL first");
        }
        Done done = perform(server.policy().rcptTo(session(), path.get()));
        if (done.positive) {
            recipients.add(path.get());
        }
        return done.open;
    }

    private boolean data() throws IOException, InterruptedException {
        if (recipients.isEmpty()) {
            return say("503 5.5.1 RCPT first");
        }
        Done ready = perform(server.policy().data(session()));
        if (!ready.positive) {
            return ready.open;
        }
        String message = readMessage();
        server.note("C: (a message of " + message.length() + " bytes)");
        SmtpSession session = session();
        Done done = perform(server.policy().message(session, message));
        if (done.positive) {
            server.keep(new SmtpServer.Accepted(session, message));
        }
        forgetEnvelope();
        return done.open;
    }

    /// Lines up to the one with a single dot, doubled dots halved (RFC 5321 section 4.5.2). Each byte is
    /// one character.
    private String readMessage() throws IOException {
        var message = new StringBuilder();
        for (String line = readLine(); !line.equals("."); line = readLine()) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            if (message.length() > LARGEST_MESSAGE) {
                throw new IOException("a message too large");
            }
        }
        return message.toString();
    }

    private static Optional<String> path(String rest, String keyword) {
        int open = rest.indexOf('<');
        int close = rest.indexOf('>', open + 1);
        return rest.regionMatches(true, 0, keyword, 0, keyword.length()) && open >= 0 && close > open
                ? Optional.of(rest.substring(open + 1, close))
                : Optional.empty();
    }

    private void forgetEnvelope() {
        from = Optional.empty();
        recipients.clear();
    }

    private SmtpSession session() {
        return new SmtpSession(encrypted, helo, user, from, recipients);
    }

    private boolean say(String reply) throws IOException, InterruptedException {
        return perform(SmtpAction.reply(reply)).open;
    }

    private Done perform(SmtpAction action) throws IOException, InterruptedException {
        return switch (action) {
            case SmtpAction.Reply reply -> {
                send(reply.text());
                yield new Done(!reply.text().startsWith("421"), reply.isPositive());
            }
            case SmtpAction.Drop() -> new Done(false, false);
            case SmtpAction.Silence() -> {
                // Until the client gives up and hangs up.
                in.transferTo(OutputStream.nullOutputStream());
                yield new Done(false, false);
            }
            case SmtpAction.Late late -> {
                Thread.sleep(late.time());
                yield perform(late.then());
            }
        };
    }

    private void send(String reply) throws IOException {
        for (String line : reply.split("\n", -1)) {
            server.note("S: " + line);
        }
        out.write((reply.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// A line without its end, a character for each byte.
    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the client hung up");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line too long");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
