package org.mailmedic.ui.prove;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Busy;
import org.mailmedic.ui.control.FieldMessage;
import org.mailmedic.ui.control.Heading;
import org.mailmedic.ui.control.RawBox;
import org.mailmedic.ui.control.SideBySide;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;
import org.mailmedic.ui.control.Visibility;

/// The last page as it looks: one test message, what came of it, the report, and what to do next.
public final class ProveView extends VBox {
    private final Texts texts;
    private final Actions actions;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final TextField to = new TextField();
    private final Label why = wrapped("", "small-muted");
    private final FieldMessage toMessage = new FieldMessage();
    private final Button send = new Button();
    private final VBox stage = new VBox();
    private final VBox sent = new VBox();
    private final VBox next = new VBox();
    private Proof proof = Proof.NOTHING;

    /// @param actions what its buttons do
    /// @param received shows what the receiver of a test message saw
    /// @param report hands the case on
    public ProveView(Texts texts, Actions actions, Node received, Node report) {
        this.texts = texts;
        this.actions = actions;
        title.setId("prove-title");
        getStyleClass().addAll("page", "prove-page");
        setMinHeight(USE_PREF_SIZE);
        var main = new VBox(sendCard(), sent, received);
        main.getStyleClass().add("column");
        var side = new VBox(report, next);
        side.getStyleClass().add("column");
        getChildren().addAll(new Heading(title, subtitle), new SideBySide(main, side, 0.6, "room-for-text"));
    }

    /// Fills the address in, unless the user wrote one.
    private void suggestAddress(String address) {
        if (to.getText().isEmpty()) {
            to.setText(address);
        }
    }

    /// Puts the keyboard where the address is written.
    void focusRecipient() {
        to.requestFocus();
    }

    public void show(Proof now) {
        proof = now;
        boolean good = now.state() instanceof Proof.State.Accepted;
        showHeading();
        suggestAddress(now.proposal());
        why.setText(now.why());
        Visibility.set(why, !now.why().isEmpty());
        send.setText(texts.get(now.sent().isEmpty() ? "page.prove.send" : "page.prove.send.again"));
        send.getStyleClass().remove("accent");
        if (!good) {
            send.getStyleClass().add("accent");
        }
        boolean free = !(now.state() instanceof Proof.State.Sending);
        send.setDisable(!free || now.host().isEmpty());
        to.setDisable(!free);
        showStage();
        showSent();
        showNext();
    }

    /// That a server took it is no proof that it arrived: only what the receiver wrote into it is.
    private void showHeading() {
        if (proof.state() instanceof Proof.State.Accepted accepted) {
            String which = proof.seen() ? "good" : "accepted";
            Map<String, String> names = Map.of("host", proof.host(), "to", accepted.to());
            title.setText(texts.get("page.prove.title." + which, names));
            subtitle.setText(texts.get("page.prove.subtitle." + which, names));
        } else {
            title.setText(texts.get("page.prove.title"));
            subtitle.setText(texts.get("page.prove.subtitle"));
        }
    }

    private Node sendCard() {
        var label = new Label(texts.get("page.prove.to"));
        label.getStyleClass().add("small-title");
        label.setLabelFor(to);
        to.setId("test-recipient");
        to.setPromptText(texts.get("page.prove.to.prompt"));
        to.setOnAction(_ -> askToConfirm());
        to.setMaxWidth(360);
        why.setId("test-why");
        send.setId("send-test");
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.setOnAction(_ -> askToConfirm());
        to.textProperty().subscribe(toMessage::clear);
        stage.getStyleClass().add("column-tight");
        var card = new VBox(label, to, why, toMessage, send, stage);
        card.getStyleClass().addAll("card", "card-content");
        return card;
    }

    private void askToConfirm() {
        if (send.isDisabled()) {
            return;
        }
        String address = to.getText().strip();
        if (!actions.isAddress(address)) {
            toMessage.say(texts.get("page.prove.address.bad"));
            to.requestFocus();
            return;
        }
        var question = wrapped(
                texts.get("page.prove.confirm", Map.of("from", proof.from(), "to", address, "host", proof.host())),
                "small-title");
        var yes = new Button(texts.get("page.prove.confirm.send", Map.of("to", address)));
        yes.setId("confirm-send");
        yes.getStyleClass().add("accent");
        yes.setOnAction(_ -> {
            if (proof.sent().size() >= Session.TEST_MESSAGES) {
                askOnceMore(address);
            } else {
                actions.send(address);
            }
        });
        var no = new Button(texts.get("page.prove.confirm.cancel"));
        no.setId("refuse-send");
        no.setOnAction(_ -> refuse());
        confirm(question, wrapped(texts.get("page.prove.confirm.text"), "small-muted"), buttons(yes, no));
        yes.requestFocus();
    }

