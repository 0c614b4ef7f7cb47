package org.mailmedic.ui.control;

import javafx.scene.control.Hyperlink;

/// A link beside what is more important. It never looks as if it had been followed: what it does may be done again.
public final class QuietLink extends Hyperlink {
    /// @param id for the style sheet and the tests
    public QuietLink(String id, String words, Runnable action) {
        this(words, action);
        setId(id);
    }

    /// A link that there may be several of.
    public QuietLink(String words, Runnable action) {
        super(words);
        getStyleClass().add("quiet-link");
        setOnAction(_ -> {
            setVisited(false);
            action.run();
        });
    }

    /// Keeps all its words, however narrow the page is.
    public QuietLink whole() {
        setMinWidth(USE_PREF_SIZE);
        return this;
    }
}
