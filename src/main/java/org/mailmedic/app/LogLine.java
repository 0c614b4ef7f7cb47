package org.mailmedic.app;

import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.mailmedic.text.Harmless;

/// An entry of the log: the same form in every language, since `about.LogTail` reads it again; bounded; and whatever a
/// message holds, it cannot begin a line of its own.
final class LogLine extends Formatter {
    private static final int LONGEST = 500;
    private static final int MOST_FRAMES = 60;
    private static final int DEEPEST = 8;

    @Override
    public String format(LogRecord entry) {
        var out = new StringBuilder();
        out.append(entry.getInstant())
                .append(' ')
                .append(entry.getLevel().getName())
                .append(' ')
                .append(entry.getLoggerName())
                .append(": ")
                .append(one(formatMessage(entry)))
                .append('\n');
        Throwable fault = entry.getThrown();
        for (int depth = 0; fault != null && depth < DEEPEST; depth++) {
            append(out, depth == 0 ? "" : "Caused by: ", fault);
            fault = fault.getCause();
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String before, Throwable fault) {
        out.append(before).append(fault.getClass().getName());
        Optional.ofNullable(fault.getMessage()).ifPresent(m -> out.append(": ").append(one(m)));
        out.append('\n');
        StackTraceElement[] frames = fault.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            out.append("\tat ").append(frames[i]).append('\n');
        }
        if (frames.length > MOST_FRAMES) {
            out.append("\t... ").append(frames.length - MOST_FRAMES).append(" more\n");
        }
    }

    private static String one(String message) {
        return Harmless.line(message.length() <= LONGEST ? message : message.substring(0, LONGEST));
    }
}
