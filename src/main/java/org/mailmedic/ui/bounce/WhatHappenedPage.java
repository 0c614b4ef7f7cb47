package org.mailmedic.ui.bounce;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.casefile.Case;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.reply.Span;
import org.mailmedic.reply.WordPlaces;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Banner;
import org.mailmedic.ui.control.Heading;
import org.mailmedic.ui.control.QuietLink;
import org.mailmedic.ui.control.ReadingWords;
import org.mailmedic.ui.control.SideBySide;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.Visibility;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;
import org.mailmedic.walk.Readiness;

/// The first page: the bounce, read while it is pasted or typed, and what it means beside it.
public final class WhatHappenedPage implements Page {
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private static final double GAP = 12;

    private final Shell shell;
    private final Texts texts;
    private final Session session;
    private final BouncePane bounce;
    private final BounceArea area;
    private final ReadingCard card;
    private final Label hint = new Label();
    private final OtherCases others;
    private final VBox node = new VBox();
    /// Why the last file or text was not taken; empty if it was.
    private Optional<String> refused = Optional.empty();
    /// The bounce that the work of this case is about; empty while nothing was done yet.
    private String about = "";
    /// Another bounce that was entered, until it is clear whose case it is.
    private Optional<String> another = Optional.empty();
    private final VBox question = new VBox();

