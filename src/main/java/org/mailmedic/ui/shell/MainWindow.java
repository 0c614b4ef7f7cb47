package org.mailmedic.ui.shell;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.Run;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.settings.Appearance;
import org.mailmedic.text.Texts;
import org.mailmedic.walk.Readiness;

/// The one window: the steps at the left, the page in the middle, the way on in the footer. Pages are
/// swapped inside.
public final class MainWindow implements Shell {
    private static final List<StepId> ORDER = List.of(StepId.values());
    private static final double MARGIN = 16;

    private final Cases cases;
    private final DesktopServices desktop;
    private final BiFunction<StepId, Shell, Page> maker;

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final ScrollPane scroll = new ScrollPane();
    private final NewsBar newsBar;
    private final Sheets sheets = new Sheets(
            root,
            frame,
            () -> page().ifPresent(page -> {
                // The settings, or a key, may have changed meanwhile.
                page.refresh();
                page.shown();
            }));
    private final StepSidebar sidebar;
    private final FooterBar footer;
    private final SharingActions sharingActions;
    private final RunDisplay runDisplay;
    private final SettingsChanges settingsChanges;
    private final SheetOpener sheetOpener;
    private final NextAction nextAction;
    private final FileOpener fileOpener;
    private final Map<StepId, Page> pages = new EnumMap<>(StepId.class);
    private final AtomicBoolean refreshPending = new AtomicBoolean();

    private Session session;
    private Runnable stopListening = () -> {};
    private Optional<StepId> showing = Optional.empty();

    /// @param first what to begin with
    /// @param maker makes the page of a step
    public MainWindow(Cases cases, Session first, DesktopServices desktop, BiFunction<StepId, Shell, Page> maker) {
        this.cases = cases;
        this.session = first;
        this.desktop = desktop;
        this.maker = maker;
        settingsChanges = new SettingsChanges(root, cases);
        sheetOpener = new SheetOpener(sheets, cases, desktop, this::session, settingsChanges::change);
        sidebar = new StepSidebar(
                texts(),
                id -> session.jump(id),
                () -> take(cases.begin()),
                sheetOpener::settings,
                sheetOpener::help,
                sheetOpener::about);
        footer = new FooterBar(
                texts(), () -> session.back(), this::next, this::stop, sheetOpener::ledger, sheetOpener::fault);
        runDisplay = new RunDisplay(footer::sayFault);
        nextAction = new NextAction(
                texts(),
                footer,
                runDisplay,
                this::session,
                missing -> page().map(page -> page.showMissing(missing)).orElse(false));
        sharingActions = new SharingActions(cases, desktop, footer, runDisplay);
        fileOpener = new FileOpener(cases, footer, this::page, this::take);
        new DropTarget(sheets::isOpen, fileOpener::file, fileOpener::text).install(root);
        root.getStyleClass().add("window");
        root.getChildren().add(frame);
        frame.getStyleClass().add("frame");
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        frame.setLeft(sidebar);
        var right = new BorderPane(scroll);
        var bar = new CenteredPane(footer, right);
        bar.getStyleClass().add("bar");
        right.setBottom(bar);
        newsBar = new NewsBar(texts(), right);
        frame.setCenter(newsBar.node());
        take(first);
    }

    /// What goes into the scene.
    public Parent root() {
        return root;
    }

