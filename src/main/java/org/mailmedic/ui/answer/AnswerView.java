package org.mailmedic.ui.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyMenu;
import org.mailmedic.ui.control.Heading;
import org.mailmedic.ui.control.MailPath;
import org.mailmedic.ui.control.SideBySide;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;
import org.mailmedic.ui.control.Visibility;

/// The answer as it looks: one sentence, how sure, where the mail stopped, why we think so.
final class AnswerView extends VBox {
    /// So many causes that were ruled out are named at once.
    private static final int NAMED = 6;

    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    private final Texts texts;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Label meaning = new Label();
    private final MailPath path = new MailPath();
    private final VBox main = new VBox();
    private final VBox side = new VBox();
    private final VBox forecastBox = new VBox();
    /// Before the answer, and after it: the health of a set-up stands in one of them.
    private final VBox first = new VBox();
    private final VBox last = new VBox();
    private final VBox addressBox = new VBox();

    /// @param domainBar the domains of the case
    AnswerView(Texts texts, Node domainBar) {
        this.texts = texts;
        getStyleClass().addAll("page", "answer-page");
        setMinHeight(USE_PREF_SIZE);
        title.setId("answer-title");
        meaning.getStyleClass().add("body-text");
        meaning.setWrapText(true);
        meaning.setMinHeight(USE_PREF_SIZE);
        meaning.setMaxWidth(720);
        main.getStyleClass().add("column");
        side.getStyleClass().add("column");
        var columns = new SideBySide(main, side, 0.62, "room-for-text");
        getChildren()
                .addAll(
                        domainBar,
                        first,
                        new Heading(title, subtitle),
                        path,
                        addressBox,
                        meaning,
                        columns,
                        forecastBox,
                        last);
        forecastBox.getStyleClass().add("column");
        showForecast(Optional.empty());
        showHealth(Optional.empty(), false);
        showAddress(Optional.empty());
    }

    /// Shows how a set-up stands.
    ///
    /// @param leads whether the page begins with it; the answer is then a section below
    void showHealth(Optional<Node> health, boolean leads) {
        boolean before = leads && health.isPresent();
        first.getChildren().clear();
        last.getChildren().clear();
        health.ifPresent((before ? first : last).getChildren()::add);
        Visibility.set(first, before);
        Visibility.set(last, health.isPresent() && !before);
        pseudoClassStateChanged(BELOW, before);
    }

    /// Asks whose the refused address is, where that matters.
    void showAddress(Optional<AddressCard> card) {
        Visibility.set(addressBox, card.isPresent());
        if (!addressBox.getChildren().equals(card.stream().toList())) {
            addressBox.getChildren().setAll(card.stream().toList());
        }
    }

    /// Shows what the large receivers would do, where enough is known.
    void showForecast(Optional<ForecastContent> next) {
        Visibility.set(forecastBox, next.isPresent());
        forecastBox.getChildren().clear();
        next.ifPresent(
                o -> forecastBox.getChildren().addAll(sectionTitle("forecast.title"), new ForecastTable(texts, o)));
    }

    void show(AnswerContent answerContent) {
        title.setText(answerContent.sentence());
        subtitle.setText(answerContent.sure());
        meaning.setText(answerContent.meaning());
        Visibility.set(path, !answerContent.path().isEmpty());
        if (path.isVisible()) {
            path.show(answerContent.path());
        }
        main.getChildren()
                .setAll(sectionTitle("page.answer.why"), reasons(answerContent.reasons(), "page.answer.why.none"));
        if (!answerContent.help().isEmpty()) {
            main.getChildren().addAll(sectionTitle("page.answer.help"), bullets(answerContent.help()));
        }
        if (!answerContent.others().isEmpty()) {
            main.getChildren().addAll(sectionTitle("page.answer.others"), bullets(answerContent.others()));
        }
        side.getChildren().setAll(sectionTitle("page.answer.ruledout"), ruledOut(answerContent.ruledOut()));
        if (!answerContent.notYours().isEmpty()) {
            side.getChildren().addAll(sectionTitle("page.answer.notyours"), notYours(answerContent.notYours()));
        }
        if (!answerContent.notChecked().isEmpty()) {
            side.getChildren()
                    .addAll(
                            sectionTitle("page.answer.notchecked"),
                            muted(String.join(", ", answerContent.notChecked())));
        }
    }

    private Node reasons(List<AnswerContent.Reason> reasons, String none) {
        var list = new VBox();
        list.getStyleClass().add("reasons");
        if (reasons.isEmpty()) {
            list.getChildren().add(muted(texts.get(none)));
        }
        reasons.forEach(r -> list.getChildren().add(reason(r)));
        return list;
    }

