package org.mailmedic.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.mailmedic.about.StoragePlaces;
import org.mailmedic.app.Pages;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.ui.look.Look;
import org.mailmedic.ui.shell.DesktopServices;
import org.mailmedic.ui.shell.MainWindow;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The real window on the headless screen, and a robot that uses it as a person would.
public final class TestWindow implements AutoCloseable {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 720;
    private static final int MOST_TABS = 60;

    private final FxRobot robot = new FxRobot();
    private final List<URI> browsed = new ArrayList<>();
    private final List<String> reopened = new ArrayList<>();
    private final Robot keyboard;
    private final MainWindow window;
    private final Stage stage;
    private Optional<Path> fileToOpen = Optional.empty();
    private Optional<Path> fileToSave = Optional.empty();

    private TestWindow(Cases cases, Session first) {
        Screenshots.start();
        keyboard = Screenshots.onFx(Robot::new);
        window = Screenshots.onFx(() -> new MainWindow(cases, first, new Around(), Pages::of));
        stage = Screenshots.onFx(() -> {
            var scene = new Scene(window.root(), WIDTH, HEIGHT);
            Look.dress(scene, ColorScheme.LIGHT);
            window.installKeys(scene);
            var shown = new Stage();
            shown.setScene(scene);
            shown.setX(0);
            shown.setY(0);
            shown.show();
            shown.requestFocus();
            return shown;
        });
        settle();
    }

    /// Opens the window on a session.
    public static TestWindow open(Cases cases, Session first) {
        return new TestWindow(cases, first);
    }

    public MainWindow window() {
        return window;
    }

    public Session session() {
        return window.session();
    }

    public FxRobot robot() {
        return robot;
    }

    /// The pages that were opened in the browser.
    public List<URI> browsed() {
        return List.copyOf(browsed);
    }

    /// Where the window believes that things are kept: beside the cases.
    public StoragePlaces places() {
        Path home = window.cases().folder().resolveSibling("home");
        return new StoragePlaces(window.cases().folder(), home.resolve("settings.json"), home.resolve("log"));
    }

    /// The cases that the window was to be made anew with.
    public List<String> reopened() {
        return List.copyOf(reopened);
    }

    /// What the next file dialog answers.
    public void willOpen(Path file) {
        fileToOpen = Optional.of(file);
    }

    /// What the next dialog for saving answers.
    public void willSave(Path file) {
        fileToSave = Optional.of(file);
    }

    /// The first node that is shown and has this id.
    public Optional<Node> find(String id) {
        return Screenshots.onFx(() -> stage.getScene().getRoot().lookupAll("#" + id).stream()
                .filter(node -> isShown(node))
                .findFirst());
    }

    private static boolean isShown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Whether something with this id is shown.
    public boolean shows(String id) {
        return find(id).isPresent();
    }

    private Node get(String id) {
        return find(id).orElseThrow(() -> new AssertionError("nothing is shown with the id " + id));
    }

