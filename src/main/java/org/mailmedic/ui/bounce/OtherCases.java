package org.mailmedic.ui.bounce;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.CaseIndex;
import org.mailmedic.casefile.Listed;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.lab.PracticeCase;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.ActionRow;
import org.mailmedic.ui.control.TimeWords;
import org.mailmedic.ui.shell.Shell;

/// The ways from the first page to another case: one to practise on, or an earlier one.
final class OtherCases {
    private static final int RECENT = 3;

    private final Shell shell;
    private final Texts texts;
    private final Runnable changed;
    private final VBox recent = new VBox();

    /// @param changed hears that the list of recent cases came
    OtherCases(Shell shell, Runnable changed) {
        this.shell = shell;
        this.texts = shell.texts();
        this.changed = changed;
        recent.getStyleClass().add("recent");
    }

    /// The last few cases, to be shown while there is nothing else to show.
    VBox recent() {
        return recent;
    }

    boolean hasRecent() {
        return !recent.getChildren().isEmpty();
    }

    void choosePractice() {
        shell.openSheet(new ChoiceSheet(
                texts.get("page.what.practice.title"),
                texts.get("page.what.practice.note"),
                texts.get("page.what.sheet.cancel"),
                shell.cases().practiceCases().stream().map(this::row).toList(),
                shell::closeSheet));
    }

    private ActionRow row(PracticeCase practice) {
        var row = new ActionRow(texts.get(practice.titleKey()), texts.get(practice.storyKey()), () -> {
            shell.closeSheet();
            inBackground(() -> shell.cases().practise(practice.id()), shell::take);
        });
        row.setId("practice-" + practice.id());
        return row;
    }

    void chooseEarlier() {
        inBackground(
                shell.cases()::kept,
                kept -> shell.openSheet(new ChoiceSheet(
                        texts.get("page.what.recent.title"),
                        note(kept),
                        texts.get("page.what.sheet.cancel"),
                        kept.stream()
                                .flatMap(index -> index.cases().stream())
                                .map(this::row)
                                .toList(),
                        shell::closeSheet)));
    }

    /// @param read what the folder holds; nothing if it could not be read
    private String note(Optional<CaseIndex> read) {
        if (read.isEmpty()) {
            return texts.get(
                    "page.what.recent.folder",
                    Map.of("folder", shell.cases().folder().toString()));
        }
        CaseIndex kept = read.get();
        String unread =
                kept.unreadable() == 0 ? "" : texts.count("page.what.recent.unreadable", kept.unreadable(), Map.of());
        if (kept.cases().isEmpty()) {
            return unread.isEmpty() ? texts.get("page.what.recent.empty") : unread;
        }
        return (texts.get("page.what.recent.note") + " " + unread).strip();
    }

    private ActionRow row(Listed saved) {
        var timeWords = new TimeWords(texts, Clock.system(ZoneId.systemDefault()));
        return new CaseRow(texts, timeWords).of(saved, Instant.now(), () -> reopen(saved.id()));
    }

    private void reopen(String id) {
        shell.closeSheet();
        inBackground(() -> shell.cases().reopen(id), shell::takeUp);
    }

    /// The last few cases stand on the page itself while there is nothing else to show.
    void listRecent() {
        inBackground(shell.cases()::saved, saved -> {
            var title = new Label(texts.get("page.what.recent.title"));
            title.getStyleClass().add("small-title");
            recent.getChildren().clear();
            saved.stream()
                    .filter(one -> !one.id().equals(shell.session().current().id()))
                    .limit(RECENT)
                    .map(this::row)
                    .forEach(recent.getChildren()::add);
            if (!recent.getChildren().isEmpty()) {
                recent.getChildren().addFirst(title);
            }
            changed.run();
        });
    }

    /// Files and servers are not for the JavaFX thread.
    <T> void inBackground(Callable<T> work, Consumer<T> then) {
        shell.show(BackgroundRun.start("page", work), then, () -> {});
    }
}