    private Node reason(AnswerContent.Reason reason) {
        var words = new Label(reason.sentence());
        words.setWrapText(true);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var source = new Label(reason.source());
        source.getStyleClass().add("small-muted");
        source.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(new ToneIcon(Tone.of(reason.tone())), words);
        line.getStyleClass().add("reason-line");
        var row = new VBox(line);
        row.getStyleClass().add("reason");
        if (reason.raw().isEmpty()) {
            line.getChildren().add(source);
            CopyMenu.install(row, () -> List.of(CopyMenu.Entry.copying(texts, "control.copy", reason::sentence)));
            return row;
        }
        var raw = new Label(reason.raw());
        raw.getStyleClass().addAll("mono", "raw-box");
        raw.setWrapText(true);
        raw.setMinHeight(Region.USE_PREF_SIZE);
        raw.setMaxWidth(Double.MAX_VALUE);
        Visibility.set(raw, false);
        var show = new Hyperlink(reason.source());
        show.getStyleClass().add("reason-source");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setAccessibleText(texts.get("page.answer.raw") + ": " + reason.source());
        show.setOnAction(_ -> {
            show.setVisited(false);
            Visibility.set(raw, !raw.isVisible());
        });
        line.getChildren().add(show);
        CopyMenu.install(
                row,
                () -> List.of(
                        CopyMenu.Entry.copying(texts, "control.copy", reason::sentence),
                        CopyMenu.Entry.copying(
                                texts, "control.copy.all", () -> reason.sentence() + "\n" + reason.raw()),
                        new CopyMenu.Entry(texts.get("page.answer.raw"), show::fire)));
        row.getChildren().add(raw);
        return row;
    }

    /// All in one line, and each reason once: most often it is the same for all.
    private Node notYours(List<AnswerContent.RuledOut> causes) {
        var list = new VBox();
        list.getStyleClass().add("ruled-out");
        list.getChildren()
                .add(muted(causes.stream().map(AnswerContent.RuledOut::name).collect(Collectors.joining(", "))));
        var why = new VBox();
        why.getStyleClass().add("ruled-out-how");
        causes.stream()
                .flatMap(cause -> cause.because().stream())
                .distinct()
                .map(AnswerView::small)
                .forEach(why.getChildren()::add);
        list.getChildren().add(why);
        return list;
    }

    private Node ruledOut(List<AnswerContent.RuledOut> causes) {
        var list = new VBox();
        list.getStyleClass().add("ruled-out");
        if (causes.isEmpty()) {
            list.getChildren().add(muted(texts.get("page.answer.ruledout.none")));
            return list;
        }
        List<VBox> entries = causes.stream()
                .map(cause -> new VBox(muted(cause.name()), how(cause)))
                .toList();
        list.getChildren().addAll(entries);
        var show = new Hyperlink();
        show.setId("show-ruled-out");
        show.setOnAction(_ -> {
            show.setVisited(false);
            showRuledOut(
                    entries, show, !entries.getFirst().getChildren().getLast().isVisible());
        });
        showRuledOut(entries, show, false);
        list.getChildren().add(show);
        return list;
    }

    /// Closed, only the first names are shown: a long list of what it is not would drown what it is.
    private void showRuledOut(List<VBox> entries, Hyperlink show, boolean open) {
        for (int i = 0; i < entries.size(); i++) {
            Visibility.set(entries.get(i), open || i < NAMED);
            Visibility.set(entries.get(i).getChildren().getLast(), open);
        }
        int more = entries.size() - NAMED;
        show.setText(
                open
                        ? texts.get("page.answer.ruledout.hide")
                        : more > 0
                                ? texts.count("page.answer.ruledout.more", more, Map.of())
                                : texts.get("page.answer.ruledout.how"));
    }

    private VBox how(AnswerContent.RuledOut cause) {
        var how = new VBox();
        how.getStyleClass().add("ruled-out-how");
        cause.because().stream().map(AnswerView::small).forEach(how.getChildren()::add);
        Visibility.set(how, false);
        return how;
    }

    private Node bullets(List<String> sentences) {
        var list = new VBox();
        list.getStyleClass().add("bullets");
        sentences.stream().map(AnswerView::bullet).forEach(list.getChildren()::add);
        return list;
    }

    private static Node bullet(String sentence) {
        Label words = small(sentence);
        words.setMinWidth(0);
        return new HBox(8, new Label("•"), words);
    }

    private Label sectionTitle(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Label muted(String text) {
        Label label = small(text);
        label.getStyleClass().add("small-muted");
        return label;
    }

    private static Label small(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
