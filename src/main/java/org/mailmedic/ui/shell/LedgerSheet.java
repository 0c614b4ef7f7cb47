package org.mailmedic.ui.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Contact;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;

/// What left this computer for this case: each name that was asked and each server that was contacted.
final class LedgerSheet extends VBox {
    private final Texts texts;
    private final DateTimeFormatter when;
    private final Button close;

    LedgerSheet(Texts texts, List<Contact> contacts, Runnable closed) {
        this.texts = texts;
        this.when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(ZoneId.systemDefault());
        getStyleClass().addAll("sheet", "choice-sheet");
        setId("ledger-sheet");
        var title = new Label(texts.get("report.left"));
        title.getStyleClass().add("card-title");
        var note = new Label(texts.get(contacts.isEmpty() ? "shell.left.nothing" : "shell.left.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        close = new Button(texts.get("shell.left.close"));
        close.setId("close-ledger");
        close.setCancelButton(true);
        close.setOnAction(_ -> closed.run());
        var actions = new HBox(close);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(title, note);
        if (!contacts.isEmpty()) {
            var rows = new VBox();
            rows.getStyleClass().add("ledger-rows");
            contacts.stream()
                    .sorted(Comparator.comparing(Contact::last).reversed())
                    .forEach(contact -> rows.getChildren().add(row(contact)));
            var scroll = new ScrollPane(rows);
            scroll.setFitToWidth(true);
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            scroll.getStyleClass().add("page-scroll");
            getChildren().add(scroll);
        }
        getChildren().add(actions);
    }

    private Node row(Contact contact) {
        var what = new Label(
                contact.kind() == Contact.Kind.MORE ? texts.get("report.left.more") : Harmless.line(contact.what()));
        what.getStyleClass().add("strong");
        what.setWrapText(true);
        String purpose = texts.find("report.purpose." + contact.purpose(), Map.of())
                .orElseGet(() -> Harmless.line(contact.purpose()));
        var under = new Label(texts.count(
                contact.at().isEmpty() ? "shell.left.row.nobody" : "shell.left.row",
                contact.times(),
                Map.of(
                        "kind", texts.get("report.left." + contact.kind().name()),
                        "at", Harmless.line(contact.at()),
                        "purpose", purpose,
                        "when", when.format(contact.last()))));
        under.getStyleClass().add("small-muted");
        under.setWrapText(true);
        return new VBox(what, under);
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
