package org.mailmedic.ui.control;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.mailmedic.oauth.OAuthClient;
import org.mailmedic.text.Texts;

/// Fields for a registration of this program at a company, for signing in by browser.
public final class ClientFields extends VBox {
    private static final String GOOGLE = "google";

    private final Texts texts;
    private final String company;
    private final TextField id = new TextField();
    private final TextField more = new TextField();
    private final FieldMessage wrong = new FieldMessage();

    /// @param company `google` or `microsoft`
    public ClientFields(Texts texts, String company, Optional<OAuthClient> known) {
        this.texts = texts;
        this.company = company;
        boolean google = company.equals(GOOGLE);
        getStyleClass().add("client-fields");
        id.setId("client-" + company);
        more.setId("client-" + company + (google ? "-secret" : "-tenant"));
        id.setText(known.map(OAuthClient::id).orElse(""));
        more.setText(known.flatMap(c -> google ? c.secret() : c.tenant()).orElse(""));
        String second = "oauth.client." + company + (google ? ".secret" : ".tenant");
        var hint = new Label(texts.get(second + ".hint"));
        hint.getStyleClass().add("small-muted");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(field(texts.get("oauth.client." + company), id), field(texts.get(second), more), hint, wrong);
    }

    /// Does this whenever one of the fields is left, or Enter is pressed in it.
    public void onLeaving(Runnable commit) {
        for (TextField input : new TextField[] {id, more}) {
            input.setOnAction(_ -> commit.run());
            input.focusedProperty().subscribe((_, focused) -> {
                if (!focused) {
                    commit.run();
                }
            });
        }
    }

    private VBox field(String name, TextField control) {
        var label = new Label(name);
        label.setLabelFor(control);
        control.setPromptText(texts.get("oauth.client.optional"));
        var field = new VBox(label, control);
        field.getStyleClass().add("field");
        return field;
    }

    /// The registrations with what was typed; nothing if it makes no sense, which is then said.
    public Optional<Map<String, OAuthClient>> into(Map<String, OAuthClient> others) {
        Optional<Map<String, OAuthClient>> all = check(others);
        if (all.isEmpty()) {
            id.requestFocus();
        }
        return all;
    }

    /// As [#into], but leaves the keyboard where it is.
    public Optional<Map<String, OAuthClient>> check(Map<String, OAuthClient> others) {
        Map<String, OAuthClient> all = new TreeMap<>(others);
        String typed = id.getText().strip();
        String second = more.getText().strip();
        boolean fine = (typed.isEmpty() || OAuthClient.isWellFormed(typed))
                && (second.isEmpty() || OAuthClient.isWellFormed(second));
        if (!fine) {
            wrong.say(texts.get("oauth.client.invalid"));
            return Optional.empty();
        }
        wrong.clear();
        if (typed.isEmpty()) {
            all.remove(company);
            return Optional.of(all);
        }
        Optional<String> other = Optional.of(second).filter(s -> !s.isEmpty());
        all.put(
                company,
                company.equals(GOOGLE)
                        ? new OAuthClient(typed, other, Optional.empty())
                        : new OAuthClient(typed, Optional.empty(), other));
        return Optional.of(all);
    }

    @Override
    public void requestFocus() {
        id.requestFocus();
    }
}
