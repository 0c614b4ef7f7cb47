package org.mailmedic.ui.control;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An SPF record as a receiver reads it: term by term, what each costs, which one matches, where it breaks.
///
/// What lies inside an include is folded unless the match or the break is in it. Folds open by mouse and by keyboard.
public final class SpfTreeView extends VBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private final String unfold;

    /// An empty tree.
    ///
    /// @param unfold what a screen reader says of a fold, such as "Show what is inside"
    public SpfTreeView(String unfold) {
        this.unfold = unfold;
        getStyleClass().add("spf-tree");
    }

    /// Shows these terms under the version word of the record.
    public void show(String version, List<Term> terms) {
        var head = new Label(version);
        head.getStyleClass().addAll("mono", "spf-version");
        getChildren().setAll(head, branch(terms));
    }

    private VBox branch(List<Term> terms) {
        var branch = new VBox();
        branch.getStyleClass().add("spf-branch");
        boolean folds = terms.stream().anyMatch(t -> !t.inside().isEmpty());
        for (Term term : terms) {
            branch.getChildren().add(row(term, folds));
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
        VBox inside = branch(term.inside());
        var fold = fold(inside, term.name());
        row.getChildren().addFirst(fold);
        open(fold, inside, term.inside().stream().anyMatch(SpfTreeView::decides));
        return new VBox(row, inside);
    }

    private Button fold(Region inside, String name) {
        var fold = new Button("", new FontIcon(Feather.CHEVRON_RIGHT));
        fold.getStyleClass().add("spf-fold");
        fold.setAccessibleText(unfold + ": " + name);
        fold.setOnAction(_ -> open(fold, inside, !inside.isVisible()));
        return fold;
    }

    private static void open(Button fold, Region inside, boolean open) {
        inside.setVisible(open);
        inside.setManaged(open);
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
