package org.mailmedic.ui.dns;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.RawBox;
import org.mailmedic.ui.control.RecordBox;

/// What stands behind a finding: why it matters, the raw answer, what to publish instead, and the rule's
/// source.
final class FindingPane extends VBox {
    FindingPane(Texts texts, PartView.FindingView finding) {
        getStyleClass().add("finding-pane");
        if (!finding.why().isEmpty()) {
            getChildren().add(wrapped(finding.why(), "body-text"));
        }
        if (!finding.fix().isEmpty()) {
            getChildren().add(wrapped(finding.fix(), "body-text"));
        }
        if (!finding.evidence().isEmpty()) {
            getChildren().add(new RawBox(texts, texts.get("page.dns.evidence"), finding.evidence()));
        }
        finding.replacement().ifPresent(record -> {
            if (record.value().startsWith("v=spf1")) {
                // The trial may still change it (decision 0405): only one page shows a record to paste.
                getChildren().add(wrapped(texts.get("page.dns.publish.tried"), "body-text"));
            } else {
                getChildren().add(wrapped(texts.get("page.dns.publish"), "small-title"));
                getChildren().add(new RecordBox(texts, record));
            }
        });
        if (!finding.source().isEmpty()) {
            getChildren().add(wrapped(texts.get("page.dns.source", Map.of("source", finding.source())), "small-muted"));
        }
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
