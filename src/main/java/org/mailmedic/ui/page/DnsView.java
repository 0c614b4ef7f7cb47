package org.mailmedic.ui.page;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.checkup.Part;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Banner;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.control.Pill;
import org.mailmedic.ui.control.RawBox;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// The DNS page as it looks; it knows nothing of how the DNS is asked.
final class DnsView extends VBox {
    private static final List<Part> DECIDING = List.of(Part.SPF, Part.DKIM, Part.DMARC, Part.MX, Part.REVERSE_DNS);
    private static final List<Part> HOUSEKEEPING = List.of(Part.TRANSPORT, Part.BRAND);

    private final Texts texts;
    private final Hands hands;
    private final Map<Part, PartRow> rows = new EnumMap<>(Part.class);
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final VBox notices = new VBox();
    private final Label decidingTitle = new Label();
    private final Pill count = new Pill(Tone.QUIET, "");
    private final Button run = new Button();
    private final Label listsFor = new Label();
    private final VBox listsCard = new VBox();
    private final SpfCard spf;
    private final SourceCard source;
    private final Label network = new Label();
    private List<AuditView.Listing> listings = List.of();

    /// @param hands what its buttons do
    DnsView(Texts texts, Hands hands) {
        this.texts = texts;
        this.hands = hands;
        this.spf = new SpfCard(texts);
        this.source = new SourceCard(texts, hands.askSource());
        for (Part part : Part.values()) {
            rows.put(part, new PartRow(part, texts, hands.again()));
        }
        getStyleClass().addAll("page", "dns-page");
        setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("page-title");
        subtitle.getStyleClass().add("page-subtitle");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        subtitle.setWrapText(true);
        subtitle.setMinHeight(USE_PREF_SIZE);
        notices.getStyleClass().add("notices");

        var housekeeping = new Disclosure();
        housekeeping.getStyleClass().add("housekeeping");
        var housekeepingTitle = new Label(texts.get("page.dns.housekeeping"));
        housekeepingTitle.setWrapText(true);
        housekeeping.setLine(housekeepingTitle.getText(), housekeepingTitle);
        housekeeping.setBody(() -> card(HOUSEKEEPING));
        listsCard.getStyleClass().addAll("card", "rows");

        var sourceTitle = new Label(texts.get("page.dns.source.title"));
        sourceTitle.getStyleClass().add("section-title");
        network.getStyleClass().add("small-muted");
        network.setWrapText(true);
        network.setMinHeight(USE_PREF_SIZE);
        var left = new VBox(
                deciding(),
                card(DECIDING),
                listsHead(),
                listsCard,
                SourceCard.heading(sourceTitle),
                source,
                housekeeping,
                network);
        left.getStyleClass().add("column");
        getChildren().addAll(title, subtitle, notices, new SideBySide(left, spf, 0.5, 760));
    }

