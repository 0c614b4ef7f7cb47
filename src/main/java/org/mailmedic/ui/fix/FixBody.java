package org.mailmedic.ui.fix;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.RecordBox;
import org.mailmedic.ui.control.Visibility;

/// What stands behind the title of a thing to do: the steps, what to paste, the check and the letter.
final class FixBody extends VBox {
    private final Texts texts;
    private final FixCard.Actions hands;
    private final FixCard.View view;

    FixBody(Texts texts, FixCard.Actions actions, FixCard.View view) {
        this.texts = texts;
        this.hands = actions;
        this.view = view;
        getStyleClass().add("fix-body");
        steps();
        if (!view.caution().isEmpty()) {
            var caution = words(view.caution(), "small-muted");
            caution.setId("caution");
            getChildren().add(caution);
        }
        view.change().ifPresent(change -> getChildren().add(new ChangeBox(texts, change)));
        view.record().ifPresent(this::addRecord);
        if (!view.correction().isEmpty()) {
            getChildren().add(words(view.correction(), "small-muted"));
        }
        getChildren().add(actions());
    }

    /// The record as this DNS host's panel wants it, where we know the host.
    private void addRecord(RecordToPublish record) {
        if (view.panel().isEmpty()) {
            getChildren().add(new RecordBox(texts, record));
            return;
        }
        FixItem.Panel panel = view.panel().get();
        var where = words(texts.get("page.fix.panel", Map.of("host", panel.host())), "body-text");
        getChildren().addAll(where, link(panel.page()));
        if (panel.name().isEmpty()) {
            getChildren()
                    .add(words(texts.get("page.fix.panel.noname", Map.of("field", panel.nameLabel())), "body-text"));
        }
        String name = panel.name().isEmpty() ? record.name() : panel.name();
        getChildren().add(new RecordBox(texts, new RecordToPublish(name, record.type(), record.value())));
        if (!panel.trap().isEmpty()) {
            getChildren().add(words(panel.trap(), "small-muted"));
        }
    }

    private void steps() {
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
            getChildren().add(line);
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
        boolean checking = view.result() instanceof FixCard.Result.Checking;
        if (view.lab() == FixCard.Lab.CAN_APPLY) {
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
        if (!view.asked().isEmpty()) {
            var asked = words(view.asked(), "quiet");
            asked.setId("letter-asked");
            all.getChildren().add(asked);
        }
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
            case FixCard.Result.NotYet _ ->
                view.lab() == FixCard.Lab.APPLIED
                        ? Optional.of(words(
                                texts.get(view.byHand() ? "page.fix.lab.applied.byhand" : "page.fix.lab.applied"),
                                "ok"))
                        : view.byHand() ? Optional.of(words(texts.get("page.fix.byhand"), "quiet")) : Optional.empty();
            case FixCard.Result.Checking _ -> Optional.of(words(texts.get("page.fix.checking"), "quiet"));
            case FixCard.Result.Fixed _ -> Optional.of(words(texts.get("page.fix.result.fixed"), "ok"));
            case FixCard.Result.StillThere _ -> Optional.of(words(texts.get("page.fix.result.still"), "warning"));
            case FixCard.Result.NotChecked _ -> Optional.of(words(texts.get("page.fix.result.unchecked"), "warning"));
            case FixCard.Result.SignInAgain _ -> Optional.of(words(texts.get("page.fix.result.sign_in"), "warning"));
            case FixCard.Result.Partly _ -> Optional.of(words(texts.get("page.fix.result.partly"), "warning"));
            case FixCard.Result.Broken _ -> Optional.of(words(texts.get("page.fix.result.broken"), "warning"));
            case FixCard.Result.Published _ -> Optional.empty();
        };
    }

    /// Words on the card, in this tone.
    static Label words(String text, String tone) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("fix-result", tone);
        return label;
    }

    private void addLetter(Letter letter, HBox actions, VBox all) {
        LetterDraft draft = hands.draft(view.id());
        var paper = new LetterPaper(texts, letter, draft, hands.today(), new Correspondence());
        Visibility.set(paper, draft.isOpen());
        var show = new Button(texts.get(draft.isOpen() ? "page.fix.letter.hide" : "page.fix.letter.show"));
        if (view.forOthers() && view.byHand()) {
            // Nothing else on this card is the user's to do.
            show.getStyleClass().add("accent");
        }
        show.setId("show-letter");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(_ -> {
            boolean open = !paper.isVisible();
            draft.open(open);
            Visibility.set(paper, open);
            show.setText(texts.get(open ? "page.fix.letter.hide" : "page.fix.letter.show"));
        });
        actions.getChildren().add(show);
        all.getChildren().add(paper);
    }

    private final class Correspondence implements LetterPaper.Actions {
        @Override
        public void write(Locale language, Consumer<Optional<Letter>> then) {
            hands.letterIn(view.id(), language, then);
        }

        @Override
        public void took(Letter letter) {
            hands.tookLetter(letter);
        }

        @Override
        public void open(URI page) {
            hands.open(page);
        }
    }
}
