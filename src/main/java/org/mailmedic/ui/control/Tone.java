package org.mailmedic.ui.control;

import org.kordamp.ikonli.feather.Feather;
import org.mailmedic.diagnosis.finding.Severity;

/// How something is meant: always shown by icon and word too, never by colour alone.
public enum Tone {
    GOOD("ok", Feather.CHECK),
    NOTE("info", Feather.INFO),
    WARNING("warning", Feather.ALERT_CIRCLE),
    BAD("error", Feather.X),
    /// Neither good nor bad: it could not be found out.
    UNKNOWN("unknown", Feather.HELP_CIRCLE),
    /// Nothing to say yet.
    QUIET("quiet", Feather.MINUS);

    private final String styleClass;
    private final Feather icon;

    Tone(String styleClass, Feather icon) {
        this.styleClass = styleClass;
        this.icon = icon;
    }

    String styleClass() {
        return styleClass;
    }

    Feather icon() {
        return icon;
    }

    /// The tone of a finding.
    public static Tone of(Severity severity) {
        return switch (severity) {
            case OK -> GOOD;
            case INFO -> NOTE;
            case WARNING -> WARNING;
            case ERROR -> BAD;
        };
    }
}