    private Node deciding() {
        decidingTitle.getStyleClass().add("section-title");
        decidingTitle.setWrapText(true);
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.getStyleClass().add("small");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(decidingTitle, count, gap, run);
        head.getStyleClass().add("section-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node listsHead() {
        var name = new Label(texts.get("page.dns.lists"));
        name.getStyleClass().add("section-title");
        listsFor.getStyleClass().add("small-muted");
        var head = new HBox(name, listsFor);
        head.getStyleClass().add("section-head");
        return head;
    }

    private VBox card(List<Part> parts) {
        var card = new VBox();
        card.getStyleClass().addAll("card", "rows");
        parts.forEach(part -> card.getChildren().add(row(part).node()));
        return card;
    }

    private PartRow row(Part part) {
        return rows.computeIfAbsent(part, p -> new PartRow(p, texts, hands.again()));
    }

    void show(AuditView view) {
        Map<String, String> words = Map.of("domain", view.domain(), "resolver", view.resolver());
        title.setText(texts.get(view.ownDomain() ? "page.dns.title" : "page.dns.title.freemail", words));
        subtitle.setText(
                texts.get(view.domain().isEmpty() ? "page.dns.subtitle.nodomain" : "page.dns.subtitle", words));
        decidingTitle.setText(texts.get(view.bounce() ? "page.dns.deciding" : "page.dns.deciding.nobounce"));
        boolean silence = view.phase() == AuditView.Phase.DONE && view.nobodyAnswered();
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
        run.setText(texts.get(running ? "page.dns.cancel" : "page.dns.askall"));
        run.setOnAction(_ -> (running ? hands.stop() : hands.askAll()).run());
        showLists(view);
        spf.show(view);
        showNotices(view, words);
    }

    /// Where nobody answered, each row would say the same once more: the banner says it once, for all.
    private static PartView calm(PartView part) {
        return part.state() == PartView.State.NOT_CHECKED
                ? new PartView(part.part(), PartView.State.NOT_CHECKED, "", List.of())
                : part;
    }

    private void showNotices(AuditView view, Map<String, String> words) {
        notices.getChildren().clear();
        if (view.domain().isEmpty()) {
            var go = new Button(texts.get("page.dns.nodomain.go"));
            go.setMinWidth(Region.USE_PREF_SIZE);
            go.setOnAction(_ -> hands.goToAddress().run());
            notices.getChildren().add(new Banner(Tone.NOTE, texts.get("page.dns.nodomain"), go));
        } else if (!view.ownDomain()) {
            notices.getChildren().add(new Banner(Tone.NOTE, texts.get("page.dns.freemail", words)));
        }
        if (view.phase() == AuditView.Phase.FAILED) {
            notices.getChildren().add(trouble("page.dns.failed", words));
        } else if (view.phase() == AuditView.Phase.DONE && view.nobodyAnswered()) {
            notices.getChildren().add(trouble("page.dns.offline", words));
        } else {
            view.network()
                    .ifPresent(n ->
                            n.warnings().forEach(w -> notices.getChildren().add(warning(w.title(), w.text()))));
        }
        notices.setVisible(!notices.getChildren().isEmpty());
        notices.setManaged(notices.isVisible());
    }

    private Node trouble(String key, Map<String, String> words) {
        var again = new Button(texts.get("page.dns.askall"));
        again.setOnAction(_ -> hands.askAll().run());
        again.setMinWidth(Region.USE_PREF_SIZE);
        HBox banner = warning(texts.get(key + ".title"), texts.get(key + ".text", words));
        banner.getChildren().add(again);
        return banner;
    }

    private static HBox warning(String title, String words) {
        var headline = new Label(title);
        headline.getStyleClass().add("section-title");
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        var text = new Label(words);
        text.getStyleClass().add("body-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        var box = new VBox(headline, text);
        box.getStyleClass().add("column-tight");
        HBox.setHgrow(box, Priority.ALWAYS);
        var banner = new HBox(new ToneIcon(Tone.WARNING), box);
        banner.getStyleClass().addAll("banner", "warning");
        banner.setAlignment(Pos.CENTER_LEFT);
        return banner;
    }

    private void showCount(AuditView view) {
        long problems = count(view, PartView.State.BAD);
        long warnings = count(view, PartView.State.WARNING);
        long unclear = count(view, PartView.State.NOT_CHECKED);
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

    private void showLists(AuditView view) {
        PartView.State state = view.part(Part.BLOCK_LISTS).state();
        String address = view.lists().address();
        listsFor.setText(address.isEmpty() ? "" : texts.get("page.dns.lists.for", Map.of("address", address)));
        boolean asked = state != PartView.State.WAITING && state != PartView.State.SKIPPED;
        if (asked) {
            boolean stands =
                    listsCard.getChildren().contains(row(Part.BLOCK_LISTS).node());
            if (!stands || !listings.equals(view.lists().listings())) {
                listings = view.lists().listings();
                listsCard.getChildren().setAll(row(Part.BLOCK_LISTS).node());
                listings.forEach(l -> listsCard.getChildren().add(listing(l)));
            }
            return;
        }
        if (address.isEmpty()) {
            listsCard.getChildren().setAll(padded(note("page.dns.lists.noaddress", Map.of())));
            return;
        }
        var ask = new Button(texts.get("page.dns.lists.ask"));
        ask.setId("ask-block-lists");
        ask.setOnAction(_ -> hands.askLists().run());
        String zones = view.lists().zones().stream().collect(Collectors.joining(", "));
        listsCard
                .getChildren()
                .setAll(padded(
                        note("page.dns.lists.why", Map.of()),
                        ask,
                        note(
                                "page.dns.lists.who",
                                Map.of("lists", zones, "address", address, "resolver", view.resolver()))));
    }

    private Node listing(AuditView.Listing listing) {
        var fold = new Disclosure();
        fold.getStyleClass().addAll("part-row", "listing");
        fold.setLine(
                listing.title() + ", " + listing.rest(),
                new ToneIcon(listing.tone()),
                SourceCard.words(listing.title(), listing.rest()));
        fold.setBody(() -> {
            var text = new Label(listing.text());
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            text.getStyleClass().add("body-text");
            var body = new VBox(text, new RawBox(texts, texts.get("page.dns.evidence"), listing.answer()));
            body.getStyleClass().add("part-body");
            if (!listing.page().isEmpty()) {
                var page = new Button(texts.get("page.dns.listing.web"));
                page.getStyleClass().add("small");
                page.setOnAction(_ -> hands.browse().accept(URI.create(listing.page())));
                body.getChildren().add(page);
            }
            return body;
        });
        return fold;
    }

    private static Node padded(Node... content) {
        var box = new VBox(content);
        box.getStyleClass().add("card-content");
        return box;
    }

    private Label note(String key, Map<String, String> words) {
        var label = new Label(texts.get(key, words));
        label.getStyleClass().add("small-muted");
        label.setWrapText(true);
        return label;
    }

    /// Opens the first row that has a problem, so that the eye finds it.
    void openFirst() {
        DECIDING.stream()
                .map(this::row)
                .filter(r -> r.view().state() == PartView.State.BAD)
                .findFirst()
                .ifPresent(r -> r.node().openProperty().set(true));
    }

    /// What the buttons do.
    record Hands(
            Consumer<Part> again,
            Runnable askAll,
            Runnable askLists,
            Runnable askSource,
            Runnable stop,
            Runnable goToAddress,
            Consumer<URI> browse) {}
}