    /// What a label, a button or a field says.
    public String text(String id) {
        Node node = get(id);
        return Screenshots.onFx(() -> switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            default -> throw new AssertionError(id + " says nothing");
        });
    }

    /// All words that are shown inside something.
    public String words(String id) {
        Node node = get(id);
        return Screenshots.onFx(() -> String.join(
                "\n",
                node.lookupAll(".label").stream()
                        .filter(TestWindow::isShown)
                        .map(label -> ((Labeled) label).getText())
                        .toList()));
    }

    /// Whether this has the keyboard.
    public boolean isFocused(String id) {
        return Screenshots.onFx(() -> Optional.ofNullable(stage.getScene().getFocusOwner())
                .filter(owner -> id.equals(owner.getId()))
                .isPresent());
    }

    /// The buttons that look like the thing to do now.
    public List<String> firstThings() {
        return Screenshots.onFx(() -> stage.getScene().getRoot().lookupAll(".button.accent").stream()
                .filter(TestWindow::isShown)
                .map(Node::getId)
                .toList());
    }

    /// Presses a button, wherever on the page it lies.
    public void press(String id) {
        Node node = get(id);
        Screenshots.onFx(() -> {
            ((ButtonBase) node).fire();
            return true;
        });
        settle();
    }

    /// Puts the keyboard on something.
    public void focus(String id) {
        Node node = get(id);
        Screenshots.onFx(() -> {
            node.requestFocus();
            return true;
        });
        settle();
    }

    /// Fills a field as one paste would.
    public void fill(String id, String text) {
        Node node = get(id);
        Screenshots.onFx(() -> {
            ((TextInputControl) node).setText(text);
            return true;
        });
        settle();
    }

    /// Types on the keyboard, into whatever has the focus.
    public void type(String text) {
        text.chars()
                .forEach(c -> onFx(() -> {
                    Scene scene = stage.getScene();
                    EventTarget at = Optional.<EventTarget>ofNullable(scene.getFocusOwner())
                            .orElse(scene);
                    String letter = Character.toString(c);
                    Event.fireEvent(
                            at,
                            new KeyEvent(
                                    KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
                }));
        settle();
    }

    /// Presses keys together, as a hand does: the first one goes down first and comes up last.
    public void keys(KeyCode... keys) {
        strike(keys);
        settle();
    }

    private void strike(KeyCode... keys) {
        List<KeyCode> hand = Stream.of(keys).map(TestWindow::here).toList();
        layOut();
        hand.forEach(key -> onFx(() -> keyboard.keyPress(key)));
        hand.reversed().forEach(key -> onFx(() -> keyboard.keyRelease(key)));
    }

    private static KeyCode here(KeyCode key) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        return key == KeyCode.SHORTCUT ? mac ? KeyCode.COMMAND : KeyCode.CONTROL : key;
    }

    private static void onFx(Runnable work) {
        Screenshots.onFx(() -> {
            work.run();
            return true;
        });
    }

    /// What has been asked of the JavaFX thread is done, what that asked for as well, and all is laid out.
    /// TestFX's own wait takes five rounds, twice for each key: most of the time of a walk.
    private void settle() {
        WaitForAsyncUtils.waitForFxEvents(3);
        layOut();
    }

    /// Only what has been laid out can take the keyboard; the next frame may be long in coming.
    private void layOut() {
        onFx(() -> {
            Parent root = stage.getScene().getRoot();
            root.applyCss();
            root.layout();
        });
    }

    /// Presses Tab until this has the keyboard.
    public void tabTo(String id) {
        until(() -> shows(id));
        for (int i = 0; i < MOST_TABS && !isFocused(id); i++) {
            strike(KeyCode.TAB);
        }
        settle();
        if (!isFocused(id)) {
            throw new AssertionError("Tab does not lead to " + id);
        }
    }

    /// Waits until something is so. What is not shown yet may still come; only what never comes is given up, after five
    /// minutes, so that a slow computer is not taken for a fault.
    public void until(BooleanSupplier so) {
        try {
            WaitForAsyncUtils.waitFor(5, TimeUnit.MINUTES, () -> Screenshots.onFx(() -> holds(so)));
        } catch (TimeoutException e) {
            throw new AssertionError("it never came to be", e);
        }
        settle();
    }

    private static boolean holds(BooleanSupplier so) {
        try {
            return so.getAsBoolean();
        } catch (AssertionError _) {
            return false;
        }
    }

    /// What lies on the clipboard once this has copied something. A report is written on a thread of its own, and what
    /// was copied before it must not be taken for it.
    public String copied(Runnable copies) {
        Clipboard clipboard = Screenshots.onFx(() -> {
            Clipboard.getSystemClipboard().clear();
            return Clipboard.getSystemClipboard();
        });
        copies.run();
        until(clipboard::hasString);
        return Screenshots.onFx(clipboard::getString);
    }

    /// Takes a picture of the window as it stands.
    public void picture(String name) {
        Screenshots.takeScene(name, stage.getScene());
    }

    @Override
    public void close() {
        onFx(() -> {
            stage.close();
            window.close();
        });
    }

    private final class Around implements DesktopServices {
        @Override
        public void browse(URI page) {
            browsed.add(page);
        }

        @Override
        public Optional<StoragePlaces> places() {
            return Optional.of(TestWindow.this.places());
        }

        @Override
        public void reopen(String caseId) {
            reopened.add(caseId);
        }

        @Override
        public Optional<Path> chooseFileToOpen(String title) {
            return fileToOpen;
        }

        @Override
        public Optional<Path> chooseFileToSave(String title, String name) {
            return fileToSave;
        }
    }
}
