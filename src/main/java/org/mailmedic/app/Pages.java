package org.mailmedic.app;

import org.mailmedic.casefile.StepId;
import org.mailmedic.ui.answer.AnswerPage;
import org.mailmedic.ui.bounce.WhatHappenedPage;
import org.mailmedic.ui.dns.DnsPage;
import org.mailmedic.ui.fix.FixPage;
import org.mailmedic.ui.prove.ProvePage;
import org.mailmedic.ui.sender.WhoSendsPage;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;
import org.mailmedic.ui.signin.SignInPage;

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
