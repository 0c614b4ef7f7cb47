package org.mailmedic.ui.fix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import org.mailmedic.session.WatchState;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.control.Pill;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.Visibility;

/// The checklist as it looks: the next thing to do on top and open, what is done apart, what can wait folded.
public final class FixView extends VBox {
    private final Texts texts;
    private final FixCard.Actions actions;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Pill progress = new Pill(Tone.QUIET, "");
    private final VBox toDo = new VBox();
    private final VBox others = new VBox();
    private final VBox waiting = new VBox();
    private final VBox done = new VBox();
    private final ProgressBar bar = new ProgressBar(0);
    private final VBox laterBox = new VBox();
    private final Disclosure later = new Disclosure();
    private final VBox lab = new VBox();
    /// The switch leaves it at its left, though its words stand beside it.
    private static final double ROOM_FOR_WORDS = 20;

    private final Label watchWords = new Label();
    private final ToggleSwitch watchSwitch = new ToggleSwitch();
    private final HBox watch = new HBox(watchSwitch, watchWords);
    private final Map<String, FixCard> cards = new HashMap<>();
    private boolean refused = true;

    /// @param changes what changed since the last check
    public FixView(Texts texts, FixCard.Actions actions, Node changes) {
        this.texts = texts;
        this.actions = actions;
        getStyleClass().addAll("page", "fix-page");
        setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        subtitle.getStyleClass().add("page-subtitle");
        subtitle.setWrapText(true);
        subtitle.setMinHeight(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, gap, progress);
        head.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("checklist-bar", "small");
        bar.setMaxWidth(Double.MAX_VALUE);
        List.of(toDo, others, waiting, done, laterBox)
                .forEach(box -> box.getStyleClass().add("cards"));
        later.getStyleClass().add("housekeeping");
        lab.getStyleClass().addAll("card", "card-content");
        getChildren()
                .addAll(
                        head,
                        bar,
                        subtitle,
                        watch,
                        toDo,
                        part("page.fix.part.others", others),
                        lab,
                        part("page.fix.part.waiting", waiting),
                        part("page.fix.part.done", done),
                        changes,
                        later);
        watchSwitch.setId("watch");
        watchSwitch.setMinWidth(USE_PREF_SIZE);
        HBox.setMargin(watchSwitch, new Insets(0, 0, 0, -ROOM_FOR_WORDS));
        watchSwitch.setAccessibleText(texts.get("page.fix.watch"));
        watchSwitch.setOnMouseClicked(_ -> actions.watch(watchSwitch.isSelected()));
        watchSwitch.setOnKeyReleased(_ -> actions.watch(watchSwitch.isSelected()));
        watchWords.setLabelFor(watchSwitch);
        watchWords.setWrapText(true);
        watchWords.getStyleClass().add("small-muted");
        watch.setAlignment(Pos.CENTER_LEFT);
        watch.getStyleClass().add("send-line");
        showLab(List.of());
        showWatch(WatchState.OFF, false);
    }

    /// Shows whether open things are looked at again by themselves.
    ///
    /// @param can whether there is anything to watch
    void showWatch(WatchState state, boolean can) {
        boolean on = state != WatchState.OFF;
        Visibility.set(watch, can || on);
        watchSwitch.setSelected(on);
        watchWords.setText(texts.get(on ? "page.fix.watch." + state.name() : "page.fix.watch"));
    }

    /// Shows these things to do. A card keeps its place on the screen while only its state changes.
    ///
    /// @param now what cures the bounce, best first
    /// @param afterwards worth doing once mail arrives
    public void show(List<FixCard.View> now, List<FixCard.View> afterwards) {
        long all = now.size();
        long finished = count(now, FixCard.Place.DONE);
        long waits = count(now, FixCard.Place.WAITING);
        long minutes = now.stream()
                .filter(v -> v.place() == FixCard.Place.TO_DO)
                .mapToLong(FixCard.View::minutes)
                .sum();
        boolean byHand =
                now.stream().filter(v -> v.place() == FixCard.Place.TO_DO).allMatch(FixCard.View::byHand);
        showHead(all, finished, waits, minutes, byHand);
        boolean first = cards.isEmpty();
        boolean focusWasInside = hasFocusInside();
        List<Node> doneBefore = List.copyOf(done.getChildren());
        var before =
                toDo.getChildren().stream().map(n -> ((FixCard) n).view().id()).toList();

        fill(toDo, now, FixCard.Place.TO_DO);
        fill(others, now, FixCard.Place.OTHERS);
        fill(waiting, now, FixCard.Place.WAITING);
        fill(done, now, FixCard.Place.DONE);
        // What was opened again afterwards stays open.
        done.getChildren().stream()
                .filter(card -> !doneBefore.contains(card))
                .forEach(card -> ((FixCard) card).fold().openProperty().set(false));
        laterBox.getChildren().setAll(afterwards.stream().map(this::card).toList());
        showLater(afterwards.size());

        var after =
                toDo.getChildren().stream().map(n -> ((FixCard) n).view().id()).toList();
        if (first || !before.equals(after)) {
            openNext(focusWasInside && !first);
        }
    }

