package org.mailmedic.ui.page;

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
            case DNS -> new DnsPage(shell);
            case ANSWER -> new AnswerPage(shell);
            case FIX -> new FixPage(shell);
            case PROVE -> new ProvePage(shell);
        };
    }
}
