package org.mailmedic.app;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.mailmedic.ui.look.Look;
import org.mailmedic.ui.page.Pages;
import org.mailmedic.ui.shell.MainWindow;
import org.mailmedic.ui.shell.Surroundings;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Desk;
import org.slf4j.LoggerFactory;

/// The app with its window.
public final class DesktopApp extends Application {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 740;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 640;

    // Loaded while the toolkit starts, which takes about as long.
    private static final CompletableFuture<Desk> DESK = new CompletableFuture<>();

    private static volatile boolean open;
    private static volatile Optional<Path> caseFile = Optional.empty();

    private Optional<MainWindow> window = Optional.empty();

    /// Made by JavaFX.
    public DesktopApp() {}

    /// Opens the window; returns when it was closed.
    ///
    /// @throws RuntimeException if no window can be opened here
    ///
    /// @param file the case to open; a new one if none is named
    static void open(Folders folders, Optional<Path> file) {
        caseFile = file;
        Thread.ofVirtual().name("desk").start(() -> {
            try {
                DESK.complete(Wiring.desk(folders, Language.ofThisComputer()));
            } catch (RuntimeException | Error e) {
                DESK.completeExceptionally(e);
            }
        });
        launch(DesktopApp.class);
    }

    /// Whether the toolkit came up.
    static boolean isOpen() {
        return open;
    }

    @Override
    public void start(Stage stage) {
        open = true;
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (_, fault) -> LoggerFactory.getLogger(DesktopApp.class).error("a fault of ours", fault));
        Look.loadFonts();
        Desk desk = DESK.join();
        Optional<Desk.Reopened> asked = caseFile.map(desk::open);
        Consultation first = asked.filter(Desk.Reopened.Ready.class::isInstance)
                .map(ready -> ((Desk.Reopened.Ready) ready).consultation())
                .orElseGet(desk::begin);
        var opened = new MainWindow(desk, first, new RealSurroundings(stage), Pages::of);
        window = Optional.of(opened);
        var scene = new Scene(opened.root(), WIDTH, HEIGHT);
        Look.dress(scene, desk.settings().theme());
        opened.installKeys(scene);
        stage.setTitle(desk.tools().texts().get("shell.name"));
        stage.getIcons().setAll(Look.icons());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.show();
        asked.ifPresent(why -> {
            if (why instanceof Desk.Reopened.Refused(String key)) {
                opened.say(desk.tools().texts().get(key));
            }
        });
        // For measuring the time to the first window, and for the training run of a package.
        if (Boolean.getBoolean("mailmedic.quitWhenShown")) {
            quitOncePainted();
        } else if (Boolean.getBoolean("mailmedic.train")) {
            new TrainingRun(desk, opened).start();
        }
    }

    // A pulse begins when the picture of the one before has been handed to the screen.
    private static void quitOncePainted() {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == 3) {
                    stop();
                    Platform.exit();
                }
            }
        }.start();
    }

    @Override
    public void stop() {
        window.ifPresent(MainWindow::close);
    }

    /// The real system around the window.
    private final class RealSurroundings implements Surroundings {
        private final Stage stage;

        RealSurroundings(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void browse(URI page) {
            getHostServices().showDocument(page.toString());
        }

        @Override
        public Optional<Path> chooseFileToOpen(String title) {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
        }

        @Override
        public Optional<Path> chooseFileToSave(String title, String name) {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.setInitialFileName(name);
            return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
        }
    }
}
