package org.mailmedic.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where this system keeps an app's data.
///
/// @param cases the saved cases
/// @param settings the settings file
/// @param logs the log
record Folders(Path cases, Path settings, Path logs) {
    /// The usual places: `%APPDATA%` on Windows, `~/Library/Application Support` on macOS, the XDG base
    /// directories elsewhere. `MAILMEDIC_HOME` moves all of them, for a memory stick or a test.
    ///
    /// @param system value of `os.name`
    static Folders of(String system, Path home, Map<String, String> environment) {
        Optional<Path> moved = path(environment, "MAILMEDIC_HOME");
        if (moved.isPresent()) {
            return in(moved.get(), moved.get(), moved.get());
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            Path data = path(environment, "APPDATA")
                    .orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("MailMedic");
            return in(data, data, data);
        }
        if (name.contains("mac")) {
            Path library = home.resolve("Library");
            Path data = library.resolve("Application Support").resolve("MailMedic");
            return in(data, data, library.resolve("Logs").resolve("MailMedic"));
        }
        Path data =
                path(environment, "XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share"));
        Path config = path(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        Path state = path(environment, "XDG_STATE_HOME")
                .orElse(home.resolve(".local").resolve("state"));
        return in(data.resolve("mailmedic"), config.resolve("mailmedic"), state.resolve("mailmedic"));
    }

    /// The places of this computer.
    static Folders ofThisComputer() {
        return of(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    private static Folders in(Path data, Path config, Path state) {
        return new Folders(data.resolve("cases"), config.resolve("settings.json"), state.resolve("log"));
    }

    // The XDG specification tells programs to ignore relative paths.
    private static Optional<Path> path(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
