package org.mailmedic.ui.bounce;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Separator;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.knowledge.Advice;
import org.mailmedic.knowledge.AdviceBook;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Circumstance;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.MarkedText;
import org.mailmedic.ui.control.Pill;
import org.mailmedic.ui.control.ReadingWords;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.Visibility;

/// What was read: the answer in one sentence first, then what it rests on. Or why there is nothing to show.
final class ReadingCard extends VBox {
    private final Texts texts;
    private final Label choiceLabel = new Label();
    private final ComboBox<Reading> choice = new ComboBox<>();
    private final Pill pill = new Pill(Tone.QUIET, "");
    private final Label sentence = text("card-title");
    private final Label meaning = text("muted");
    /// What else changes its meaning: a delay, an answering machine, mail that is perhaps not the user's.
    private final Label besides = text("banner");
    /// That something like a secret was hidden in the text.
    private final Label secret = text("small-muted");
    private final Separator line = new Separator();
    private final FactGrid facts = new FactGrid();
    private final Label wordsTitle = text("small-muted");
    private final MarkedText words = new MarkedText();
    private final LinkList links;
    private final AdviceBook advice = AdviceBook.load();
    private final Consumer<Reading> onChosen;
    private Function<Reading, ReadingWords> presenter = _ -> {
        throw new IllegalStateException("nothing was read yet");
    };

    /// @param browse opens a known page
    /// @param onChosen hears which of the refusals is looked at
    ReadingCard(Texts texts, Consumer<URI> browse, Consumer<Reading> onChosen) {
        this.texts = texts;
        this.onChosen = onChosen;
        links = new LinkList(texts, browse);
        getStyleClass().addAll("card", "decoded");
        setId("decoded");
        choiceLabel.getStyleClass().add("small-muted");
        choiceLabel.setLabelFor(choice);
        choice.setId("refusals");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setCellFactory(_ -> new Line());
        choice.setButtonCell(new Line());
        choice.valueProperty().subscribe(reading -> Optional.ofNullable(reading).ifPresent(this::tell));
        pill.setId("verdict");
        sentence.setId("sentence");
        wordsTitle.setText(texts.get("page.what.words"));
        wordsTitle.setLabelFor(words);
        besides.setId("besides");
        secret.setId("secret-hidden");
        secret.setText(texts.get("secret.hidden"));
        show(false, secret);
        getChildren()
                .addAll(
                        choiceLabel,
                        choice,
                        pill,
                        besides,
                        sentence,
                        meaning,
                        line,
                        facts,
                        links,
                        wordsTitle,
                        words,
                        secret);
    }

    /// Says whether something like a secret is hidden in the text.
    void tellSecret(boolean hidden) {
        show(hidden, secret);
    }

    /// Shows a state in two sentences.
    void say(String title, String explanation) {
        show(false, pill, choiceLabel, choice, besides, line, facts, links, wordsTitle, words);
        sentence.setText(title);
        meaning.setText(explanation);
    }

    /// Shows what was read.
    ///
    /// @param readings best first, at least one
    /// @param total how many there are, shown or not
    /// @param circumstances what else changes its meaning
    void show(
            List<Reading> readings,
            int total,
            Set<Circumstance> circumstances,
            Function<Reading, ReadingWords> inWords) {
        besides.setText(circumstances.stream()
                .sorted()
                .map(c -> texts.get("circumstance." + c.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" ")));
        presenter = inWords;
        Reading before = choice.getValue();
        if (!readings.equals(choice.getItems())) {
            choice.getItems().setAll(readings);
            choice.setValue(readings.contains(before) ? before : readings.getFirst());
        } else {
            tell(before);
        }
        choiceLabel.setText(
                total > readings.size()
                        ? texts.get("page.what.refusals.first", numbers(readings.size(), total))
                        : texts.count("page.what.refusals", readings.size(), Map.of()));
        show(true, pill, line, facts, wordsTitle, words);
        show(!circumstances.isEmpty(), besides);
        show(readings.size() > 1, choiceLabel, choice);
    }

    private static Map<String, String> numbers(int shown, int total) {
        return Map.of("shown", String.valueOf(shown), "count", String.valueOf(total));
    }

    private void tell(Reading reading) {
        ReadingWords said = presenter.apply(reading);
        pill.show(
                reading.permanent() ? Tone.BAD : Tone.WARNING,
                texts.get(reading.permanent() ? "page.what.permanent" : "page.what.temporary"));
        sentence.setText(said.sentence());
        meaning.setText(said.meaning());
        facts.clear();
        facts.add(texts.get("page.what.said_by"), said.saidBy());
        facts.add(texts.get("page.what.when"), said.when());
        facts.addRecord(texts.get("page.what.code"), said.code());
        facts.addRecord(texts.get("page.what.sender"), said.sender());
        facts.addRecord(texts.get("page.what.sent_from"), said.sentFrom());
        facts.addRecord(texts.get("page.what.recipient"), said.recipient());
        facts.add(texts.get("page.what.how_sure"), said.howSure());
        facts.add(texts.get("page.what.others"), said.others());
        facts.add(texts.get("page.what.fix"), said.fix());
        facts.add(texts.get("page.what.who"), said.who());
        links.show(advice.of(reading).map(Advice::page), said.links());
        words.show(said.words(), reading.decisive());
        onChosen.accept(reading);
    }

    private static Label text(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void show(boolean visible, Node... nodes) {
        for (Node node : nodes) {
            Visibility.set(node, visible);
        }
    }

    /// A refusal in the list of several.
    private final class Line extends ListCell<Reading> {
        @Override
        protected void updateItem(Reading reading, boolean empty) {
            super.updateItem(reading, empty);
            setText(empty || reading == null ? "" : presenter.apply(reading).line());
        }
    }
}
