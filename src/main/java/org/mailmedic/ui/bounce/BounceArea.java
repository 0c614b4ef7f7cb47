package org.mailmedic.ui.bounce;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.mailmedic.reply.SecretsInText;
import org.mailmedic.reply.Span;
import org.mailmedic.ui.control.PastedArea;
import org.mailmedic.ui.shell.DropTarget;

/// Where the bounce is pasted, typed or dropped.
///
/// A text control lays out all of its text, which takes seconds for megabytes. So of a very long text
/// only the start is shown, and not for editing; all of it counts. Once the words that decided are known,
/// what is shown is the part around them.
final class BounceArea extends PastedArea {
    /// Characters that are laid out at most.
    static final int SHOWN = 100_000;

    private static final String MORE = " … ";
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final Consumer<String> onText;
    private boolean quiet;
    /// Whether the text came all at once and was not touched since.
    private boolean arrived;

    private boolean pasting;

    /// Where in the given text the part begins that is shown.
    private int shownFrom;

    /// How many characters stand before it here, that are not in the given text.
    private int lead;

    /// @param onText hears the whole text whenever the user changed it
    /// @param onFile hears of a file that was dropped
    BounceArea(Consumer<String> onText, Consumer<Path> onFile) {
        this.onText = onText;
        getStyleClass().add("bounce");
        setWrapText(true);
        textProperty().subscribe((_, text) -> {
            if (!quiet) {
                arrived = pasting;
                onText.accept(text);
            }
        });
        addEventFilter(DragEvent.DRAG_OVER, drag -> {
            if (DropTarget.holdsAny(drag.getDragboard())) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        setOnDragEntered(_ -> pseudoClassStateChanged(DROPPING, true));
        setOnDragExited(_ -> pseudoClassStateChanged(DROPPING, false));
        addEventFilter(DragEvent.DRAG_DROPPED, drag -> {
            DropTarget.take(drag.getDragboard(), onFile, this::enter);
            drag.setDropCompleted(true);
            drag.consume();
        });
    }

    /// Shows a text without telling anybody.
    void show(String text) {
        quiet = true;
        boolean whole = text.length() <= SHOWN;
        arrived = true;
        shownFrom = 0;
        lead = 0;
        setText(whole ? plain(text) : plain(text.substring(0, SHOWN)) + MORE);
        setEditable(whole);
        quiet = false;
    }

    /// Of a text that is too long to be shown, shows the part with this place in it.
    void showAround(String text, Span place) {
        if (text.length() <= SHOWN || (place.start() >= shownFrom && place.end() <= shownFrom + SHOWN)) {
            return;
        }
        quiet = true;
        int from = Math.max(0, Math.min(place.start() - SHOWN / 4, text.length() - SHOWN));
        shownFrom = from;
        lead = from > 0 ? MORE.length() : 0;
        setText((from > 0 ? MORE : "")
                + plain(text.substring(from, from + SHOWN))
                + (from + SHOWN < text.length() ? MORE : ""));
        quiet = false;
    }

    /// Whether the text came all at once, by a paste or from a file, and was not edited since.
    boolean hasArrived() {
        return arrived;
    }

    /// Where a stretch of the given text stands here, if it is shown.
    Optional<Span> shown(String text, Span place) {
        int start = shown(text, place.start());
        int end = shown(text, place.end());
        return start >= 0 && end > start && end <= getLength() ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    private int shown(String text, int position) {
        if (position < shownFrom || position > Math.min(text.length(), shownFrom + SHOWN)) {
            return -1;
        }
        int shown = lead;
        for (int at = shownFrom; at < position; at++) {
            if (isShown(text, at)) {
                shown++;
            }
        }
        return shown;
    }

    /// The text as a text control keeps it: one character for a line end, and no control characters.
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (isShown(text, at)) {
                plain.append(text.charAt(at) == '\r' ? '\n' : text.charAt(at));
            }
        }
        return plain.toString();
    }

    private static boolean isShown(String text, int at) {
        char c = text.charAt(at);
        if (c == '\r') {
            return at + 1 == text.length() || text.charAt(at + 1) != '\n';
        }
        return c == '\n' || c == '\t' || (c >= ' ' && c != '\u007F');
    }

    /// Takes a text as if the user had typed it; what looks like a secret in it is hidden.
    void enter(String given) {
        String text = SecretsInText.hidden(given);
        show(text);
        onText.accept(text);
    }

    /// Stars take the place of each letter, so that nothing moves.
    private void hideSecrets() {
        String hidden = SecretsInText.hidden(getText());
        if (!hidden.equals(getText())) {
            quiet = true;
            int caret = getCaretPosition();
            setText(hidden);
            positionCaret(caret);
            quiet = false;
        }
    }

    @Override
    public void paste() {
        String pasted =
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
        if (getLength() - getSelection().getLength() + pasted.length() > SHOWN) {
            enter(pasted);
        } else if (isEditable()) {
            pasting = true;
            super.paste();
            pasting = false;
            hideSecrets();
        } else {
            enter(pasted);
        }
    }
}
