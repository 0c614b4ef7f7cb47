package org.mailmedic.ui.dns;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.reply.Idn;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.control.Ends;
import org.mailmedic.ui.control.Heading;
import org.mailmedic.ui.control.Pill;
import org.mailmedic.ui.control.SideBySide;
import org.mailmedic.ui.control.Tone;

/// The DNS page as it looks; it knows nothing of how the DNS is asked.
public final class DnsView extends VBox {
    private static final List<Part> DECIDING = List.of(Part.SPF, Part.DKIM, Part.DMARC, Part.MX, Part.REVERSE_DNS);
    private static final List<Part> HOUSEKEEPING = List.of(Part.TRANSPORT, Part.BRAND);

    private final Texts texts;
    private final Actions actions;
    private final Map<Part, PartRow> rows = new EnumMap<>(Part.class);
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final DnsNotices notices;
    private final Label decidingTitle = new Label();
    private final Pill count = new Pill(Tone.QUIET, "");
    private final Button run = new Button();
    private final ListsCard lists;
    private final SpfCard spf;
    private final SourceCard source;
    private final Label network = new Label();

    /// @param actions what its buttons do
    public DnsView(Texts texts, Actions actions) {
        this.texts = texts;
        this.actions = actions;
        this.spf = new SpfCard(texts);
        this.source = new SourceCard(texts, actions.askSource());
        this.notices = new DnsNotices(texts, actions);
        for (Part part : Part.values()) {
            rows.put(part, new PartRow(part, texts, actions.again()));
        }
        this.lists = new ListsCard(texts, actions, row(Part.BLOCK_LISTS));
        getStyleClass().addAll("page", "dns-page");
        setMinHeight(USE_PREF_SIZE);

        var housekeeping = new Disclosure();
        housekeeping.getStyleClass().add("housekeeping");
        var housekeepingTitle = new Label(texts.get("page.dns.housekeeping"));
        housekeepingTitle.setWrapText(true);
        housekeeping.setLine(housekeepingTitle.getText(), housekeepingTitle);
        housekeeping.setBody(() -> card(HOUSEKEEPING));
        var sourceTitle = new Label(texts.get("page.dns.source.title"));
        sourceTitle.getStyleClass().add("section-title");
        network.getStyleClass().add("small-muted");
        network.setWrapText(true);
        network.setMinHeight(USE_PREF_SIZE);
        var left = new VBox(deciding(), card(DECIDING), lists, housekeeping);
        left.getStyleClass().add("column");
        var right = new VBox(spf, SourceCard.heading(sourceTitle), source, network);
        right.getStyleClass().add("column");
        getChildren().addAll(new Heading(title, subtitle), notices, new SideBySide(left, right, 0.5, "room-for-cards"));
    }

    private Node deciding() {
        decidingTitle.getStyleClass().add("section-title");
        decidingTitle.setWrapText(true);
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.getStyleClass().add("small");
        run.setId("ask-all");
        count.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(decidingTitle, count);
        head.getStyleClass().add("section-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return Ends.whole(head, run);
    }

    private VBox card(List<Part> parts) {
        var card = new VBox();
        card.getStyleClass().addAll("card", "rows");
        parts.forEach(part -> card.getChildren().add(row(part).node()));
        return card;
    }

    private PartRow row(Part part) {
        return rows.computeIfAbsent(part, p -> new PartRow(p, texts, actions.again()));
    }

    public void show(AuditView view) {
        Map<String, String> words = Map.of("domain", Idn.shown(view.domain()), "resolver", view.resolver());
        title.setText(texts.get(view.ownDomain() ? "page.dns.title" : "page.dns.title.freemail", words));
        subtitle.setText(
                texts.get(view.domain().isEmpty() ? "page.dns.subtitle.nodomain" : "page.dns.subtitle", words));
        decidingTitle.setText(texts.get(view.bounce() ? "page.dns.deciding" : "page.dns.deciding.nobounce"));
        boolean silence = view.phase() == AuditView.Phase.DONE && (view.nobodyAnswered() || view.everythingDenied());
        rows.forEach((part, row) -> {
            PartView next = silence ? calm(view.part(part)) : view.part(part);
            if (!row.view().equals(next)) {
                row.show(next);
            }
        });
        network.setText(view.network().map(AuditView.Network::line).orElse(""));
        network.setManaged(!silence && view.network().isPresent());
        network.setVisible(network.isManaged());
        source.show(view.source(), !view.domain().isEmpty());
        showCount(view);
        run.setDisable(view.domain().isEmpty());
        boolean running = view.phase() == AuditView.Phase.RUNNING;
        run.setText(texts.get(
                running ? "page.dns.cancel" : view.wasAnythingAsked() ? "page.dns.askall" : "page.dns.askfirst"));
        run.setOnAction(_ -> (running ? actions.stop() : actions.askAll()).run());
        lists.show(view);
        spf.show(view);
        notices.show(view, words);
    }

    /// Where nobody answered, each row would say the same once more: the banner says it once, for all. What
    /// was said or not said exactly stands behind the row.
    private static PartView calm(PartView part) {
        return part.state() == PartView.State.NOT_CHECKED
                ? new PartView(part.part(), PartView.State.NOT_CHECKED, "", List.of(), part.partDetails())
                : part;
    }

    private void showCount(AuditView view) {
        long problems = count(view, PartView.State.BAD);
        long warnings = count(view, PartView.State.WARNING);
        long unclear = count(view, PartView.State.NOT_CHECKED);
        boolean decided =
                problems + warnings + unclear + count(view, PartView.State.GOOD) + count(view, PartView.State.REMARK)
                        > 0;
        count.setVisible(
                decided || view.phase() == AuditView.Phase.RUNNING || view.phase() == AuditView.Phase.CANCELLED);
        if (view.phase() == AuditView.Phase.RUNNING) {
            count.show(Tone.QUIET, texts.get("page.dns.checking"));
        } else if (view.phase() == AuditView.Phase.CANCELLED) {
            count.show(Tone.QUIET, texts.get("page.dns.cancelled"));
        } else if (problems > 0) {
            count.show(Tone.BAD, texts.count("page.dns.problems", problems, Map.of()));
        } else if (warnings > 0) {
            count.show(Tone.WARNING, texts.count("page.dns.warnings", warnings, Map.of()));
        } else if (unclear > 0) {
            count.show(Tone.UNKNOWN, texts.get("page.dns.unclear"));
        } else {
            count.show(Tone.GOOD, texts.get("page.dns.allgood"));
        }
    }

    private static long count(AuditView view, PartView.State state) {
        return DECIDING.stream().filter(p -> view.part(p).state() == state).count();
    }

    /// Opens the first row that has a problem, so that the eye finds it.
    public void openFirst() {
        DECIDING.stream()
                .map(this::row)
                .filter(r -> r.view().state() == PartView.State.BAD)
                .findFirst()
                .ifPresent(r -> r.node().openProperty().set(true));
    }

    /// What the buttons do.
    public record Actions(
            Consumer<Part> again,
            Runnable askAll,
            Runnable askLists,
            Runnable askSource,
            Runnable stop,
            Runnable goToAddress,
            Runnable openSettings,
            Consumer<URI> browse) {}
}
