package org.mailmedic.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether a window can be opened here. JavaFX itself only finds out by failing, with words that help nobody.
final class Display {
    private static final String GTK = "libgtk-3.so.0";

    private Display() {}

    /// What is missing, as the key of a sentence; empty if nothing is.
    ///
    /// @param system value of `os.name`
    /// @param platform value of `glass.platform`; `Headless` needs nothing
    static Optional<String> missing(String system, String platform, Map<String, String> environment) {
        boolean needsX = !system.toLowerCase(Locale.ROOT).contains("win")
                && !system.toLowerCase(Locale.ROOT).contains("mac")
                && !platform.equalsIgnoreCase("Headless");
        if (!needsX) {
            return Optional.empty();
        }
        // JavaFX speaks X11, under Wayland through XWayland, which sets DISPLAY too.
        if (environment.getOrDefault("DISPLAY", "").isBlank()) {
            return Optional.of("console.no_window.display");
        }
        return hasLibrary(GTK) ? Optional.empty() : Optional.of("console.no_window.gtk");
    }

    // Restricted, since loading a library runs its start-up code; JavaFX would load this one a moment
    // later anyway.
    @SuppressWarnings("restricted")
    private static boolean hasLibrary(String name) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(name, arena);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
