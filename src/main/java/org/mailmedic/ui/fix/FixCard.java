package org.mailmedic.ui.fix;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.GuideStep;
import org.mailmedic.remedy.Letter;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.control.Ends;

/// One thing to do: a box to tick, and behind its title the steps, what to paste, the check and the letter.
public final class FixCard extends HBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Texts texts;
    private final Actions actions;
    private final CheckBox tick = new CheckBox();
    private final Disclosure fold = new Disclosure();
    private View view;

    /// @param actions what its buttons do
    FixCard(Texts texts, Actions actions, View view) {
        this.texts = texts;
        this.actions = actions;
        this.view = view;
        getStyleClass().addAll("card", "fix-card");
        HBox.setHgrow(fold, Priority.ALWAYS);
        fold.setMinWidth(0);
        fold.openProperty().subscribe(open -> pseudoClassStateChanged(OPEN, open));
        tick.setOnAction(_ -> actions.tick(this.view.id(), tick.isSelected()));
        getChildren().addAll(tick, fold);
        show(view);
    }

    public View view() {
        return view;
    }

    public Disclosure fold() {
        return fold;
    }

    void show(View next) {
        view = next;
        boolean done = next.done().isPresent();
        boolean waiting = next.place() == Place.WAITING;
        pseudoClassStateChanged(DONE, done);
        pseudoClassStateChanged(WAITING, waiting);
        tick.setSelected(done);
        tick.setIndeterminate(waiting);
        tick.setAccessibleText(texts.get("page.fix.tick", Map.of("title", next.title())));

        var title = new Label(next.title());
        title.getStyleClass().add("fix-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        var lead = new VBox(title);
        lead.setMinWidth(0);
        String under = next.done().orElse(next.summary());
        var small = new Label(under);
        small.getStyleClass().add("fix-under");
        if (!done) {
            // The first step says the same once the card is open.
            small.visibleProperty().bind(fold.openProperty().not());
            small.managedProperty().bind(fold.openProperty().not());
        }
        lead.getChildren().add(small);
        if (next.result() instanceof Result.Published published) {
            lead.getChildren().setAll(title, new CacheClock(texts, published.since(), published.until()));
        }
        var who = new Label(next.who());
        who.getStyleClass().add("fix-who");
        who.setMinWidth(Region.USE_PREF_SIZE);
        var line = Ends.shared(lead, who);
        HBox.setHgrow(line, Priority.ALWAYS);
        fold.setLine(next.title() + ". " + next.who() + ". " + next.done().orElse(""), line);
        fold.setBody(() -> new FixBody(texts, actions, view));
    }

    /// What a card shows.
    ///
    /// @param summary one line for the closed card
    /// @param who who can do it, and how long it takes
    /// @param panel how the panel of this DNS host wants the record
    /// @param correction what is often said about it and is wrong today; empty if nothing is
    /// @param caution that nobody has checked the steps; empty where somebody has
    /// @param byHand whether no check can see it
    /// @param done how it came to be done, in words
    /// @param result what the last check showed
    /// @param lab whether it can be applied in the practice lab, or is
    /// @param letter for whoever has to do it
    /// @param asked that a letter was taken, and when to ask again, in words; empty if none was
    /// @param change how the record comes from the one that is published, and what came of trying it
    /// @param minutes how long it takes the user; 0 if not known
    /// @param forOthers whether only somebody else can do it
    public record View(
            String id,
            String title,
            String summary,
            String who,
            List<GuideStep> steps,
            Optional<RecordToPublish> record,
            Optional<FixItem.Panel> panel,
            String correction,
            String caution,
            boolean byHand,
            Optional<String> done,
            Result result,
            Lab lab,
            Optional<Letter> letter,
            String asked,
            Optional<ChangeBox.Change> change,
            int minutes,
            boolean forOthers) {
        public View {
            steps = List.copyOf(steps);
        }

        /// In which part of the list it stands.
        Place place() {
            if (done.isPresent()) {
                return Place.DONE;
            }
            if (result instanceof Result.Published) {
                return Place.WAITING;
            }
            return forOthers ? Place.OTHERS : Place.TO_DO;
        }
    }

    /// The parts of the list.
    enum Place {
        TO_DO,
        OTHERS,
        /// Published; caches may give out the old one for a while.
        WAITING,
        DONE
    }

    public enum Lab {
        NO,
        CAN_APPLY,
        APPLIED
    }

    /// What checking again showed.
    public sealed interface Result {
        record NotYet() implements Result {}

        record Checking() implements Result {}

        record Fixed() implements Result {}

        record StillThere() implements Result {}

        record NotChecked() implements Result {}

        /// The zone's own name servers do not say the same.
        record Partly() implements Result {}

        /// It was right, and is not any more.
        record Broken() implements Result {}

        record SignInAgain() implements Result {}

        /// It is there; caches may give out the old one for a while.
        ///
        /// @param since when it was seen
        /// @param until when the last cache has forgotten the old one
        record Published(Instant since, Instant until) implements Result {}
    }

    /// What the buttons of a card do. Each is told the id of the thing to do.
    public interface Actions {
        void tick(String id, boolean done);

        void checkAgain(String id);

        void stop(String id);

        /// Puts right in the lab what this thing to do is about.
        void applyInLab(String id);

        /// Puts something right in the lab that nothing on the list speaks of.
        void applyLabFix(String fixId);

        void open(URI page);

        /// Writes the letter about this thing to do in another language.
        ///
        /// @param then hears of it on the JavaFX thread
        void letterIn(String id, Locale language, Consumer<Optional<Letter>> then);

        /// What the user made of the letter about this thing to do.
        LetterDraft draft(String id);

        /// The user took a letter along, to send it.
        void tookLetter(Letter letter);

        /// Which day it is.
        LocalDate today();

        /// Begins or ends looking again by itself.
        default void watch(boolean on) {}
    }
}
