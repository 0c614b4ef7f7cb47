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
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.mailmedic.ui.look.Look;

/// Pictures of what a page looks like, in both themes and two sizes, for a person to look at. Without a display: each
/// is painted off the screen, and only where pictures are asked for: `src/docs/pictures.md`.
public final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    /// The value of `-Dmailmedic.pictures` that asks for pictures. A plain build only lays the pages out: drawing would
    /// take most of its time.
    public static final String ALL = "all";

    private static final boolean WANTED = ALL.equals(System.getProperty("mailmedic.pictures"));

    /// `-Dmailmedic.pictures.sizes=900x640,1600x1000` draws these sizes instead of those that a test names.
    private static final List<Dimension2D> ASKED_SIZES = Stream.of(
                    System.getProperty("mailmedic.pictures.sizes", "").split(","))
            .filter(size -> !size.isBlank())
            .map(Screenshots::size)
            .toList();

    private Screenshots() {}

    private static Dimension2D size(String words) {
        int cross = words.indexOf('x');
        return new Dimension2D(
                Double.parseDouble(words.substring(0, cross)), Double.parseDouble(words.substring(cross + 1)));
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
        return done.orTimeout(5, TimeUnit.MINUTES).join();
    }

    /// Takes the pictures of something that fills a window: `name-1000x700-light.png` and so on.
    public static void take(String name, Parent content) {
        take(name, content, new Dimension2D(1000, 700), new Dimension2D(1440, 900));
    }

    /// Takes the pictures in these sizes, or in those that were asked for. What was in a window is put back there.
    public static void take(String name, Parent content, Dimension2D... sizes) {
        onFx(() -> {
            Optional<Scene> before = Optional.ofNullable(content.getScene());
            for (Dimension2D size : ASKED_SIZES.isEmpty() ? List.of(sizes) : ASKED_SIZES) {
                if (content.getScene() != null) {
                    content.getScene().setRoot(new Region());
                }
                var scene = new Scene(content, size.getWidth(), size.getHeight());
                if (!WANTED) {
                    Look.dress(scene, ColorScheme.LIGHT);
                    layOut(scene);
                    break;
                }
                for (ColorScheme scheme : ColorScheme.values()) {
                    Look.dress(scene, scheme);
                    String file = "%s-%.0fx%.0f-%s.png"
                            .formatted(
                                    name,
                                    size.getWidth(),
                                    size.getHeight(),
                                    scheme.name().toLowerCase(Locale.ROOT));
                    layOut(scene);
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
        if (WANTED) {
            onFx(() -> {
                save(scene.snapshot(null), FOLDER.resolve(name + ".png"));
                return true;
            });
        }
    }

    /// Gives everything its place. On the JavaFX thread.
    public static void layOut(Scene scene) {
        scene.getRoot().resize(scene.getWidth(), scene.getHeight());
        // Wrapped text has its final height after a second pass only.
        for (int pass = 0; pass < 2; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private static void save(WritableImage picture, Path file) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
