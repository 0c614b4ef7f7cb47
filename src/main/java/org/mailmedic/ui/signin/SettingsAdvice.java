package org.mailmedic.ui.signin;

import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.diagnosis.finding.ConnectionFindings;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Banner;
import org.mailmedic.ui.control.Tone;

/// What to change in the settings, in one line with one button: before anything is tried, where they are
/// not the provider's; after it, what would do; and the way past our own caution for those who insist.
final class SettingsAdvice extends VBox {
    private final Texts texts;
    private final ProbeStepPresenter presenter;
    private final Actions hands;

    /// What its buttons do.
    interface Actions {
        /// Takes these settings, and tries them at once where `test` says so.
        void use(ServerSettings settings, boolean test);

        /// Signs in although everybody on the way could read the password.
        void signInInTheOpen();
    }

    SettingsAdvice(Texts texts, ProbeStepPresenter presenter, Actions actions) {
        this.texts = texts;
        this.presenter = presenter;
        this.hands = actions;
        setId("advice-line");
        clear();
    }

    void clear() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    /// Compares the settings with those of the provider. Asks nobody.
    void compare(ServerSettings given, Optional<ProviderKind> kind) {
        clear();
        kind.filter(k -> ConnectionFindings.mismatch(ProbeRequest.of(given), k).isPresent())
                .ifPresent(k -> {
                    ServerSettings right =
                            ConnectionFindings.settings(k.servers().getFirst());
                    show(
                            Tone.WARNING,
                            texts.get(
                                    "page.signin.mismatch",
                                    Map.of(
                                            "provider", k.name(),
                                            "host", right.host(),
                                            "port", String.valueOf(right.port()),
                                            "security", presenter.name(right.security()))),
                            button("use-provider", "page.signin.suggestion.use", () -> hands.use(right, false)));
                });
    }

    /// Offers settings that got through when they were tried without a sign-in.
    void offer(ServerSettings better) {
        show(
                Tone.GOOD,
                presenter.suggestion(better),
                button("use-suggestion", "page.signin.suggestion.use", () -> hands.use(better, true)));
    }

    /// Lets the user insist on sending the password unencrypted, the first of two times.
    void insist() {
        show(
                Tone.WARNING,
                texts.get("page.signin.open"),
                button("insist", "page.signin.open.insist", this::insistAgain));
    }

    private void insistAgain() {
        Button no = button("keep-password", "page.signin.open.no", this::clear);
        show(Tone.BAD, texts.get("page.signin.open.sure"), no, button("insist-again", "page.signin.open.yes", () -> {
            clear();
            hands.signInInTheOpen();
        }));
        no.requestFocus();
    }

    private void show(Tone tone, String words, Button... actions) {
        var buttons = new HBox(8, actions);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER);
        getChildren().setAll(new Banner(tone, words, buttons));
        setVisible(true);
        setManaged(true);
    }

    private Button button(String id, String key, Runnable action) {
        var button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
