package org.mailmedic.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.mailmedic.ui.look.Look;

/// Pictures of what a page looks like, in both themes and two sizes, for a person to look at. Without a
/// display: each is painted off the screen. How to draw them all is told in `src/docs/pictures.md`.
public final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    /// Drawing takes most of the time of a picture: a plain build draws the first size only,
    /// `-Dmailmedic.pictures=all` every one.
    private static final boolean ALL_SIZES = "all".equals(System.getProperty("mailmedic.pictures"));

    /// `-Dmailmedic.pictures.sizes=900x640,1600x1000` draws these sizes instead of those that a test names.
    private static final List<Dimension2D> ASKED_SIZES = Stream.of(
                    System.getProperty("mailmedic.pictures.sizes", "").split(","))
            .filter(size -> !size.isBlank())
            .map(Screenshots::size)
            .toList();

    private Screenshots() {}

    private static Dimension2D size(String words) {
        String[] sides = words.strip().split("x");
        return new Dimension2D(Double.parseDouble(sides[0]), Double.parseDouble(sides[1]));
    }

    /// The sizes to draw: those that were asked for, else all that the test names or the first of them.
    private static List<Dimension2D> sizes(Dimension2D... named) {
        if (!ASKED_SIZES.isEmpty()) {
            return ASKED_SIZES;
        }
        return ALL_SIZES ? List.of(named) : List.of(named).subList(0, 1);
    }

    /// Starts JavaFX if nobody did, and loads the fonts.
    public static void start() {
        var started = new CompletableFuture<Void>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException _) {
            started.complete(null);
        }
        started.join();
        Platform.setImplicitExit(false);
        onFx(() -> {
            Look.loadFonts();
            return true;
        });
    }

    /// Does something on the JavaFX thread, and waits for it.
    public static <T> T onFx(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) {
            return work.get();
        }
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (Throwable t) {
                done.completeExceptionally(t);
            }
        });
        return done.orTimeout(60, TimeUnit.SECONDS).join();
    }

    /// Takes the pictures of something that fills a window: `name-1000x700-light.png` and so on.
    public static void take(String name, Parent content) {
        take(name, content, new Dimension2D(1000, 700), new Dimension2D(1440, 900));
    }

    /// Takes the pictures in these sizes; in the first of them unless all are asked for. What was in a
    /// window is put back there.
    public static void take(String name, Parent content, Dimension2D... sizes) {
        onFx(() -> {
            Optional<Scene> before = Optional.ofNullable(content.getScene());
            for (Dimension2D size : sizes(sizes)) {
                if (content.getScene() != null) {
                    content.getScene().setRoot(new Region());
                }
                var scene = new Scene(content, size.getWidth(), size.getHeight());
                for (ColorScheme scheme : ColorScheme.values()) {
                    Look.dress(scene, scheme);
                    String file = "%s-%.0fx%.0f-%s.png"
                            .formatted(
                                    name,
                                    size.getWidth(),
                                    size.getHeight(),
                                    scheme.name().toLowerCase(Locale.ROOT));
                    // Wrapped text has its final height after a second pass only.
                    scene.snapshot(null);
                    save(scene.snapshot(null), FOLDER.resolve(file));
                }
            }
            before.ifPresent(scene -> {
                content.getScene().setRoot(new Region());
                scene.setRoot(content);
            });
            return true;
        });
    }

    /// Takes one picture of a scene as it stands.
    public static void takeScene(String name, Scene scene) {
        onFx(() -> {
            save(scene.snapshot(null), FOLDER.resolve(name + ".png"));
            return true;
        });
    }

    private static void save(WritableImage picture, Path file) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = picture.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
