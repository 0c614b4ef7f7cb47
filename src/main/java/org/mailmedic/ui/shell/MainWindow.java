package org.mailmedic.ui.shell;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.Run;
import org.mailmedic.text.Texts;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Desk;
import org.mailmedic.walk.Looks;
import org.mailmedic.walk.Readiness;

/// The one window: the steps at the left, the page in the middle, the way on at the foot. Pages are
/// swapped inside.
public final class MainWindow implements Shell {
    private static final List<StepId> ORDER = List.of(StepId.values());
    private static final double MARGIN = 16;

    private final Desk desk;
    private final Surroundings surroundings;
    private final BiFunction<StepId, Shell, Page> maker;

    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final ScrollPane scroll = new ScrollPane();
    private final Headlines headlines;
    private final Sheets sheets = new Sheets(root, frame, () -> page().ifPresent(Page::shown));
    private final Side side;
    private final Foot foot;
    private final HandOut handOut;
    private final Dressing dressing;
    private final Map<StepId, Page> pages = new EnumMap<>(StepId.class);
    private final AtomicBoolean refreshPending = new AtomicBoolean();

    private Consultation consultation;
    private Runnable stopListening = () -> {};
    private Optional<StepId> showing = Optional.empty();
    private Optional<Run<Boolean>> leaving = Optional.empty();

    /// @param first what to begin with
    /// @param maker makes the page of a step
    public MainWindow(Desk desk, Consultation first, Surroundings surroundings, BiFunction<StepId, Shell, Page> maker) {
        this.desk = desk;
        this.consultation = first;
        this.surroundings = surroundings;
        this.maker = maker;
        side = new Side(texts(), id -> consultation.jump(id), () -> take(desk.begin()), this::openSettings);
        dressing = new Dressing(root, desk);
        foot = new Foot(texts(), () -> consultation.back(), this::next, this::stop, this::openLedger);
        handOut = new HandOut(desk, surroundings, foot);
        new Dropping(sheets::isOpen, this::open, text -> read(page -> page.take(text))).install(root);
        root.getStyleClass().add("window");
        root.getChildren().add(frame);
        frame.getStyleClass().add("frame");
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        frame.setLeft(side);
        var right = new BorderPane(scroll);
        var bar = new Middle(foot, right);
        bar.getStyleClass().add("bar");
        right.setBottom(bar);
        headlines = new Headlines(texts(), right);
        frame.setCenter(headlines.node());
        take(first);
    }

    /// What goes into the scene.
    public Parent root() {
        return root;
    }

    /// Adds the keys that work everywhere, and puts the keyboard on the page once the window is shown.
    public void installKeys(Scene scene) {
        scene.setOnKeyPressed(new Keyboard(new KeyHands())::pressed);
        scene.windowProperty().flatMap(Window::showingProperty).orElse(false).subscribe(isShown -> {
            if (isShown) {
                Platform.runLater(() -> page().ifPresent(this::focus));
            }
        });
    }

    @Override
    public Consultation consultation() {
        return consultation;
    }

    @Override
    public Desk desk() {
        return desk;
    }

