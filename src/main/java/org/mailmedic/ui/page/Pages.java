package org.mailmedic.ui.page;

import java.util.Locale;
import javafx.scene.Node;
import org.mailmedic.casefile.StepId;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;

/// The page of each step.
public final class Pages {
    private Pages() {}

    /// Makes the page of a step.
    public static Page of(StepId step, Shell shell) {
        return switch (step) {
            case WHAT_HAPPENED -> new WhatHappenedPage(shell);
            case WHO_SENDS -> new WhoSendsPage(shell);
            case SIGN_IN -> new SignInPage(shell);
            case DNS, ANSWER, FIX, PROVE ->
                new Plain(shell.texts().get("shell.step." + step.name().toLowerCase(Locale.ROOT)));
        };
    }

    /// A page of which only the title is there.
    private record Plain(Node node, String leakLine) implements Page {
        Plain(String title) {
            this(new Heading(title, ""), "");
        }

        @Override
        public void refresh() {
            // Nothing on it changes.
        }
    }
}
