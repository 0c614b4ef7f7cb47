package org.mailmedic.ui.page;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Listed;
import org.mailmedic.lab.PracticeCase;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.shell.Shell;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Desk;

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
        List<ChoiceSheet.Choice> choices =
                shell.desk().practiceCases().stream().map(this::choice).toList();
        shell.openSheet(new ChoiceSheet(
                texts.get("page.what.practice.title"),
                texts.get("page.what.practice.note"),
                choices,
                texts.get("page.what.sheet.cancel"),
                shell::closeSheet));
    }

    private ChoiceSheet.Choice choice(PracticeCase practice) {
        return new ChoiceSheet.Choice(
                "practice-" + practice.id(), texts.get(practice.titleKey()), texts.get(practice.storyKey()), () -> {
                    shell.closeSheet();
                    inBackground(() -> shell.desk().practise(practice.id()), shell::take);
                });
    }

    void chooseEarlier() {
        inBackground(
                shell.desk()::saved,
                saved -> shell.openSheet(new ChoiceSheet(
                        texts.get("page.what.recent.title"),
                        texts.get(saved.isEmpty() ? "page.what.recent.empty" : "page.what.recent.note"),
                        saved.stream().map(this::choice).toList(),
                        texts.get("page.what.sheet.cancel"),
                        shell::closeSheet)));
    }

    private ChoiceSheet.Choice choice(Listed saved) {
        String address = saved.address().isEmpty() ? texts.get("page.what.recent.nobody") : saved.address();
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .format(saved.changed().atZone(ZoneId.systemDefault()));
        String about = saved.practice()
                .flatMap(id -> texts.find("practice." + id + ".title", Map.of()))
                .map(title -> texts.get("page.what.recent.practice", Map.of("title", title)))
                .orElseGet(() -> about(saved));
        return new ChoiceSheet.Choice(
                "case-" + saved.id(),
                texts.get("page.what.recent.case", Map.of("address", address, "when", when)),
                about,
                () -> reopen(saved.id()));
    }

    private String about(Listed saved) {
        if (saved.firstLine().isEmpty()) {
            return texts.get("shell.case.check");
        }
        return MailAddress.parse(saved.recipient())
                .map(to -> texts.get("shell.case.bounce", Map.of("domain", to.domain())))
                .orElseGet(() -> Harmless.line(saved.firstLine()));
    }

    private void reopen(String id) {
        shell.closeSheet();
        inBackground(() -> shell.desk().reopen(id), reopened -> {
            switch (reopened) {
                case Desk.Reopened.Ready(Consultation other) -> shell.take(other);
                case Desk.Reopened.Refused(String key) -> shell.say(texts.get(key));
            }
        });
    }

    /// The last few cases stand on the page itself while there is nothing else to show.
    void listRecent() {
        inBackground(shell.desk()::saved, saved -> {
            var title = new Label(texts.get("page.what.recent.title"));
            title.getStyleClass().add("small-title");
            recent.getChildren().clear();
            saved.stream()
                    .filter(one ->
                            !one.id().equals(shell.consultation().current().id()))
                    .limit(RECENT)
                    .map(this::choice)
                    .map(ChoiceSheet::row)
                    .forEach(recent.getChildren()::add);
            if (!recent.getChildren().isEmpty()) {
                recent.getChildren().addFirst(title);
            }
            changed.run();
        });
    }

    /// Files and servers are not for the JavaFX thread.
    <T> void inBackground(Callable<T> work, Consumer<T> then) {
        Thread.ofVirtual().name("page").start(() -> {
            try {
                T result = work.call();
                Platform.runLater(() -> then.accept(result));
            } catch (Exception _) {
                Platform.runLater(() -> shell.say(texts.get("shell.fault")));
            }
        });
    }
}
