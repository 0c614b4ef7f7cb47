package org.mailmedic.ui.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mailmedic.connection.Credentials;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// The names under which a mail leaves, in one picture: who signed in, who the mail is from, the
/// envelope's sender and the name that the computer gives itself; and what the server said to each.
final class IdentityCard extends VBox {
    private static final int LONGEST_REPLY = 200;

    private final Texts texts;
    private final GridPane rows = new GridPane(12, 6);

    IdentityCard(Texts texts) {
        this.texts = texts;
        setId("identities");
        getStyleClass().addAll("card", "card-content");
        var title = new Label(texts.get("page.signin.identity"));
        title.getStyleClass().add("small-title");
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(0);
        rows.getColumnConstraints().addAll(new ColumnConstraints(22), fitting(), fitting(), wide);
        getChildren().addAll(title, rows);
        clear();
    }

    private static ColumnConstraints fitting() {
        var column = new ColumnConstraints();
        column.setMinWidth(USE_PREF_SIZE);
        return column;
    }

    void clear() {
        setVisible(false);
        setManaged(false);
    }

    /// Shows what the server said. Nothing to show before it was asked for a sender.
    void show(ProbeResult result) {
        rows.getChildren().clear();
        if (result.asked().isEmpty()) {
            clear();
            return;
        }
        user(result).ifPresent(user -> add("user", user, said(result, ProbeStep.Name.AUTH)));
        List<ProbeResult.Asked> asked = result.asked();
        ProbeResult.Asked envelope = asked.getFirst();
        add(
                "from",
                envelope.address(),
                new Verdict(
                        envelope.reply().isPositive() ? Tone.NOTE : Tone.BAD,
                        texts.get(
                                envelope.reply().isPositive()
                                        ? "page.signin.identity.from.later"
                                        : "page.signin.identity.refused")));
        add("envelope", envelope.address(), verdict(envelope.reply()));
        asked.stream()
                .skip(1)
                .forEach(other -> add(
                        "instead",
                        other.address(),
                        other.reply().isPositive()
                                ? new Verdict(Tone.GOOD, texts.get("page.signin.identity.instead.ok"))
                                : verdict(other.reply())));
        add(
                "helo",
                result.request().helo().orElseGet(() -> texts.get("page.signin.identity.helo.address")),
                said(result, ProbeStep.Name.EHLO));
        setVisible(true);
        setManaged(true);
    }

    private record Verdict(Tone tone, String words) {}

    private static Optional<String> user(ProbeResult result) {
        return switch (result.request().credentials()) {
            case Credentials.None _ -> Optional.empty();
            case Credentials.Password password -> Optional.of(password.user());
            case Credentials.Token token -> Optional.of(token.user());
        };
    }

    private Verdict said(ProbeResult result, ProbeStep.Name step) {
        return result.reached(step)
                ? new Verdict(Tone.GOOD, texts.get("page.signin.identity.accepted"))
                : new Verdict(Tone.BAD, texts.get("page.signin.identity.refused"));
    }

    private Verdict verdict(SmtpReply reply) {
        String said = Harmless.line(reply.toString());
        // The whole of it is in the conversation.
        String shown = said.length() <= LONGEST_REPLY ? said : said.substring(0, LONGEST_REPLY) + " …";
        return reply.isPositive()
                ? new Verdict(Tone.GOOD, texts.get("page.signin.identity.accepted"))
                : new Verdict(Tone.BAD, texts.get("page.signin.identity.refused.with", Map.of("reply", shown)));
    }

    private void add(String who, String value, Verdict verdict) {
        var name = new Label(texts.get("page.signin.identity." + who));
        name.getStyleClass().add("small-muted");
        var identity = new Label(Harmless.line(value));
        identity.getStyleClass().add("mono");
        var words = new Label(verdict.words());
        words.getStyleClass().add("small");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var icon = new ToneIcon(verdict.tone());
        for (Node cell : List.of(icon, name, identity, words)) {
            GridPane.setValignment(cell, VPos.TOP);
        }
        rows.addRow(rows.getRowCount(), icon, name, identity, words);
    }
}
