package org.mailmedic.ui.bounce;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Rectangle;
import org.mailmedic.reply.Span;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Visibility;

/// The bounce as it was given, with the words that decided marked in it as with a pen.
///
/// The marks lie over the text area, let the mouse through and follow the text, so that it stays one and
/// the same text to read, select, edit and undo (decision 0105). Who cannot see them is told of them, and
/// comes to them by the link below: it selects the words.
final class BouncePane extends VBox {
    private static final double LOWEST = 220;
    /// What stands above and below the text in the window.
    private static final double AROUND = 290;

    private static final double ROOM = 40;

    private final Texts texts;
    private final BounceArea area;
    private final Pane marks = new Pane();
    private final javafx.scene.shape.Path pen = new javafx.scene.shape.Path();
    private final Rectangle window = new Rectangle();
    private final Label told = new Label();
    private final Hyperlink go = new Hyperlink();
    private final HBox strip = new HBox(told, go);
    private final FindBar find;
    private List<Span> places = List.of();
    private int next;
    private boolean toReveal;
    private boolean following;

    /// @param onText hears the whole text whenever the user changed it
    /// @param onFile hears of a file that was dropped
    BouncePane(Texts texts, Consumer<String> onText, Consumer<Path> onFile) {
        this.texts = texts;
        area = new BounceArea(
                text -> {
                    mark("", List.of());
                    onText.accept(text);
                },
                onFile);
        area.setId("bounce");
        area.setPromptText(texts.get("page.what.prompt"));
        area.setAccessibleText(texts.get("page.what.text.accessible"));
        area.setPrefRowCount(12);
        pen.getStyleClass().add("pen");
        marks.getChildren().add(pen);
        marks.setMouseTransparent(true);
        marks.setManaged(false);
        marks.setClip(window);
        told.getStyleClass().add("small-muted");
        told.setId("marked-words");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        go.setId("go-to-words");
        go.getStyleClass().add("quiet-link");
        go.setText(texts.get("page.what.marked.go"));
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(_ -> goToNext());
        strip.getStyleClass().add("marked-strip");
        getStyleClass().add("bounce-pane");
        find = new FindBar(texts, area);
        getChildren().addAll(area, find, strip, marks);
        VBox.setVgrow(area, Priority.ALWAYS);
        area.scrollTopProperty().subscribe(_ -> draw());
        area.scrollLeftProperty().subscribe(_ -> draw());
        area.layoutBoundsProperty().subscribe(_ -> requestLayout());
        area.textProperty().subscribe(_ -> requestLayout());
        // No taller than the window: its ends and the line below it stay in sight.
        area.maxHeightProperty()
                .bind(sceneProperty()
                        .flatMap(Scene::heightProperty)
                        .map(height -> Math.max(LOWEST, height.doubleValue() - AROUND))
                        .orElse(LOWEST));
        show(Optional.empty());
    }

    /// Opens the search in the text.
    void find() {
        find.open();
    }

    /// The text area itself.
    BounceArea area() {
        return area;
    }

    /// Marks the words that decided.
    ///
    /// @param given the whole text that was read, or an empty one where nothing was
    /// @param words places in it; none if the text shows them only in a coded form
    void mark(String given, List<Span> words) {
        if (!words.isEmpty()) {
            area.showAround(given, words.getFirst());
        }
        places = words.stream().flatMap(s -> area.shown(given, s).stream()).toList();
        next = 0;
        show(
                places.isEmpty()
                        ? Optional.empty()
                        : Optional.of(texts.get(
                                "page.what.marked",
                                Map.of(
                                        "words",
                                        places.stream()
                                                .map(s -> area.getText(s.start(), s.end()))
                                                .map(this::quoted)
                                                .collect(Collectors.joining(", "))))));
        toReveal = area.hasArrived() && !places.isEmpty();
        requestLayout();
    }

    /// Words that the text breaks over lines, on one.
    private String quoted(String words) {
        String line = String.join(" ", words.strip().split("\\s+"));
        return texts.get("page.what.marked.word", Map.of("word", Harmless.line(line)));
    }

