package org.mailmedic.ui.dns;

import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.reply.Idn;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Pill;
import org.mailmedic.ui.control.RawBox;
import org.mailmedic.ui.control.SpfTreeView;
import org.mailmedic.ui.control.Tone;

/// The SPF record as a receiver reads it. It has its place from the first moment.
final class SpfCard extends VBox {
    private static final int MOST_FAULTS = 5;

    private final Texts texts;
    private final Pill verdict = new Pill(Tone.QUIET, "");
    private final Label summary = new Label();
    private final SpfTreeView tree;
    private final VBox faults = new VBox();
    private final VBox raw = new VBox();
    private Optional<AuditView.Spf> shown = Optional.empty();

    SpfCard(Texts texts) {
        this.texts = texts;
        this.tree = new SpfTreeView(texts, texts.get("page.dns.spf.unfold"), texts.get("page.dns.spf.showall"));
        getStyleClass().addAll("card", "card-content", "spf-card");
        var title = new Label(texts.get("page.dns.spf.title"));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, gap, verdict);
        head.setAlignment(Pos.CENTER_LEFT);
        summary.getStyleClass().add("small-muted");
        summary.setWrapText(true);
        faults.getStyleClass().add("column-tight");
        getChildren().addAll(head, summary, raw, faults, tree);
    }

    /// What is shown already stays as it is: folds that were opened stay open, and the keyboard where it is.
    void show(AuditView view) {
        if (view.spf().isEmpty()) {
            showNothing(view);
        } else if (!view.spf().equals(shown)) {
            show(view.spf().get());
        }
        shown = view.spf();
    }

    private void show(AuditView.Spf spf) {
        showRaw("");
        verdict.setVisible(!spf.verdict().isEmpty());
        verdict.show(Tone.of(spf.tone()), spf.verdict());
        summary.setText(spf.summary());
        if (spf.version().isEmpty()) {
            tree.getChildren().clear();
        } else {
            tree.show(spf.version(), spf.terms());
        }
        tree.setManaged(!spf.version().isEmpty());
        faults.getChildren()
                .setAll(spf.faults().stream()
                        .limit(MOST_FAULTS)
                        .map(f -> new RawBox(texts, f.words(), f.shown()))
                        .toList());
        faults.setManaged(!spf.faults().isEmpty());
    }

    private void showNothing(AuditView view) {
        verdict.setVisible(false);
        tree.getChildren().clear();
        faults.getChildren().clear();
        faults.setManaged(false);
        PartView part = view.part(Part.SPF);
        boolean seen = part.state() != PartView.State.WAITING && part.state() != PartView.State.RUNNING;
        // A case that is taken up again knows the record, but not what it led to.
        showRaw(seen ? part.summary() : "");
        summary.setText(
                switch (part.state()) {
                    case WAITING ->
                        texts.get(
                                view.phase() == AuditView.Phase.RUNNING ? "page.dns.spf.waiting" : "page.dns.spf.idle");
                    case RUNNING -> texts.get("page.dns.spf.waiting");
                    case NOT_CHECKED -> texts.get("page.dns.spf.unread");
                    case SKIPPED -> texts.get("page.dns.skipped.other");
                    case GOOD, REMARK, WARNING, BAD ->
                        !part.summary().isEmpty()
                                ? texts.get("page.dns.spf.kept")
                                : isUnread(part)
                                        ? texts.get("page.dns.spf.unread")
                                        : texts.get("page.dns.spf.none", Map.of("domain", Idn.shown(view.domain())));
                });
    }

    private static boolean isUnread(PartView part) {
        return part.findings().stream()
                .anyMatch(f -> f.code() == FindingCode.DNS_BOGUS || f.code().isSilence());
    }

    private void showRaw(String record) {
        raw.getChildren().clear();
        if (!record.isEmpty()) {
            raw.getChildren().add(new RawBox(texts, texts.get("page.dns.seen"), record));
        }
        raw.setManaged(!record.isEmpty());
    }
}
