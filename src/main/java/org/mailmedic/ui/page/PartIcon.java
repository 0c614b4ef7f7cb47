package org.mailmedic.ui.page;
import javafx.scene.Node;
import org.mailmedic.diagnosis.Severity;
import org.mailmedic.ui.control.SeverityIcon;
final class PartIcon {
    private PartIcon() {}
    static Node of(PartView.State s) { return new SeverityIcon(s.name()); }
    static Node of(Severity s) { return new SeverityIcon(s.name()); }
}
