package org.mailmedic.ui.signin;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.knowledge.SignInService;
import org.mailmedic.oauth.DeviceCode;
import org.mailmedic.oauth.TokenOutcome;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Busy;
import org.mailmedic.ui.control.CopyButton;
import org.mailmedic.ui.control.QuietLink;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// The states of signing in by browser, one at a time.
final class OAuthCard extends VBox {
    private final Texts texts;
    private final Consumer<URI> browse;
    private final Runnable cancel;

    OAuthCard(Texts texts, Consumer<URI> browse, Runnable cancel) {
        this.texts = texts;
        this.browse = browse;
        this.cancel = cancel;
        getStyleClass().addAll("card", "oauth-card");
        setId("oauth");
        setMinHeight(USE_PREF_SIZE);
    }

    void showIdle(SignInService s, Runnable begin, Runnable beginCode, Runnable guide) {
        Map<String, String> name = Map.of("name", s.name());
        var start = button("oauth-start", texts.get("oauth.start", name), begin);
        var change = link("oauth-registration", texts.get("oauth.client.change"), guide);
        List<Node> actions = s.device()
                .map(_ -> List.<Node>of(
                        start, link("oauth-code-start", texts.get("oauth.start.code"), beginCode), change))
                .orElseGet(() -> List.of(start, change));
        show(paragraph(texts.get("oauth.idle", name)), row(actions));
    }

    void showNoClient(SignInService s, Runnable guide) {
        Map<String, String> name = Map.of("name", s.name());
        show(
                headline(Tone.NOTE, texts.get("oauth.no_client", name)),
                paragraph(texts.get("oauth.no_client.why", name)),
                row(List.of(button("oauth-guide", texts.get("oauth.no_client.guide"), guide))));
    }

    void showBusy(String words) {
        show(busy(words), row(List.of(cancelButton())));
    }

    void showWaiting() {
        showBusy(texts.get("oauth.waiting"));
    }

    /// The browser was sent to this page.
    void showLink(URI page) {
        var copy = new CopyButton(texts, page::toString);
        copy.setId("oauth-copy-link");
        copy.setAccessibleText(texts.get("oauth.copy_link"));
        show(
                busy(texts.get("oauth.waiting")),
                paragraph(texts.get("oauth.waiting.how")),
                row(List.of(
                        button("oauth-open-again", texts.get("oauth.open_again"), () -> browse.accept(page)),
                        copy,
                        cancelButton())));
    }

    void showCode(DeviceCode code, String until) {
        var shown = new Label(code.code());
        shown.setId("oauth-code");
        shown.getStyleClass().add("device-code");
        shown.setMinWidth(Region.USE_PREF_SIZE);
        var copy = new CopyButton(texts, code::code);
        copy.setId("oauth-copy-code");
        var line = new HBox(16, shown, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        String page = code.page().getHost()
                + ("/".equals(code.page().getPath()) ? "" : code.page().getPath());
        show(
                busy(texts.get("oauth.code", Map.of("page", page))),
                line,
                paragraph(texts.get("oauth.code.how", Map.of("time", until))),
                row(List.of(
                        button("oauth-code-open", texts.get("oauth.code.open"), () -> browse.accept(code.page())),
                        cancelButton())));
    }

    void showIn(String words, Runnable forget) {
        show(headline(Tone.GOOD, words), row(List.of(link("oauth-forget", texts.get("oauth.forget"), forget))));
    }

    /// @param renewable whether the next test gets another by itself, so that this is not the thing to do
    void showRunOut(String words, boolean renewable, Runnable begin) {
        String id = renewable ? "oauth-again" : "oauth-start";
        show(headline(Tone.WARNING, words), row(List.of(button(id, texts.get("oauth.start.again"), begin))));
    }

    void showFailed(SignInService s, TokenOutcome.Failed failed, Runnable begin, Runnable guide) {
        Map<String, String> name = Map.of("name", s.name());
        String key = "oauth.problem." + failed.problem().name().toLowerCase(Locale.ROOT);
        var words = new VBox(8, headline(Tone.BAD, texts.get(key, name)), paragraph(texts.get(key + ".advice", name)));
        if (!failed.detail().isBlank()) {
            var said = paragraph(texts.get(
                    "oauth.problem.said", Map.of("name", s.name(), "detail", Harmless.line(failed.detail()))));
            said.getStyleClass().setAll("label", "small-muted");
            words.getChildren().add(said);
        }
        show(
                words,
                row(List.of(
                        button("oauth-start", texts.get("oauth.start.again"), begin),
                        link("oauth-registration", texts.get("oauth.client.change"), guide))));
    }

    void showFault(String words, Runnable begin) {
        show(headline(Tone.BAD, words), row(List.of(button("oauth-start", texts.get("oauth.start.again"), begin))));
    }

    void focusFirst() {
        lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void show(Node... nodes) {
        getChildren().setAll(nodes);
    }

    private Button cancelButton() {
        return button("oauth-cancel", texts.get("oauth.cancel"), cancel);
    }

    private static Button button(String id, String words, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static QuietLink link(String id, String words, Runnable action) {
        return new QuietLink(id, words, action).whole();
    }

    private static FlowPane row(List<Node> actions) {
        var row = new FlowPane(16, 8);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().setAll(actions);
        return row;
    }

    private static Label paragraph(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox headline(Tone tone, String words) {
        Label label = paragraph(words);
        label.setId("oauth-headline");
        label.getStyleClass().add("strong");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(8, new ToneIcon(tone), label);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static HBox busy(String words) {
        Label label = paragraph(words);
        label.setId("oauth-headline");
        label.getStyleClass().add("strong");
        var turning = new Busy();
        var line = new HBox(10, turning, label);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
