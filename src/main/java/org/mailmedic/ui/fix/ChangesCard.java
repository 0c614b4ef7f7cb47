package org.mailmedic.ui.fix;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Change;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Pill;
import org.mailmedic.ui.control.TimeWords;
import org.mailmedic.ui.control.Tone;

/// What changed from one check to the next: what is new, what is fixed, what is still there.
final class ChangesCard extends VBox {
    private final Texts texts;
    private final TimeWords timeWords;
    private List<Change> shown = List.of();

    ChangesCard(Texts texts, TimeWords timeWords) {
        this.texts = texts;
        this.timeWords = timeWords;
        getStyleClass().add("column-tight");
        setId("changes");
        reveal(false);
    }

    /// Shows these changes; hides where nothing turned from one check to the next.
    void show(List<Change> changes) {
        if (changes.equals(shown)) {
            return;
        }
        shown = changes;
        boolean turned = changes.stream().anyMatch(c -> c.kind() != Change.Kind.STILL);
        reveal(turned);
        getChildren().clear();
        if (!turned) {
            return;
        }
        Map<Change.Kind, Long> counts = new EnumMap<>(Change.Kind.class);
        changes.forEach(c -> counts.merge(c.kind(), 1L, Long::sum));
        var title = new Label(texts.get("page.changes.title"));
        title.getStyleClass().add("section-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(8, title, gap);
        for (Change.Kind kind : List.of(Change.Kind.NEW, Change.Kind.FIXED, Change.Kind.STILL)) {
            long count = counts.getOrDefault(kind, 0L);
            if (count > 0) {
                head.getChildren()
                        .add(new Pill(tone(kind), texts.count("page.changes." + kind.name(), count, Map.of())));
            }
        }
        var rows = new VBox();
        rows.getStyleClass().addAll("card", "change-rows");
        for (Change.Kind kind : List.of(Change.Kind.NEW, Change.Kind.FIXED, Change.Kind.STILL)) {
            changes.stream()
                    .filter(c -> c.kind() == kind)
                    .forEach(c -> rows.getChildren().add(row(c)));
        }
        getChildren().addAll(head, rows);
    }

    private Node row(Change change) {
        String code = change.problem().code();
        var what = new Label(texts.find(
                        "finding." + code + ".title",
                        Map.of("subject", change.problem().subject()))
                .filter(t -> t.indexOf('{') < 0)
                .orElse(code));
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        var where = new Label(Harmless.line(change.problem().subject()));
        where.getStyleClass().add("small-muted");
        where.setWrapText(true);
        where.setMinHeight(USE_PREF_SIZE);
        var words = new VBox(what, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var since = new Label(texts.get(
                "page.changes.since." + change.kind().name(), Map.of("time", timeWords.time(change.since()))));
        since.getStyleClass().add("small-muted");
        since.setMinWidth(USE_PREF_SIZE);
        var kind = new Pill(
                tone(change.kind()), texts.get("report.change." + change.kind().name()));
        var row = new HBox(12, kind, words, since);
        row.getStyleClass().add("change-row");
        return row;
    }

    private static Tone tone(Change.Kind kind) {
        return switch (kind) {
            case FIXED -> Tone.GOOD;
            case NEW -> Tone.BAD;
            case STILL -> Tone.WARNING;
        };
    }

    private void reveal(boolean now) {
        setVisible(now);
        setManaged(now);
    }
}
