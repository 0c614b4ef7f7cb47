package org.mailmedic.about;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The end of the log, for those who mend MailMedic: when, which class, which kind of fault, and where in
/// the code. Only lines of these forms pass; the words of a fault may hold a name or an address, so they
/// do not.
public final class LogTail {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_LINES = 400;

    private static final String CODE =
            "(?:org\\.mailmedic|javax?|javafx|jdk|sun|com\\.sun|com\\.google|com\\.fasterxml|tools\\.jackson|jakarta"
                    + "|org\\.eclipse|org\\.xbill|org\\.slf4j|org\\.controlsfx|org\\.kordamp|atlantafx|picocli|impl)";
    private static final Pattern HEAD =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T[0-9:.]{8,20}Z [A-Z]{4,7}) (" + CODE + "\\.[\\w.$]{1,200}): (.*)");
    private static final Pattern FAULT =
            Pattern.compile("((?:Caused by: )?" + CODE + "\\.[\\w.$]{1,200}(?:Exception|Error|Throwable))(:.*)?");
    private static final Pattern FRAME = Pattern.compile("\\s+at (?:[\\w.]{1,60}(?:@[\\w.+-]{1,40})?/)?" + CODE
            + "\\.[\\w.$<>]{1,300}\\((?:[\\w$]{1,80}\\.java(?::\\d{1,6})?|Native Method|Unknown Source)\\)");
    private static final Pattern MORE = Pattern.compile("\\s+\\.\\.\\. \\d{1,6} more");

    private LogTail() {}

    /// What may be passed on of the newest log in this folder; empty if there is none, or nothing in it. Reads a file.
    public static String of(Path folder) {
        return newest(folder).map(LogTail::end).map(LogTail::passed).orElse("");
    }

    private static Optional<Path> newest(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".log") && Files.isRegularFile(f))
                    .max(Comparator.comparing(LogTail::time));
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    private static java.nio.file.attribute.FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String end(Path file) {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            in.position(Math.max(0, in.size() - LONGEST));
            ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                // Until it is full, or the file is at its end.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// The lines of known forms, without the words of faults.
    static String passed(String log) {
        List<String> kept = new ArrayList<>();
        for (String line : log.lines().toList()) {
            Matcher head = HEAD.matcher(line);
            Matcher fault = FAULT.matcher(line);
            if (head.matches()) {
                // What our own classes say of a fault is the same for everybody.
                boolean ours = head.group(2).startsWith("org.mailmedic.");
                kept.add(head.group(1) + " " + head.group(2) + (ours ? ": " + words(head.group(3)) : ""));
            } else if (fault.matches()) {
                kept.add(fault.group(1));
            } else if (FRAME.matcher(line).matches() || MORE.matcher(line).matches()) {
                kept.add(line);
            }
        }
        return String.join("\n", kept.subList(Math.max(0, kept.size() - MOST_LINES), kept.size()));
    }

    /// Plain words only.
    private static String words(String message) {
        return message.length() <= 200 && message.matches("[A-Za-z ,;:'\"-]*") ? message : "";
    }
}