    /// What the title bar says: the page, whether it is practice, and the app. A list of windows and a screen
    /// reader tell it first.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Adds the keys that work everywhere, and puts the keyboard on the page once the window is shown.
    public void installKeys(Scene scene) {
        scene.setOnKeyPressed(new Keyboard(new KeyActions())::pressed);
        scene.windowProperty().flatMap(Window::showingProperty).orElse(false).subscribe(isShown -> {
            if (isShown) {
                Platform.runLater(() -> page().ifPresent(this::focus));
            }
        });
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Cases cases() {
        return cases;
    }

    @Override
    public Texts texts() {
        return cases.tools().texts();
    }

    @Override
    public DesktopServices desktop() {
        return desktop;
    }

    // ---- The session ----

    @Override
    public void take(Session other) {
        stopListening.run();
        stop();
        page().ifPresent(Page::hidden);
        pages.values().forEach(Page::closed);
        pages.clear();
        showing = Optional.empty();
        if (other != session) {
            Session before = session;
            // Closing saves, which may wait for the disk.
            Thread.ofVirtual().name("close").start(() -> cases.leave(before));
        }
        session = other;
        frame.setTop(other.lab().isPresent() ? new PracticeBand(texts(), () -> take(cases.begin())) : null);
        Runnable stopTelling = other.listen(this::refreshSoon);
        Runnable stopNews = other.onNews(fixNews -> Platform.runLater(() -> {
            if (other == session) {
                newsBar.tell(fixNews);
            }
        }));
        Runnable stopFaults = other.onFault(() -> Platform.runLater(() -> {
            if (other == session) {
                footer.sayFault();
            }
        }));
        stopListening = () -> {
            stopTelling.run();
            stopFaults.run();
            stopNews.run();
        };
        refresh();
    }

    /// Saves and closes what is open, and leaves it.
    public void close() {
        closeForAnother();
        cases.leave(session);
    }

    /// Makes room for another window that goes on with the same case, which is closed already.
    public void closeForAnother() {
        stopListening.run();
        stop();
        pages.values().forEach(Page::closed);
    }

    /// Many changes in a row make one refresh.
    private void refreshSoon() {
        if (refreshPending.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                refreshPending.set(false);
                refresh();
            });
        }
    }

    private void refresh() {
        StepId step = session.current().step();
        sidebar.show(session);
        Page page = pages.computeIfAbsent(step, id -> maker.apply(id, this));
        boolean changed = showing.filter(step::equals).isEmpty();
        if (changed) {
            page().ifPresent(Page::hidden);
            showing = Optional.of(step);
            title.set(texts().get(
                            session.lab().isPresent() ? "shell.title.practice" : "shell.title",
                            Map.of("page", texts().get(StepKeys.step(step)))));
            scroll.setContent(new CenteredPane(page.node(), scroll));
            scroll.setVvalue(0);
            footer.say("");
            footer.showWays(
                    step != StepId.WHAT_HAPPENED,
                    step == StepId.PROVE ? "" : texts().get(StepKeys.next(ORDER.get(ORDER.indexOf(step) + 1))));
        }
        page.refresh();
        leakLineChanged();
        firstThingChanged();
        if (changed) {
            Platform.runLater(() -> focus(page));
        }
    }

    /// A scroll pane takes in its content with the first CSS pass; only then can the keyboard go there.
    private void focus(Page page) {
        if (page().filter(page::equals).isPresent() && !sheets.isOpen()) {
            root.applyCss();
            page.shown();
            // A page that has no place for the keyboard leaves it to JavaFX, which hands it to the first step at the
            // left: Enter would lead back to the beginning.
            if (!page.node().isFocusWithin() && !footer.isFocusWithin()) {
                footer.focusNext();
            }
        }
    }

    @Override
    public void leakLineChanged() {
        page().ifPresent(page -> footer.showLeak(page.leakLine(), page.leaks()));
    }

    @Override
    public void firstThingChanged() {
        boolean untested =
                session.readiness() instanceof Readiness.Missing missing && missing.field() == Readiness.Field.TEST;
        page().ifPresent(page -> footer.setNextFirst(!untested && !page.hasFirstThing()));
    }

    @Override
    public void reveal(Node part) {
        Node content = scroll.getContent();
        if (content == null || !Objects.equals(part.getScene(), content.getScene())) {
            return;
        }
        root.applyCss();
        root.layout();
        double view = scroll.getViewportBounds().getHeight();
        double spare = content.getLayoutBounds().getHeight() - view;
        double bottom =
                content.sceneToLocal(part.localToScene(part.getLayoutBounds())).getMaxY() + MARGIN;
        double now = scroll.getVvalue() * spare;
        if (spare > 0 && bottom > now + view) {
            scroll.setVvalue(Math.min(1, (bottom - view) / spare));
        }
    }

    private Optional<Page> page() {
        return showing.flatMap(step -> Optional.ofNullable(pages.get(step)));
    }

    @Override
    public void say(String words) {
        footer.say(words);
    }

    @Override
    public void sayFault() {
        footer.sayFault();
    }

    @Override
    public <T> void show(Run<T> run, Consumer<T> done, Runnable failed) {
        runDisplay.show(run, done, failed);
    }

    // ---- Files ----

    @Override
    public void chooseFile() {
        desktop.chooseFileToOpen(texts().get("page.what.open_file.title")).ifPresent(this::open);
    }

    @Override
    public void open(Path file) {
        fileOpener.file(file);
    }

    @Override
    public void takeUp(Cases.Reopened reopened) {
        fileOpener.kept(reopened);
    }

    // ---- Going on ----

    @Override
    public void next() {
        nextAction.next();
    }

    private void stop() {
        nextAction.stop();
    }

    // ---- Sheets ----

    @Override
    public void openSettings() {
        sheetOpener.settings();
    }

    @Override
    public void openSheet(Region sheet) {
        sheets.open(sheet);
    }

    @Override
    public void closeSheet() {
        sheets.close();
    }

    /// What the keys do that work everywhere.
    private final class KeyActions implements Keyboard.Actions {
        @Override
        public boolean isBlocked() {
            return sheets.isOpen();
        }

        @Override
        public boolean enterMeansNext() {
            return page().map(Page::enterMeansNext).orElse(false);
        }

        @Override
        public void jump(StepId step) {
            session.jump(step);
        }

        @Override
        public boolean obey(Shortcut shortcut) {
            switch (shortcut) {
                case NEW_CASE -> take(cases.begin());
                case OPEN -> chooseFile();
                case SAVE_COPY -> sharingActions.saveCopy(session.current());
                case COPY_REPORT -> sharingActions.copyReport(session);
                case NEXT -> next();
                case BACK -> session.back();
                case RUN_AGAIN -> page().ifPresent(Page::runAgain);
                case LARGER -> settingsChanges.resize(Appearance.TEXT_STEP);
                case SMALLER -> settingsChanges.resize(-Appearance.TEXT_STEP);
                case USUAL_SIZE -> settingsChanges.resize(-Appearance.MOST_TEXT);
                case SETTINGS -> sheetOpener.settings();
                case HELP -> sheetOpener.help();
                case FIND -> {
                    return page().map(Page::find).orElse(false);
                }
                case STOP -> {
                    boolean busy = nextAction.isUnderWay();
                    stop();
                    return busy;
                }
                case STEP -> {
                    return false;
                }
            }
            return true;
        }
    }
}
