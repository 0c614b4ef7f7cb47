package org.mailmedic.ui.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Case;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Visibility;

/// The domains of a case that checks a set-up: which one the page speaks of, and the way to one more.
final class DomainBar extends VBox {
    private final Texts texts;
    private final Consumer<String> turn;
    private final Consumer<String> add;
    private final ComboBox<String> domains = new ComboBox<>();
    private final Label count = new Label();
    private final Hyperlink more;
    private final HBox entry;
    private final TextField field = new TextField();
    private final Label message = new Label();
    private List<String> addresses = List.of();
    private String current = "";
    private boolean showing;

    /// @param turn takes an address of the case, to turn to
    /// @param add takes an address in a domain that is new to the case
    DomainBar(Texts texts, Consumer<String> turn, Consumer<String> add) {
        this.texts = texts;
        this.turn = turn;
        this.add = add;
        getStyleClass().add("column-tight");
        domains.setId("domains");
        domains.setAccessibleText(texts.get("health.domains.label"));
        domains.setOnAction(_ -> chosen());
        count.getStyleClass().add("small-muted");
        more = new Hyperlink(texts.get("health.domains.add"));
        more.setId("add-domain");
        more.setOnAction(_ -> open());
        field.setId("new-domain");
        field.setPromptText(texts.get("health.domains.prompt"));
        field.setAccessibleText(texts.get("health.domains.field"));
        field.setOnAction(_ -> check());
        var check = new Button(texts.get("health.domains.check"));
        check.setId("check-domain");
        check.setMinWidth(Region.USE_PREF_SIZE);
        check.setOnAction(_ -> check());
        entry = new HBox(8, field, check);
        message.setId("domain-message");
        message.getStyleClass().add("small-muted");
        message.setWrapText(true);
        var line = new FlowPane(12, 8, domains, count, more, entry);
        line.getStyleClass().add("domain-bar");
        getChildren().addAll(line, message);
        Visibility.set(entry, false);
        say("");
    }

    /// Shows the domains of this case; of a case with a bounce, none.
    void show(Case now) {
        Visibility.set(this, now.given().noBounce() && !now.given().address().isBlank());
        addresses = now.domains();
        if (!current.equals(now.given().address())) {
            say("");
        }
        current = now.given().address();
        showing = true;
        domains.getItems().setAll(addresses.stream().map(DomainBar::domain).toList());
        domains.getSelectionModel().select(addresses.indexOf(current));
        showing = false;
        Visibility.set(domains, addresses.size() > 1);
        Visibility.set(count, addresses.size() > 1);
        count.setText(texts.get(
                "health.domains.count",
                Map.of(
                        "number",
                        String.valueOf(addresses.indexOf(current) + 1),
                        "count",
                        String.valueOf(addresses.size()))));
    }

    /// Says what is under way, or what went wrong; empty words take it away.
    void say(String words) {
        message.setText(words);
        Visibility.set(message, !words.isEmpty());
    }

    private void chosen() {
        int at = domains.getSelectionModel().getSelectedIndex();
        if (!showing && at >= 0 && !addresses.get(at).equals(current)) {
            turn.accept(addresses.get(at));
        }
    }

    private void open() {
        more.setVisited(false);
        Visibility.set(entry, true);
        Visibility.set(more, false);
        field.requestFocus();
    }

    private void check() {
        Optional<String> address = address(field.getText().strip());
        if (address.isEmpty()) {
            say(texts.get("health.domains.wrong"));
        } else if (addresses.contains(address.get())) {
            close();
            turn.accept(address.get());
        } else if (addresses.size() > Case.MOST_OTHERS) {
            say(texts.get("health.domains.full", Map.of("count", String.valueOf(Case.MOST_OTHERS + 1))));
        } else {
            close();
            say(texts.get("health.domains.asking", Map.of("domain", domain(address.get()))));
            add.accept(address.get());
        }
    }

    private void close() {
        field.clear();
        Visibility.set(entry, false);
        Visibility.set(more, true);
        more.requestFocus();
    }

    /// The address in a domain that was typed: with the name of the present one where only a domain was.
    private Optional<String> address(String typed) {
        String whole = typed.contains("@") ? typed : current.substring(0, current.indexOf('@') + 1) + typed;
        return typed.contains(".") ? MailAddress.parse(whole).map(MailAddress::toString) : Optional.empty();
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
