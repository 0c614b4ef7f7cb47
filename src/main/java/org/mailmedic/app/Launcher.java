package org.mailmedic.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.console.Console;
import org.mailmedic.console.Streams;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Texts;

/// Starts MailMedic: a command in the terminal, else the window, else, where there can be no window, the
/// walk in the terminal. Not an `Application` itself, so that the terminal never waits for a toolkit.
public final class Launcher {
    private Launcher() {}

    /// The way in.
    public static void main(String[] arguments) {
        Log.quiet();
        Optional<Path> file = caseFile(arguments);
        if (arguments.length > 0 && file.isEmpty()) {
            // Scripts and people at a terminal expect the terminal's language, whatever the window speaks:
            // decision 0808.
            System.exit(console(Language.ofThisComputer()).run(arguments, streams()));
        }
        Optional<String> missing = Display.missing(
                System.getProperty("os.name", ""), System.getProperty("glass.platform", ""), System.getenv());
        if (missing.isPresent()) {
            System.exit(withoutWindow(missing.get(), Map.of()));
        }
        try {
            Folders folders = Folders.ofThisComputer();
            Thread.ofVirtual().name("log").start(() -> Log.into(folders.logs()));
            DesktopApp.open(folders, file);
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            if (DesktopApp.isOpen()) {
                throw e;
            }
            // A display that is named but not there, or a library of JavaFX that does not load.
            System.exit(withoutWindow("console.no_window.other", Map.of("reason", reason(e))));
        }
    }

    /// A system that opens a case file by double click gives its path, and nothing else.
    private static Optional<Path> caseFile(String[] arguments) {
        try {
            return arguments.length == 1 && CaseStore.isNamedAsCase(arguments[0])
                    ? Optional.of(Path.of(arguments[0]))
                    : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static int withoutWindow(String key, Map<String, String> arguments) {
        Folders folders = Folders.ofThisComputer();
        Settings settings = Wiring.settings(folders);
        // In the place of the window, so in its language.
        Locale language = Language.ofThisComputer(settings.appearance().language());
        Streams streams = streams();
        streams.err().println(Texts.in(language).get(key, arguments));
        return console(language).withoutWindow(streams, () -> Wiring.cases(folders, settings, language));
    }

    private static Streams streams() {
        boolean keyboard = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        return new Streams(System.in, System.out, System.err, keyboard);
    }

    private static Console console(Locale language) {
        return new Console(language, Wiring.forConsole());
    }

    private static String reason(Throwable fault) {
        Throwable first = fault;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return Optional.ofNullable(first.getMessage()).orElse(first.getClass().getSimpleName());
    }
}
