package org.mailmedic.app;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javafx.geometry.Rectangle2D;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the window stood when it was closed.
///
/// @param bounds in the coordinates of all screens together
/// @param maximised whether it filled its screen; the bounds are then those to which it goes back
record WindowPlace(Rectangle2D bounds, boolean maximised) {
    private static final Logger LOG = LoggerFactory.getLogger(WindowPlace.class);
    private static final double LARGEST = 100_000;

    /// Reads it; nothing where it was never kept or makes no sense.
    static Optional<WindowPlace> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var kept = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            kept.load(in);
            var bounds = new Rectangle2D(
                    number(kept, "x"), number(kept, "y"), number(kept, "width"), number(kept, "height"));
            return Optional.of(new WindowPlace(bounds, Boolean.parseBoolean(kept.getProperty("maximised", ""))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The place of the window could not be read", e);
            return Optional.empty();
        }
    }

    private static double number(Properties kept, String key) {
        double number = Double.parseDouble(kept.getProperty(key, ""));
        if (!(Math.abs(number) < LARGEST)) {
            throw new IllegalArgumentException(key);
        }
        return number;
    }

    /// Keeps it for the next start.
    void write(Path file) {
        var kept = new Properties();
        kept.setProperty("x", String.valueOf(bounds.getMinX()));
        kept.setProperty("y", String.valueOf(bounds.getMinY()));
        kept.setProperty("width", String.valueOf(bounds.getWidth()));
        kept.setProperty("height", String.valueOf(bounds.getHeight()));
        kept.setProperty("maximised", String.valueOf(maximised));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer out = Files.newBufferedWriter(file)) {
                kept.store(out, null);
            }
        } catch (IOException e) {
            LOG.warn("The place of the window could not be kept", e);
        }
    }

    /// The same place on the screens that there are now: moved onto the one it shares most with, and no larger
    /// than that; on the first where it shares nothing with any.
    ///
    /// @param screens what a window may cover of each screen; at least one
    WindowPlace on(List<Rectangle2D> screens) {
        Rectangle2D best = screens.getFirst();
        for (Rectangle2D screen : screens) {
            if (shared(screen) > shared(best)) {
                best = screen;
            }
        }
        double width = Math.min(bounds.getWidth(), best.getWidth());
        double height = Math.min(bounds.getHeight(), best.getHeight());
        return new WindowPlace(
                new Rectangle2D(
                        within(bounds.getMinX(), best.getMinX(), best.getMaxX() - width),
                        within(bounds.getMinY(), best.getMinY(), best.getMaxY() - height),
                        width,
                        height),
                maximised);
    }

    private static double within(double value, double least, double most) {
        return Math.clamp(value, least, Math.max(least, most));
    }

    private double shared(Rectangle2D screen) {
        double width = Math.min(bounds.getMaxX(), screen.getMaxX()) - Math.max(bounds.getMinX(), screen.getMinX());
        double height = Math.min(bounds.getMaxY(), screen.getMaxY()) - Math.max(bounds.getMinY(), screen.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