    @Override
    public Texts texts() {
        return desk.tools().texts();
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    // ---- The consultation ----

    @Override
    public void take(Consultation other) {
        stopListening.run();
        stop();
        page().ifPresent(Page::hidden);
        pages.values().forEach(Page::closed);
        pages.clear();
        showing = Optional.empty();
        if (other != consultation) {
            Consultation before = consultation;
            // Closing saves, which may wait for the disk.
            Thread.ofVirtual().name("close").start(before::close);
        }
        consultation = other;
        frame.setTop(other.lab().isPresent() ? band() : null);
        Runnable stopTelling = other.listen(this::refreshSoon);
        Runnable stopNews = other.onNews(news -> Platform.runLater(() -> {
            if (other == consultation) {
                headlines.tell(news);
            }
        }));
        stopListening = () -> {
            stopTelling.run();
            stopNews.run();
        };
        refresh();
    }

    /// Saves and closes what is open.
    public void close() {
        stopListening.run();
        stop();
        pages.values().forEach(Page::closed);
        consultation.close();
    }

    /// Nobody shall take the practice lab for the real world.
    private Node band() {
        var words = new Label(texts().get("practice.band"));
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var leave = new Button(texts().get("shell.practice.leave"));
        leave.setId("leave-practice");
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(_ -> take(desk.begin()));
        var band = new HBox(new FontIcon(Feather.TOOL), words, leave);
        band.getStyleClass().add("band");
        band.setId("practice-band");
        return band;
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
        StepId step = consultation.current().step();
        side.show(consultation);
        Page page = pages.computeIfAbsent(step, id -> maker.apply(id, this));
        boolean changed = showing.filter(step::equals).isEmpty();
        if (changed) {
            page().ifPresent(Page::hidden);
            showing = Optional.of(step);
            scroll.setContent(new Middle(page.node(), scroll));
            scroll.setVvalue(0);
            foot.say("");
            foot.showWays(
                    step != StepId.WHAT_HAPPENED,
                    step == StepId.PROVE ? "" : texts().get(Keys.next(ORDER.get(ORDER.indexOf(step) + 1))));
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
        }
    }

    @Override
    public void leakLineChanged() {
        page().ifPresent(page -> foot.showLeak(page.leakLine(), page.leaks()));
    }

    @Override
    public void firstThingChanged() {
        boolean untested = consultation.readiness() instanceof Readiness.Missing missing
                && missing.field() == Readiness.Field.TEST;
        page().ifPresent(page -> foot.setNextFirst(!untested && !page.hasFirstThing()));
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
        foot.say(words);
    }

    // ---- Files ----

    @Override
    public void chooseFile() {
        surroundings.chooseFileToOpen(texts().get("page.what.open_file.title")).ifPresent(this::open);
    }

    @Override
    public void open(Path file) {
        if (!CaseStore.isNamedAsCase(file.toString())) {
            read(page -> page.take(file));
            return;
        }
        Thread.ofVirtual().name("open").start(() -> {
            Desk.Reopened opened = desk.open(file);
            Platform.runLater(() -> takeUp(opened));
        });
    }

    @Override
    public void takeUp(Desk.Reopened reopened) {
        reopened.taken().ifPresent(this::take);
        reopened.sentence().ifPresent(key -> say(texts().get(key)));
    }

    /// Another message is another case, unless the first page is there to read it.
    private void read(Predicate<Page> taking) {
        if (page().filter(taking).isEmpty()) {
            take(desk.begin());
            if (page().filter(taking).isEmpty()) {
                say(texts().get("shell.fault"));
            }
        }
    }

    // ---- Going on ----

    @Override
    public void next() {
        if (leaving.isPresent()) {
            return;
        }
        foot.say("");
        if (consultation.readiness() instanceof Readiness.Missing missing) {
            tell(missing);
            return;
        }
        Consultation from = consultation;
        Run<Boolean> run = from.next();
        leaving = Optional.of(run);
        foot.setBusy(!run.result().isDone());
        run.result()
                .whenComplete((moved, fault) -> Platform.runLater(() -> {
                    leaving = Optional.empty();
                    foot.setBusy(false);
                    if (from != consultation) {
                        return;
                    }
                    if (fault != null) {
                        foot.say(texts().get("shell.fault"));
                    } else if (!moved && consultation.readiness() instanceof Readiness.Missing missing) {
                        tell(missing);
                    }
                }));
    }

    /// What is missing is said beside the field where the page has one, else at the foot.
    private void tell(Readiness.Missing missing) {
        if (!page().map(page -> page.showMissing(missing)).orElse(false)) {
            foot.say(texts().get(missing.key()));
        }
    }

    private void stop() {
        leaving.ifPresent(Run::cancel);
    }

    // ---- Sheets ----

    private void openLedger() {
        openSheet(new LedgerSheet(texts(), consultation.contacts(), this::closeSheet));
    }

    @Override
    public void openSettings() {
        openSheet(new SettingsSheet(desk, surroundings, consultation, dressing::change, this::closeSheet));
    }

    private void openHelp() {
        openSheet(new HelpSheet(texts(), this::closeSheet));
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
    private final class KeyHands implements Keyboard.Hands {
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
            consultation.jump(step);
        }

        @Override
        public boolean obey(Shortcut shortcut) {
            switch (shortcut) {
                case NEW_CASE -> take(desk.begin());
                case OPEN -> chooseFile();
                case SAVE_COPY -> handOut.saveCopy(consultation.current());
                case COPY_REPORT -> handOut.copyReport(consultation);
                case NEXT -> next();
                case BACK -> consultation.back();
                case RUN_AGAIN -> page().ifPresent(Page::runAgain);
                case LARGER -> dressing.resize(Looks.TEXT_STEP);
                case SMALLER -> dressing.resize(-Looks.TEXT_STEP);
                case USUAL_SIZE -> dressing.resize(-Looks.MOST_TEXT);
                case SETTINGS -> openSettings();
                case HELP -> openHelp();
                case FIND -> {
                    return page().map(Page::find).orElse(false);
                }
                case STOP -> {
                    boolean busy = leaving.isPresent();
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