    /// Many were sent: a provider may take that for spam.
    private void askOnceMore(String address) {
        var no = new Button(texts.get("page.prove.confirm.cancel"));
        no.setOnAction(_ -> refuse());
        var yes = new Button(texts.get("page.prove.confirm.more", Map.of("to", address)));
        yes.setId("confirm-one-more");
        yes.setOnAction(_ -> actions.send(address));
        confirm(
                wrapped(
                        texts.get(
                                "page.prove.confirm.many",
                                Map.of("count", String.valueOf(proof.sent().size()))),
                        "small-title"),
                buttons(no, yes));
        no.requestFocus();
    }

    /// While something is asked, that is the one thing to do.
    private void confirm(Node... question) {
        var box = new VBox(question);
        box.getStyleClass().addAll("confirm", "column-tight");
        stage.getChildren().setAll(box);
        send.getStyleClass().remove("accent");
    }

    private void refuse() {
        show(proof);
        send.requestFocus();
    }

    private void showStage() {
        stage.getChildren().clear();
        switch (proof.state()) {
            case Proof.State.Idle _ -> {
                if (proof.host().isEmpty()) {
                    var go = new Hyperlink(texts.get("page.prove.noserver.go"));
                    go.setOnAction(_ -> actions.goToServer());
                    stage.getChildren().addAll(wrapped(texts.get("page.prove.noserver"), "body-text"), go);
                }
            }
            case Proof.State.Sending sending -> {
                var busy = new Busy();
                var stop = new Button(texts.get("page.prove.stop"));
                stop.setId("stop-send");
                stop.setOnAction(_ -> actions.stop());
                var words = wrapped(texts.get("page.prove.sending", Map.of("host", proof.host())), "body-text");
                var line = new HBox(busy, words, stop);
                line.getStyleClass().add("send-line");
                line.setAlignment(Pos.CENTER_LEFT);
                stage.getChildren().add(line);
                stop.requestFocus();
            }
            case Proof.State.Accepted accepted ->
                result(
                        Severity.OK,
                        "page.prove.accepted",
                        accepted.to(),
                        texts.get("page.prove.accepted.text", Map.of("to", accepted.to())),
                        accepted.reply());
            case Proof.State.Refused refused ->
                result(Severity.ERROR, "page.prove.refused", refused.to(), refused.meaning(), refused.reply());
            case Proof.State.NotSent notSent ->
                result(Severity.WARNING, "page.prove.notsent", notSent.to(), notSent.meaning(), "");
        }
    }

    private void result(Severity tone, String key, String address, String meaning, String reply) {
        var headline = wrapped(texts.get(key, Map.of("host", proof.host(), "to", address)), "small-title");
        HBox.setHgrow(headline, Priority.ALWAYS);
        var line = new HBox(new ToneIcon(Tone.of(tone)), headline);
        line.getStyleClass().add("send-line");
        stage.getChildren().add(line);
        if (!meaning.isEmpty()) {
            stage.getChildren().add(wrapped(meaning, "body-text"));
        }
        if (!reply.isEmpty()) {
            stage.getChildren().add(new RawBox(texts, texts.get("page.prove.answer"), reply));
        }
    }

    private void showSent() {
        sent.getStyleClass().setAll("column-tight");
        sent.getChildren().setAll(sectionTitle("page.prove.sent"));
        if (proof.sent().isEmpty()) {
            sent.getChildren().add(wrapped(texts.get("page.prove.sent.none"), "small-muted"));
            return;
        }
        var rows = new VBox();
        rows.getStyleClass().addAll("card", "rows");
        for (Proof.SentLine line : proof.sent()) {
            var words = wrapped(line.words(), "body-text");
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            var time = new Label(line.time());
            time.getStyleClass().add("small-muted");
            time.setMinWidth(Region.USE_PREF_SIZE);
            var row = new HBox(new ToneIcon(line.accepted() ? Tone.GOOD : Tone.BAD), words, time);
            row.getStyleClass().add("sent-row");
            rows.getChildren().add(row);
        }
        sent.getChildren().add(rows);
    }

    private void showNext() {
        next.getStyleClass().setAll("column-tight");
        next.getChildren().setAll(sectionTitle("page.prove.next"));
        proof.next().forEach(words -> next.getChildren().add(wrapped(words, "body-text")));
        if (proof.open()) {
            var go = new Hyperlink(texts.get("page.prove.next.open.go"));
            go.setOnAction(_ -> actions.goToList());
            next.getChildren().add(go);
        }
    }

    /// Below each other: the address in their words may be long.
    private static VBox buttons(Button... buttons) {
        var column = new VBox(8, buttons);
        column.setFillWidth(false);
        for (Button button : buttons) {
            button.setMinWidth(0);
            button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }
        return column;
    }

    private Label sectionTitle(String key) {
        return wrapped(texts.get(key), "section-title");
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    /// What the buttons do.
    public interface Actions {
        boolean isAddress(String text);

        void send(String to);

        void stop();

        void goToServer();

        void goToList();
    }
}