    /// Says that the words that decided cannot be shown here, and why.
    void sayHidden() {
        show(Optional.of(texts.get("page.what.marked.hidden")));
        Visibility.set(go, false);
    }

    private void show(Optional<String> words) {
        told.setText(words.orElse(""));
        area.setAccessibleHelp(words.orElse(""));
        Visibility.set(strip, words.isPresent());
        Visibility.set(go, !places.isEmpty());
    }

    private void goToNext() {
        go.setVisited(false);
        if (!places.isEmpty()) {
            Span place = places.get(next % places.size());
            next++;
            area.requestFocus();
            area.selectRange(place.start(), place.end());
        }
    }

    /// Where the words stand is known only after the text was laid out.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        area.layout();
        follow();
        if (toReveal) {
            toReveal = false;
            reveal();
        }
        draw();
    }

    /// The text may be broken into other lines, or moved by the skin, long after this pane was laid out.
    private void follow() {
        Node content = area.lookup(".content");
        if (!following && content != null) {
            following = true;
            content.boundsInParentProperty().subscribe(_ -> draw());
            content.layoutBoundsProperty().subscribe(_ -> draw());
        }
    }

    /// Scrolls the first of the words into view, if the text came all at once: while somebody types,
    /// nothing moves.
    private void reveal() {
        if (!places.isEmpty() && area.getSkin() instanceof TextAreaSkin skin) {
            Rectangle2D box = skin.getCharacterBounds(places.getFirst().start());
            if (box != null && (box.getMinY() < 0 || box.getMaxY() > area.getHeight() - ROOM)) {
                area.setScrollTop(Math.max(0, area.getScrollTop() + box.getMinY() - area.getHeight() / 3));
                area.layout();
            }
        }
    }

    private void draw() {
        pen.getElements().clear();
        Insets insets = area.getInsets();
        marks.resizeRelocate(area.getLayoutX(), area.getLayoutY(), area.getWidth(), area.getHeight());
        window.setX(insets.getLeft());
        window.setY(insets.getTop());
        window.setWidth(Math.max(0, area.getWidth() - insets.getLeft() - insets.getRight()));
        window.setHeight(Math.max(0, area.getHeight() - insets.getTop() - insets.getBottom()));
        // The skin counts from where it believes to have scrolled to; the content may stand elsewhere by now.
        Node content = area.lookup(".content");
        if (content != null) {
            Point2D origin = marks.sceneToLocal(content.localToScene(area.getScrollLeft(), area.getScrollTop()));
            pen.setTranslateX(origin.getX());
            pen.setTranslateY(origin.getY());
        }
        if (area.getSkin() instanceof TextAreaSkin skin) {
            for (Span place : places) {
                if (place.end() <= area.getLength()) {
                    draw(skin, place);
                }
            }
        }
    }

    /// Draws one stretch, line by line.
    private void draw(TextAreaSkin skin, Span place) {
        double left = 0;
        double top = Double.NaN;
        double right = 0;
        double bottom = 0;
        for (int at = place.start(); at < place.end(); at++) {
            if (Character.isWhitespace(area.getText().charAt(at))) {
                continue;
            }
            Rectangle2D box = skin.getCharacterBounds(at);
            if (box == null) {
                continue;
            }
            if (Math.abs(box.getMinY() - top) > 1 || Double.isNaN(top)) {
                stroke(left, top, right, bottom);
                left = box.getMinX();
                top = box.getMinY();
            }
            right = box.getMaxX();
            bottom = box.getMaxY();
        }
        stroke(left, top, right, bottom);
    }

    private void stroke(double left, double top, double right, double bottom) {
        if (Double.isNaN(top)) {
            return;
        }
        pen.getElements()
                .addAll(
                        new MoveTo(left - 1, top),
                        new LineTo(right + 1, top),
                        new LineTo(right + 1, bottom),
                        new LineTo(left - 1, bottom),
                        new ClosePath());
    }
}