    private void fill(VBox box, List<FixCard.View> views, FixCard.Place place) {
        box.getChildren()
                .setAll(views.stream()
                        .filter(v -> v.place() == place)
                        .map(this::card)
                        .toList());
    }

    /// A part of the list with its heading, as long as there is something in it.
    private VBox part(String key, VBox cards) {
        var heading = new Label(texts.get(key));
        heading.getStyleClass().add("section-title");
        var part = new VBox(heading, cards);
        part.getStyleClass().add("column-tight");
        part.visibleProperty().bind(Bindings.isNotEmpty(cards.getChildren()));
        part.managedProperty().bind(part.visibleProperty());
        return part;
    }

    /// Shows what can be put right in the practice lab beside the list.
    void showLab(List<LabFix> fixes) {
        Visibility.set(lab, !fixes.isEmpty());
        lab.getChildren().clear();
        if (fixes.isEmpty()) {
            return;
        }
        var name = new Label(texts.get("page.fix.lab.title"));
        name.getStyleClass().add("section-title");
        lab.getChildren().add(name);
        for (LabFix fix : fixes) {
            var words = new Label(fix.words());
            words.setWrapText(true);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            var apply = new Button(texts.get(fix.applied() ? "page.fix.lab.done" : "page.fix.lab.apply"));
            apply.setId("lab-" + fix.id());
            apply.setDisable(fix.applied());
            apply.setMinWidth(Region.USE_PREF_SIZE);
            apply.setOnAction(_ -> actions.applyLabFix(fix.id()));
            var row = new HBox(words, apply);
            row.getStyleClass().add("send-line");
            lab.getChildren().add(row);
        }
    }

    /// Says whether a mail was refused. Without one there is no bounce to cure; takes effect with the next items.
    void tellRefused(boolean refused) {
        this.refused = refused;
    }

    private static long count(List<FixCard.View> views, FixCard.Place place) {
        return views.stream().filter(v -> v.place() == place).count();
    }

    /// @param byHand whether no check can see any of the open ones
    private void showHead(long all, long finished, long waits, long minutes, boolean byHand) {
        boolean complete = all > 0 && finished == all;
        long open = all - finished - waits;
        boolean onlyWaiting = open == 0 && waits > 0;
        title.setText(
                all == 0
                        ? texts.get("page.fix.title.none")
                        : complete || onlyWaiting
                                ? texts.get(complete ? "page.fix.title.done" : "page.fix.title.waiting")
                                : texts.find("page.fix.title." + open, Map.of())
                                        .orElseGet(() -> texts.get(
                                                "page.fix.title.many", Map.of("count", String.valueOf(open)))));
        String time = minutes > 0 ? " " + texts.count("page.fix.time", minutes, Map.of()) : "";
        bar.setProgress(all == 0 ? 0 : (finished + waits / 2.0) / all);
        Visibility.set(bar, all > 0);
        subtitle.setText(texts.get(
                        all == 0
                                ? "page.fix.subtitle.none"
                                : complete || onlyWaiting
                                        ? complete ? "page.fix.subtitle.done" : "page.fix.subtitle.waiting"
                                        : (open == 1 ? "page.fix.subtitle.one" : "page.fix.subtitle")
                                                + (byHand ? ".byhand" : "")
                                                + (refused ? "" : ".setup"))
                + time);
        progress.show(
                finished == 0 ? Tone.QUIET : Tone.GOOD,
                texts.get(
                        waits == 0 ? "page.fix.progress" : "page.fix.progress.waiting",
                        Map.of(
                                "done", String.valueOf(finished),
                                "all", String.valueOf(all),
                                "waiting", String.valueOf(waits))));
        progress.setVisible(all > 0);
    }

    private FixCard card(FixCard.View view) {
        FixCard card = cards.computeIfAbsent(view.id(), _ -> new FixCard(texts, actions, view));
        if (!card.view().equals(view)) {
            card.show(view);
        }
        return card;
    }

    private void showLater(int count) {
        Visibility.set(later, count > 0);
        if (count > 0) {
            String words = texts.count("page.fix.later.count", count, Map.of());
            var label = new Label(words);
            label.setWrapText(true);
            later.setLine(words, label);
            later.setBody(() -> laterBox);
        }
    }

    /// Opens the next thing to do; the focus follows if it was here.
    private void openNext(boolean takeFocus) {
        if (toDo.getChildren().isEmpty()) {
            return;
        }
        var next = (FixCard) toDo.getChildren().getFirst();
        next.fold().openProperty().set(true);
        if (takeFocus) {
            next.fold().handle().requestFocus();
        }
    }

    private boolean hasFocusInside() {
        if (getScene() == null) {
            return false;
        }
        for (var node = getScene().getFocusOwner(); node != null; node = node.getParent()) {
            if (node == this) {
                return true;
            }
        }
        return false;
    }

    /// Something to put right in the lab that nothing on the list speaks of.
    record LabFix(String id, String words, boolean applied) {}
}
