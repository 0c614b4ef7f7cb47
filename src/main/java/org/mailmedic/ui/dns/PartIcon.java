package org.mailmedic.ui.dns;

import javafx.scene.Node;
import org.mailmedic.ui.control.Busy;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// The sign at the left of a row of the audit. All have one size, so that no row moves when it changes.
final class PartIcon {
    private PartIcon() {}

    static Node of(PartView.State state) {
        return switch (state) {
            case RUNNING -> running();
            case WAITING, SKIPPED -> new ToneIcon(Tone.QUIET);
            case GOOD -> new ToneIcon(Tone.GOOD);
            case REMARK -> new ToneIcon(Tone.NOTE);
            case WARNING -> new ToneIcon(Tone.WARNING);
            case BAD -> new ToneIcon(Tone.BAD);
            case NOT_CHECKED -> new ToneIcon(Tone.UNKNOWN);
        };
    }

    private static Node running() {
        var running = new Busy();
        running.getStyleClass().setAll("row-running");
        return running;
    }
}
