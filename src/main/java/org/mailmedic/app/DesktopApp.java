package org.mailmedic.app;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.mailmedic.about.StoragePlaces;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.settings.Settings;
import org.mailmedic.ui.look.Look;
import org.mailmedic.ui.shell.DesktopServices;
import org.mailmedic.ui.shell.EmptyFrame;
import org.mailmedic.ui.shell.MainWindow;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;
import org.mailmedic.ui.shell.StartFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The app with its window.
public final class DesktopApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopApp.class);
    private static final String NAME = "MailMedic";
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 740;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 640;
    private static final int PULSES_TO_BE_SEEN = 2;

    /// What the system property of this name wants painted before the app quits: the `frame`, or the whole `page`.
    /// For measuring the start.
    private static final String QUIT_AFTER = "mailmedic.quitAfter";

    // Both are loaded while the toolkit starts, which takes about as long.
    private static final CompletableFuture<Settings> SETTINGS = new CompletableFuture<>();
    private static final CompletableFuture<Cases> CASES = new CompletableFuture<>();

    private static volatile boolean open;
    private static volatile Optional<Path> caseFile = Optional.empty();

    // Why the window stayed without content.
    private static volatile Optional<Throwable> fault = Optional.empty();

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
        Thread.ofVirtual().name("cases").start(() -> {
            try {
                Settings settings = Wiring.settings(folders);
                SETTINGS.complete(settings);
                CASES.complete(Wiring.cases(folders, settings, language(settings)));
            } catch (RuntimeException | Error e) {
                SETTINGS.completeExceptionally(e);
                CASES.completeExceptionally(e);
            }
        });
        launch(DesktopApp.class);
        fault.ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }

    private static Locale language(Settings settings) {
        return Language.ofThisComputer(settings.appearance().language());
    }

    /// Whether the toolkit came up.
    static boolean isOpen() {
        return open;
    }

    @Override
    public void start(Stage stage) {
        open = true;
        new Faults(Platform::runLater, () -> window.ifPresent(MainWindow::sayFault)).install();
        ColorScheme scheme = Look.scheme(SETTINGS.join().theme());
        Look.wear(scheme);
        var scene = new Scene(new EmptyFrame(scheme), WIDTH, HEIGHT);
        stage.setTitle(NAME);
        stage.getIcons().setAll(Look.icons());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        WindowKeeper.keep(stage, Folders.ofThisComputer().settings().resolveSibling("window.properties"));
        stage.show();
        if (System.getProperty(QUIT_AFTER, "").equals("frame")) {
            oncePainted(Platform::exit);
        } else {
            oncePainted(() -> {
                try {
                    fill(stage);
                } catch (RuntimeException | Error e) {
                    sayNoStart(stage, e);
                }
            });
        }
    }

    /// There is no window to show: a sentence stands in its place, until the user closes it.
    static void sayNoStart(Stage stage, Throwable why) {
        LOG.error("the window could not be made", why);
        fault = Optional.of(why);
        if (System.getProperty(QUIT_AFTER, "").isEmpty()) {
            Folders folders = Folders.ofThisComputer();
            stage.getScene()
                    .setRoot(new StartFault(
                            Language.ofThisComputer(Optional.empty()),
                            folders.logs().toString()));
        } else {
            Platform.exit();
        }
    }

    /// The frame is on the screen: the rest may take its time.
    private void fill(Stage stage) {
        Look.loadFonts();
        Cases cases = CASES.join();
        MainWindow opened = window(cases, caseFile, new RealDesktop(stage));
        show(opened, stage, cases.settings());
        Thread.ofVirtual().name("tidy").start(() -> tidy(cases));
        if (System.getProperty(QUIT_AFTER, "").equals("page")) {
            oncePainted(Platform::exit);
        } else if (Boolean.getBoolean("mailmedic.train")) {
            new TrainingRun(cases, opened).start();
        }
    }

    private static void tidy(Cases cases) {
        try {
            cases.tidy();
        } catch (IOException e) {
            LOG.warn("Not all cases whose time is over could be deleted", e);
        }
    }

    private void show(MainWindow opened, Stage stage, Settings settings) {
        window = Optional.of(opened);
        stage.titleProperty().bind(opened.titleProperty());
        Scene scene = stage.getScene();
        scene.setRoot(opened.root());
        Look.dress(scene, settings.appearance());
        opened.installKeys(scene);
    }

    /// Makes the window anew in the language of the settings, on a case that the one before has saved. Reads files on a
    /// thread of its own.
    ///
    /// @param show takes the new window, on the JavaFX thread
    static void reopen(
            Folders folders,
            MainWindow before,
            String caseId,
            DesktopServices around,
            BiConsumer<MainWindow, Settings> show) {
        Thread.ofVirtual().name("reopen").start(() -> {
            // Not left, but gone on with: it is not deleted where nothing is to be kept.
            before.session().close();
            Settings settings = Wiring.settings(folders);
            Cases cases = Wiring.cases(
                    folders, settings, language(settings), before.cases().listKey());
            Cases.Reopened again = cases.reopen(caseId);
            Platform.runLater(() -> {
                before.closeForAnother();
                before.cases().close();
                Session first = again.taken().orElseGet(cases::begin);
                show.accept(new MainWindow(cases, first, around, Pages::of), settings);
            });
        });
    }

    /// The window on the case in this file, or on a new one with the reason in its footer.
    static MainWindow window(Cases cases, Optional<Path> file, DesktopServices around) {
        return window(cases, file, around, Pages::of);
    }

    /// The same, with other pages.
    ///
    /// @param maker makes the page of a step
    static MainWindow window(
            Cases cases, Optional<Path> file, DesktopServices around, BiFunction<StepId, Shell, Page> maker) {
        Cases.Reopened asked = file.map(cases::open).orElseGet(() -> new Cases.Reopened.Ready(cases.begin()));
        Optional<MainWindow> onIt = asked.taken().flatMap(first -> shown(cases, first, around, maker));
        MainWindow opened = onIt.orElseGet(() -> new MainWindow(cases, cases.begin(), around, maker));
        asked.sentence()
                .or(() -> onIt.isPresent() ? Optional.empty() : Optional.of("casefile.fault"))
                .ifPresent(key -> opened.say(cases.tools().texts().get(key)));
        return opened;
    }

    /// The window on a case; none if a fault of ours keeps its page from being shown. Then the case is as it was.
    private static Optional<MainWindow> shown(
            Cases cases, Session first, DesktopServices around, BiFunction<StepId, Shell, Page> maker) {
        try {
            return Optional.of(new MainWindow(cases, first, around, maker));
        } catch (RuntimeException | Error e) {
            LOG.error("a case could not be shown", e);
            first.close();
            return Optional.empty();
        }
    }

    // A pulse begins when the picture of the one before has been handed to the screen.
    private static void oncePainted(Runnable next) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == PULSES_TO_BE_SEEN) {
                    stop();
                    Platform.runLater(next);
                }
            }
        }.start();
    }

    @Override
    public void stop() {
        window.ifPresent(last -> {
            last.close();
            last.cases().close();
        });
    }

    /// The real system around the window.
    private final class RealDesktop implements DesktopServices {
        private final Stage stage;

        RealDesktop(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void browse(URI page) {
            getHostServices().showDocument(page.toString());
        }

        @Override
        public void reopen(String caseId) {
            window.ifPresent(before -> DesktopApp.reopen(
                    Folders.ofThisComputer(),
                    before,
                    caseId,
                    this,
                    (opened, settings) -> show(opened, stage, settings)));
        }

        @Override
        public Optional<StoragePlaces> places() {
            Folders folders = Folders.ofThisComputer();
            return Optional.of(new StoragePlaces(folders.cases(), folders.settings(), folders.logs()));
        }

        @Override
        public void showFolder(Path folder) {
            Thread.ofVirtual().name("folder").start(() -> {
                try {
                    // There before anything was kept in it, too.
                    Files.createDirectories(folder);
                    Platform.runLater(() -> browse(folder.toUri()));
                } catch (IOException e) {
                    LOG.warn("a folder could not be shown", e);
                }
            });
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
