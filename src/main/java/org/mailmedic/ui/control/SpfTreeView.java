package org.mailmedic.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.text.Texts;

/// An SPF record as a receiver reads it: term by term, what each costs, which one matches, where it breaks.
///
/// What lies inside an include is folded unless the match or the break is in it. Folds open by mouse and by
/// keyboard.
public final class SpfTreeView extends VBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    /// More terms of one record than this are shown only when asked for.
    private static final int AT_ONCE = 40;

    private final Texts texts;
    private final String unfold;
    private final String showAll;
    private String record = "";

    /// An empty tree.
    ///
    /// @param unfold what a screen reader says of a fold, such as "Show what is inside"
    /// @param showAll what the button for the terms says that a very long record does not show at once
    public SpfTreeView(Texts texts, String unfold, String showAll) {
        this.texts = texts;
        this.unfold = unfold;
        this.showAll = showAll;
        getStyleClass().add("spf-tree");
    }

    /// Shows these terms under the version word of the record.
    public void show(String version, List<Term> terms) {
        record = Stream.concat(Stream.of(version), terms.stream().map(Term::words))
                .collect(Collectors.joining(" "));
        var head = new Label(version);
        head.getStyleClass().addAll("mono", "spf-version");
        getChildren().setAll(head, branch(terms));
    }

    private VBox branch(List<Term> terms) {
        var branch = new VBox();
        branch.getStyleClass().add("spf-branch");
        boolean folds = terms.stream().anyMatch(t -> !t.inside().isEmpty());
        terms.stream().limit(AT_ONCE).map(t -> row(t, folds)).forEach(branch.getChildren()::add);
        if (terms.size() > AT_ONCE) {
            // What decides is never hidden.
            terms.stream()
                    .skip(AT_ONCE)
                    .filter(SpfTreeView::decides)
                    .map(t -> row(t, folds))
                    .forEach(branch.getChildren()::add);
            var all = new Button(showAll);
            all.getStyleClass().addAll("small", "spf-all");
            all.setOnAction(_ -> {
                branch.getChildren()
                        .setAll(terms.stream().map(t -> row(t, folds)).toList());
                branch.getChildren().get(AT_ONCE).requestFocus();
            });
            branch.getChildren().add(all);
        }
        return branch;
    }

    /// @param folds whether a neighbour has a fold, so that all words begin at one line
    private Node row(Term term, boolean folds) {
        var words = new TextFlow(mono(term.before(), false), mono(term.name(), true), mono(term.after(), false));
        var text = new VBox(words);
        term.note().ifPresent(note -> text.getChildren().add(small(note)));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);

        var row = new HBox(text);
        row.getStyleClass().add("spf-term");
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(term.spoken());
        CopyMenu.install(
                row,
                () -> List.of(
                        CopyMenu.Entry.copying(texts, "control.copy", term::words),
                        CopyMenu.Entry.copying(texts, "control.copy.all", () -> record)));
        row.pseudoClassStateChanged(term.state().look(), true);
        term.cost().ifPresent(cost -> row.getChildren().add(pill(cost)));
        if (term.inside().isEmpty()) {
            if (folds) {
                var gap = new Region();
                gap.getStyleClass().add("spf-fold-gap");
                row.getChildren().addFirst(gap);
            }
            return row;
        }
        var inside = new VBox();
        var fold = fold(inside, term);
        row.getChildren().addFirst(fold);
        open(fold, inside, term, term.inside().stream().anyMatch(SpfTreeView::decides));
        return new VBox(row, inside);
    }

    private Button fold(VBox inside, Term term) {
        var fold = new Button("", new FontIcon(Feather.CHEVRON_RIGHT));
        fold.getStyleClass().add("spf-fold");
        fold.setAccessibleText(unfold + ": " + term.spoken());
        fold.setOnAction(_ -> open(fold, inside, term, !inside.isVisible()));
        fold.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            boolean plain = !key.isAltDown() && !key.isControlDown() && !key.isMetaDown() && !key.isShiftDown();
            if (plain && (key.getCode() == KeyCode.RIGHT || key.getCode() == KeyCode.LEFT)) {
                open(fold, inside, term, key.getCode() == KeyCode.RIGHT);
                key.consume();
            }
        });
        return fold;
    }

    /// What is inside is made when it is first opened: a tree of thousands of terms costs no more than what
    /// is seen.
    private void open(Button fold, VBox inside, Term term, boolean open) {
        if (open && inside.getChildren().isEmpty()) {
            inside.getChildren().add(branch(term.inside()));
        }
        Visibility.set(inside, open);
        fold.pseudoClassStateChanged(OPEN, open);
    }

    /// Whether the result was settled at this term or inside it.
    private static boolean decides(Term term) {
        return term.state() == State.MATCH
                || term.state() == State.BROKEN
                || term.inside().stream().anyMatch(SpfTreeView::decides);
    }

    private static Text mono(String words, boolean strong) {
        var text = new Text(words);
        text.getStyleClass().add("spf-word");
        if (strong) {
            text.getStyleClass().add("strong");
        }
        return text;
    }

    private static Label small(String text) {
        var label = new Label(text);
        label.getStyleClass().add("spf-note");
        label.setWrapText(true);
        return label;
    }

    private static Label pill(String text) {
        var pill = new Label(text);
        pill.getStyleClass().addAll("pill", "spf-cost");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        return pill;
    }

    /// One term of a record.
    ///
    /// @param before what stands before the name: `include:`, `-`
    /// @param name what it is about: a domain, an address, `all`
    /// @param after what stands after the name, such as `/24`
    /// @param note what we know of it: whose servers these are, what went wrong
    /// @param cost what it costs, or why it broke, in a word or two
    /// @param inside the terms of the record that it leads to
    public record Term(
            String before,
            String name,
            String after,
            Optional<String> note,
            Optional<String> cost,
            State state,
            List<Term> inside) {
        public Term {
            inside = List.copyOf(inside);
        }

        private String words() {
            return before + name + after;
        }

        private String spoken() {
            return Stream.concat(Stream.of(words()), Stream.concat(note.stream(), cost.stream()))
                    .collect(Collectors.joining(", "));
        }
    }

    /// What became of a term when the receiver came to it.
    public enum State {
        PLAIN("plain"),
        /// The first one that holds the address: here a receiver stops reading.
        MATCH("match"),
        /// It makes the whole record unreadable.
        BROKEN("broken"),
        /// A receiver stops before it.
        NOT_REACHED("not-reached");

        private final String look;

        State(String look) {
            this.look = look;
        }

        private PseudoClass look() {
            return PseudoClass.getPseudoClass(look);
        }
    }
}
