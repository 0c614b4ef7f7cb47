package org.mailmedic.ui.settings;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.CaseIndex;
import org.mailmedic.session.Cases;
import org.mailmedic.settings.Retention;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Visibility;

/// What is kept on this computer, where, for how long, and the way to be rid of it.
final class KeptPane extends Pane {
    private final SettingsActions settingsActions;
    private final Cases cases;
    private final String present;
    private final ToggleGroup choice;
    private final VBox asking;
    private final Label question = wrapped("");
    private final Label count = hint("");
    private final Button delete;
    private final Button sure;
    private Retention wanted = Retention.FOR_EVER;

    /// @param present id of the case that is open, which stays
    KeptPane(Texts texts, SettingsActions settingsActions, Cases cases, String present) {
        super(texts, "settings.kept.title");
        this.settingsActions = settingsActions;
        this.cases = cases;
        this.present = present;
        add(hint(
                texts.get("settings.kept.where", Map.of("folder", cases.folder().toString()))));
        choice = choices(
                "keep",
                List.of(Retention.values()),
                retention -> texts.get("settings.keep." + retention.name().toLowerCase(Locale.ROOT)),
                settingsActions.now().retention()::equals,
                this::choose,
                hint(texts.get("settings.keep.hint")));
        question.setId("keep-question");
        Button yes = button("keep-sure", texts.get("settings.keep.sure"), this::keep);
        yes.getStyleClass().add("danger");
        Button no = button("keep-as-before", texts.get("settings.keep.before"), this::asBefore);
        asking = column(question, new FlowPane(12, 8, yes, no));
        count.setId("kept-count");
        delete = button("delete-cases", texts.get("settings.kept.delete"), () -> ask(true));
        sure = button("delete-cases-sure", texts.get("settings.kept.sure"), this::delete);
        sure.getStyleClass().add("danger");
        Visibility.set(asking, false);
        ask(false);
        add(asking, column(count, new FlowPane(12, 8, delete, sure)));
        count();
    }

    // ---- For how long ----

    /// Where cases would go by it, their number is told first, and nothing is changed before the user
    /// said yes.
    private void choose(Retention retention) {
        wanted = retention;
        Visibility.set(asking, false);
        Thread.ofVirtual().name("over").start(() -> {
            long over = countOver(retention);
            Platform.runLater(() -> {
                if (wanted != retention) {
                    return;
                }
                if (over == 0) {
                    keep();
                } else {
                    question.setText(texts().count("settings.keep.question", over, Map.of()));
                    Visibility.set(asking, true);
                }
            });
        });
    }

    private long countOver(Retention retention) {
        try {
            return cases.over(retention).stream()
                    .filter(one -> !one.id().equals(present))
                    .count();
        } catch (IOException _) {
            return 0;
        }
    }

    private void keep() {
        Visibility.set(asking, false);
        settingsActions.change(settings -> settings.withKeep(wanted));
        Thread.ofVirtual().name("tidy").start(() -> {
            try {
                cases.tidy();
                count();
            } catch (IOException e) {
                tellFailed(e);
            }
        });
    }

    private void asBefore() {
        Visibility.set(asking, false);
        wanted = settingsActions.now().retention();
        for (Toggle one : choice.getToggles()) {
            one.setSelected(wanted.equals(one.getUserData()));
        }
    }

    // ---- All at once ----

    private void ask(boolean now) {
        Visibility.set(sure, now);
        delete.setDisable(now);
    }

    private void count() {
        Thread.ofVirtual().name("kept").start(() -> {
            Optional<CaseIndex> kept = cases.kept();
            Platform.runLater(() -> kept.ifPresentOrElse(this::tellCount, () -> {
                count.setText(texts().get(
                                "page.what.recent.folder",
                                Map.of("folder", cases.folder().toString())));
                delete.setDisable(true);
            }));
        });
    }

    /// What cannot be read is counted apart, and deleted with the rest.
    private void tellCount(CaseIndex kept) {
        long others =
                kept.cases().stream().filter(one -> !one.id().equals(present)).count();
        String unread = kept.unreadable() == 0
                ? ""
                : ". " + texts().count("page.what.recent.unreadable", kept.unreadable(), Map.of());
        count.setText(texts().count("settings.kept.count", others, Map.of()) + unread);
        delete.setDisable(others + kept.unreadable() == 0);
    }

    private void delete() {
        sure.setDisable(true);
        Thread.ofVirtual().name("delete").start(() -> {
            try {
                cases.deleteOthers(present);
                Platform.runLater(() -> tell(texts().get("settings.kept.deleted")));
            } catch (IOException e) {
                tellFailed(e);
            }
        });
    }

    private void tellFailed(IOException e) {
        Platform.runLater(() ->
                tell(texts().get("settings.kept.failed", Map.of("reason", String.valueOf(e.getMessage())))));
    }

    private void tell(String words) {
        sure.setDisable(false);
        ask(false);
        delete.setDisable(true);
        delete.getParent().requestFocus();
        count.setText(words);
    }
}
