package org.mailmedic.ui.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.diagnosis.RecordToPublish;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.control.RecordBox;

/// One thing to do: a box to tick, and behind its title the steps, what to paste, the check and the letter.
final class FixCard extends HBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Texts texts;
    private final Hands hands;
    private final CheckBox tick = new CheckBox();
    private final Disclosure fold = new Disclosure();
    private View view;

    /// @param hands what its buttons do
    FixCard(Texts texts, Hands hands, View view) {
        this.texts = texts;
        this.hands = hands;
        this.view = view;
        getStyleClass().addAll("card", "fix-card");
        HBox.setHgrow(fold, Priority.ALWAYS);
        fold.setMinWidth(0);
        fold.openProperty().subscribe(open -> pseudoClassStateChanged(OPEN, open));
        tick.setOnAction(_ -> hands.tick(this.view.id(), tick.isSelected()));
        getChildren().addAll(tick, fold);
        show(view);
    }

    View view() {
        return view;
    }

    Disclosure fold() {
        return fold;
    }

    void show(View next) {
        view = next;
        boolean done = next.done().isPresent();
        pseudoClassStateChanged(DONE, done);
        tick.setSelected(done);
        tick.setAccessibleText(texts.get("page.fix.tick", Map.of("title", next.title())));

        var title = new Label(next.title());
        title.getStyleClass().add("fix-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        var lead = new VBox(title);
        lead.setMinWidth(0);
        HBox.setHgrow(lead, Priority.ALWAYS);
        String under = next.done().orElse(next.summary());
        var small = new Label(under);
        small.getStyleClass().add("fix-under");
        if (!done) {
            // The first step says the same once the card is open.
            small.visibleProperty().bind(fold.openProperty().not());
            small.managedProperty().bind(fold.openProperty().not());
        }
        lead.getChildren().add(small);
        var who = new Label(next.who());
        who.getStyleClass().add("fix-who");
        who.setMinWidth(Region.USE_PREF_SIZE);
        fold.setLine(next.title() + ". " + next.who() + ". " + next.done().orElse(""), lead, who);
        fold.setBody(this::body);
    }

    private Node body() {
        var body = new VBox();
        body.getStyleClass().add("fix-body");
        steps(body);
        view.change().ifPresent(change -> body.getChildren().add(new ChangeBox(texts, change)));
        view.record().ifPresent(record -> addRecord(body, record));
        if (!view.correction().isEmpty()) {
            body.getChildren().add(words(view.correction(), "small-muted"));
        }
        body.getChildren().add(actions());
        return body;
    }

    /// The record as this DNS host's panel wants it, where we know the host.
    private void addRecord(VBox body, RecordToPublish record) {
        if (view.panel().isEmpty()) {
            body.getChildren().add(new RecordBox(texts, record));
            return;
        }
        FixItem.Panel panel = view.panel().get();
        var where = words(texts.get("page.fix.panel", Map.of("host", panel.host())), "body-text");
        body.getChildren().addAll(where, link(panel.page()));
        if (panel.name().isEmpty()) {
            body.getChildren()
                    .add(words(texts.get("page.fix.panel.noname", Map.of("field", panel.nameLabel())), "body-text"));
        }
        String name = panel.name().isEmpty() ? record.name() : panel.name();
        body.getChildren().add(new RecordBox(texts, new RecordToPublish(name, record.type(), record.value())));
        if (!panel.trap().isEmpty()) {
            body.getChildren().add(words(panel.trap(), "small-muted"));
        }
    }

    private void steps(VBox body) {
        int number = 1;
        for (GuideStep step : view.steps()) {
            var text = new Label(step.text());
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            var words = new VBox(text);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            step.link().ifPresent(link -> words.getChildren().add(link(link)));
            var line = new HBox(words);
            line.getStyleClass().add("fix-step");
            if (view.steps().size() > 1) {
                var mark = new Label(number + ".");
                mark.getStyleClass().add("fix-number");
                line.getChildren().addFirst(mark);
            }
            body.getChildren().add(line);
            number++;
        }
    }

    private Hyperlink link(URI target) {
        var link = new Hyperlink(readable(target));
        link.setOnAction(_ -> hands.open(target));
        return link;
    }

    /// Host and path: where a link leads must be seen before it is followed.
    private static String readable(URI target) {
        String path = Optional.ofNullable(target.getPath()).orElse("");
        return Optional.ofNullable(target.getHost()).orElse(target.toString()) + (path.equals("/") ? "" : path);
    }

    private Node actions() {
        var actions = new HBox();
        actions.getStyleClass().add("fix-actions");
        boolean checking = view.result() instanceof Result.Checking;
        if (view.lab() == Lab.CAN_APPLY) {
            actions.getChildren().add(button("page.fix.lab.apply", () -> hands.applyInLab(view.id())));
        }
        if (!view.byHand()) {
            var check = checking
                    ? button("page.fix.stop", () -> hands.stop(view.id()))
                    : button("page.fix.check", () -> hands.checkAgain(view.id()));
            if (!checking) {
                check.getStyleClass().add("accent");
            }
            actions.getChildren().add(check);
        }
        var all = new VBox(actions);
        all.getStyleClass().add("column-tight");
        resultWords().ifPresent(words -> actions.getChildren().add(words));
        view.letter().ifPresent(letter -> addLetter(letter, actions, all));
        return all;
    }

    private Button button(String key, Runnable action) {
        var button = new Button(texts.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setId(key.substring("page.fix.".length()).replace('.', '-'));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Optional<Label> resultWords() {
        return switch (view.result()) {
            case Result.NotYet _ ->
                view.lab() == Lab.APPLIED
                        ? Optional.of(words(texts.get("page.fix.lab.applied"), "ok"))
                        : view.byHand() ? Optional.of(words(texts.get("page.fix.byhand"), "quiet")) : Optional.empty();
            case Result.Checking _ -> Optional.of(words(texts.get("page.fix.checking"), "quiet"));
            case Result.Fixed _ -> Optional.of(words(texts.get("page.fix.result.fixed"), "ok"));
            case Result.StillThere _ -> Optional.of(words(texts.get("page.fix.result.still"), "warning"));
            case Result.NotChecked _ -> Optional.of(words(texts.get("page.fix.result.unchecked"), "warning"));
            case Result.SignInAgain _ -> Optional.of(words(texts.get("page.fix.result.sign_in"), "warning"));
            case Result.Published published ->
                Optional.of(words(texts.count("page.fix.result.published", published.minutes(), Map.of()), "warning"));
        };
    }

    private static Label words(String text, String tone) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("fix-result", tone);
        return label;
    }

    private void addLetter(Letter letter, HBox actions, VBox all) {
        var paper = new VBox();
        paper.getStyleClass().addAll("raw-box", "letter");
        var subject = words(texts.get("page.fix.letter.subject") + ": " + letter.subject(), "strong");
        var body = words(letter.body(), "body-text");
        String whole = letter.subject() + "\n\n" + letter.body();

        var write = new Hyperlink(texts.get("page.fix.letter.write"));
        write.setOnAction(_ -> hands.open(letter.mailto()));
        paper.getChildren().addAll(subject, body, new CopyButton(texts, () -> whole), write);
        paper.setVisible(false);
        paper.setManaged(false);
        var show = new Hyperlink(texts.get("page.fix.letter.show"));
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(_ -> {
            boolean open = !paper.isVisible();
            paper.setVisible(open);
            paper.setManaged(open);
            show.setText(texts.get(open ? "page.fix.letter.hide" : "page.fix.letter.show"));
        });
        actions.getChildren().add(show);
        all.getChildren().add(paper);
    }

    /// What a card shows.
    ///
    /// @param summary one line for the closed card
    /// @param who who can do it, and how long it takes
    /// @param panel how the panel of this DNS host wants the record
    /// @param correction what is often said about it and is wrong today; empty if nothing is
    /// @param byHand whether no check can see it
    /// @param done how it came to be done, in words
    /// @param result what the last check showed
    /// @param lab whether it can be applied in the practice lab, or is
    /// @param letter for whoever has to do it
    /// @param change how the record comes from the one that is published, and what came of trying it
    /// @param minutes how long it takes the user; 0 if not known
    /// @param forOthers whether only somebody else can do it
    record View(
            String id,
            String title,
            String summary,
            String who,
            List<GuideStep> steps,
            Optional<RecordToPublish> record,
            Optional<FixItem.Panel> panel,
            String correction,
            boolean byHand,
            Optional<String> done,
            Result result,
            Lab lab,
            Optional<Letter> letter,
            Optional<ChangeBox.Change> change,
            int minutes,
            boolean forOthers) {
        View {
            steps = List.copyOf(steps);
        }

        View(
                String id,
                String title,
                String summary,
                String who,
                List<GuideStep> steps,
                Optional<RecordToPublish> record,
                Optional<FixItem.Panel> panel,
                String correction,
                boolean byHand,
                Optional<String> done,
                Result result,
                Lab lab,
                Optional<Letter> letter) {
            this(
                    id,
                    title,
                    summary,
                    who,
                    steps,
                    record,
                    panel,
                    correction,
                    byHand,
                    done,
                    result,
                    lab,
                    letter,
                    Optional.empty(),
                    0,
                    false);
        }

        /// In which part of the list it stands.
        Place place() {
            if (done.isPresent()) {
                return Place.DONE;
            }
            if (result instanceof Result.Published) {
                return Place.WAITING;
            }
            return forOthers ? Place.OTHERS : Place.TO_DO;
        }
    }

    /// The parts of the list.
    enum Place {
        TO_DO,
        OTHERS,
        /// Published; caches may give out the old one for a while.
        WAITING,
        DONE
    }

    enum Lab {
        NO,
        CAN_APPLY,
        APPLIED
    }

    /// What checking again showed.
    sealed interface Result {
        record NotYet() implements Result {}

        record Checking() implements Result {}

        record Fixed() implements Result {}

        record StillThere() implements Result {}

        record NotChecked() implements Result {}

        record SignInAgain() implements Result {}

        /// It is there; caches may give out the old one for a while.
        record Published(long minutes) implements Result {}
    }

    /// What the buttons of a card do. Each is told the id of the thing to do.
    interface Hands {
        void tick(String id, boolean done);

        void checkAgain(String id);

        void stop(String id);

        /// Puts right in the lab what this thing to do is about.
        void applyInLab(String id);

        /// Puts something right in the lab that nothing on the list speaks of.
        void applyLabFix(String fixId);

        void open(URI page);

        /// Begins or ends looking again by itself.
        default void watch(boolean on) {}
    }
}