    public WhatHappenedPage(Shell shell) {
        this.shell = shell;
        this.texts = shell.texts();
        this.session = shell.session();
        bounce = new BouncePane(texts, this::entered, shell::open);
        area = bounce.area();
        card = new ReadingCard(texts, page -> shell.desktop().browse(page), this::mark);
        hint.getStyleClass().addAll("card", "next-hint");
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        hint.setMinHeight(Label.USE_PREF_SIZE);
        hint.setText(texts.get("page.what.next"));
        others = new OtherCases(shell, this::refresh);

        askWhoseCase();
        var left = new VBox(question, bounce);
        VBox.setVgrow(bounce, Priority.ALWAYS);
        var right = new VBox(card, hint, others.recent(), links());
        right.getStyleClass().add("beside");
        var columns = SideBySide.growing(left, right, 0.54, "columns");
        VBox.setVgrow(columns, Priority.ALWAYS);
        node.getStyleClass().add("page");
        node.setMinHeight(VBox.USE_PREF_SIZE);
        node.getChildren().addAll(new Heading(texts.get("page.what.title"), texts.get("page.what.subtitle")), columns);
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::pasteAnywhere);
        area.show(session.current().given().bounce());
        others.listRecent();
    }

    private Node links() {
        var question = new Label(texts.get("page.what.no_bounce.question"));
        question.getStyleClass().add("small-muted");
        var links = new FlowPane(
                question,
                link("no-bounce", "page.what.no_bounce", this::checkSetUp),
                link("practice", "page.what.practice", others::choosePractice),
                link("open-file", "page.what.open_file", shell::chooseFile),
                link("earlier", "page.what.recent", others::chooseEarlier));
        links.getStyleClass().add("foot-links");
        return links;
    }

    private QuietLink link(String id, String key, Runnable action) {
        return new QuietLink(id, texts.get(key), action);
    }

    // ---- What the user gives ----

    private void entered(String text) {
        if (isWorkedOn() && about.isEmpty()) {
            about = session.current().given().bounce();
        }
        another = Optional.of(text).filter(_ -> isWorkedOn() && AnotherBounce.is(about, text));
        if (another.isPresent()) {
            refresh();
            return;
        }
        boolean tooLarge = text.length() > BounceReader.LIMIT;
        refused = tooLarge ? Optional.of("page.what.too_large") : Optional.empty();
        session.bounceTyped(tooLarge ? "" : text);
        refresh();
    }

    /// Whether results belong to the bounce that the case has: of another one they would say nothing.
    private boolean isWorkedOn() {
        Case now = session.current();
        return now.probe().isPresent()
                || now.audit().isPresent()
                || !now.sent().isEmpty()
                || !now.ticks().isEmpty();
    }

    private void askWhoseCase() {
        var fresh = new Button(texts.get("page.what.another.new"));
        fresh.setId("another-new");
        fresh.getStyleClass().add("accent");
        fresh.setOnAction(_ -> another.ifPresent(this::beginWith));
        var here = new Button(texts.get("page.what.another.here"));
        here.setId("another-here");
        here.setOnAction(_ -> another.ifPresent(this::replaceBy));
        for (Button button : List.of(fresh, here)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var buttons = new FlowPane(fresh, here);
        buttons.getStyleClass().add("foot-links");
        question.getStyleClass().add("column-tight");
        question.setPadding(new Insets(0, 0, GAP, 0));
        question.setId("another");
        question.getChildren().setAll(new Banner(Tone.WARNING, texts.get("page.what.another")), buttons);
        Visibility.set(question, false);
    }

    /// What the present case has stays as it is.
    private void beginWith(String text) {
        if (!session.current().given().bounce().equals(about)) {
            session.bounceTyped(about);
        }
        Session other = shell.cases().begin();
        other.bounceTyped(text);
        shell.take(other);
    }

    private void replaceBy(String text) {
        about = "";
        another = Optional.empty();
        session.bounceTyped(text.length() > BounceReader.LIMIT ? "" : text);
        refresh();
        area.requestFocus();
    }

    private void read(Path file) {
        BounceReader reader = shell.cases().tools().reader();
        others.inBackground(() -> BounceFile.read(file, reader), read -> {
            switch (read) {
                case BounceFile.Content(String text) -> area.enter(text);
                case BounceFile.Refused(String key) -> {
                    refused = Optional.of(key);
                    refresh();
                }
            }
        });
    }

    @Override
    public boolean take(Path file) {
        read(file);
        return true;
    }

    @Override
    public boolean find() {
        bounce.find();
        return true;
    }

    @Override
    public boolean take(String text) {
        area.enter(text);
        return true;
    }

    private void pasteAnywhere(KeyEvent key) {
        if (PASTE.match(key) && !(key.getTarget() instanceof TextInputControl)) {
            area.requestFocus();
            area.paste();
            key.consume();
        }
    }

    private void checkSetUp() {
        area.show("");
        refused = Optional.empty();
        session.noBounce();
        shell.next();
    }

    // ---- The page ----

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void refresh() {
        Case.Given given = session.current().given();
        List<Reading> readings = session.readings();
        Bounce.Shape shape = session.bounce().shape();
        boolean nothing = given.bounce().isBlank() && refused.isEmpty();
        card.tellSecret(session.hidesASecret() && refused.isEmpty());
        Visibility.set(hint, !nothing && another.isEmpty());
        Visibility.set(question, another.isPresent());
        shell.firstThingChanged();
        Visibility.set(others.recent(), nothing && !given.noBounce() && others.hasRecent());
        if (another.isPresent()) {
            say("page.what.another.card");
        } else if (refused.isPresent()) {
            say(refused.get());
        } else if (given.noBounce()) {
            say("page.what.checking");
        } else if (given.bounce().isBlank()) {
            say("page.what.empty");
        } else if (shape == Bounce.Shape.BINARY) {
            say("page.what.binary");
        } else if (!readings.isEmpty() && words(readings.getFirst()).isRecognised()) {
            card.show(readings, session.bounce().total(), session.bounce().circumstances(), this::words);
        } else if (session.readingNow()) {
            say("page.what.reading");
        } else if (session.couldNotRead()) {
            say("page.what.fault");
        } else {
            say(notRefused(shape));
        }
    }

    /// What the text is, if it is a message in which nobody refuses anything.
    private static String notRefused(Bounce.Shape shape) {
        return switch (shape) {
            case ORDINARY, AUTO_REPLY, COMPLAINT, RECEIPT, DMARC_REPORT, TLS_REPORT, EVENT ->
                "page.what." + shape.name().toLowerCase(Locale.ROOT);
            case EMPTY, REPLY, LOG, REPORT, PROSE, BINARY, OUTLOOK_MSG, TOO_LARGE -> "page.what.none";
        };
    }

    /// Marks in the text what decided about this refusal.
    private void mark(Reading reading) {
        String given = session.current().given().bounce();
        List<Span> places = WordPlaces.of(given, reading.refusal(), reading.decisive());
        bounce.mark(given, places);
        if (places.isEmpty() && !reading.decisive().isEmpty()) {
            bounce.sayHidden();
        }
    }

    private ReadingWords words(Reading reading) {
        return new ReadingWords(texts, reading, session.current().given(), session.kind());
    }

    private void say(String key) {
        card.say(texts.get(key + ".title"), texts.get(key + ".text"));
        bounce.mark("", List.of());
    }

    @Override
    public boolean hasFirstThing() {
        return another.isPresent();
    }

    @Override
    public void shown() {
        area.requestFocus();
    }

    @Override
    public boolean showMissing(Readiness.Missing missing) {
        area.requestFocus();
        return false;
    }

    @Override
    public String leakLine() {
        return texts.get("shell.leak.nothing");
    }

    @Override
    public boolean leaks() {
        return false;
    }
}
