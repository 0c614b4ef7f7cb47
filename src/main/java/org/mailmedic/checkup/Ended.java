package org.mailmedic.checkup;

import java.util.List;
import org.mailmedic.diagnosis.Finding;

/// What looking at one part came to.
///
/// @param summary one line of what was seen
/// @param skipped whether there was nothing to look at
record Ended(List<Finding> findings, String summary, boolean skipped) {
    static final Ended SKIPPED = new Ended(List.of(), "", true);

    Ended(List<Finding> findings, String summary) {
        this(findings, summary, false);
    }
}
