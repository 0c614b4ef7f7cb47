package org.mailmedic.ui.dns;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.control.RawBox;
import org.mailmedic.ui.control.ToneIcon;
import org.mailmedic.ui.control.Visibility;

/// Block lists, asked only when the user says so: before that, who would learn of it; after it, a row
/// for each list. While they are asked, and where none of them said anything, the row of the whole part
/// stands for them.
final class ListsCard extends VBox {
    private final Texts texts;
    private final DnsView.Actions actions;
    private final PartRow part;
    private final Label address = new Label();
    private final Button again = new Button();
    private final VBox card = new VBox();
    private List<AuditView.Listing> listings = List.of();

    /// @param part the row of the whole part
    ListsCard(Texts texts, DnsView.Actions actions, PartRow part) {
        this.texts = texts;
        this.actions = actions;
        this.part = part;
        getStyleClass().add("column");
        var name = new Label(texts.get("page.dns.lists"));
        name.getStyleClass().add("section-title");
        address.getStyleClass().add("small-muted");
        again.setText(texts.get("page.dns.again"));
        again.setId("ask-lists-again");
        again.getStyleClass().add("small");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> actions.askLists().run());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(name, address, gap, again);
        head.getStyleClass().add("section-head");
        head.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("card", "rows");
        getChildren().addAll(head, card);
    }

    void show(AuditView view) {
        PartView.State state = view.part(Part.BLOCK_LISTS).state();
        String of = view.lists().address();
        address.setText(of.isEmpty() ? "" : texts.get("page.dns.lists.for", Map.of("address", of)));
        boolean asked = state != PartView.State.WAITING && state != PartView.State.SKIPPED;
        boolean told = asked
                && state != PartView.State.RUNNING
                && !view.lists().listings().isEmpty();
        Visibility.set(again, told);
        if (told) {
            if (card.getChildren().contains(part.node())
                    || card.lookup(".listing") == null
                    || !listings.equals(view.lists().listings())) {
                listings = view.lists().listings();
                card.getChildren().setAll(listings.stream().map(this::listing).toList());
            }
        } else if (asked) {
            if (!card.getChildren().contains(part.node())) {
                card.getChildren().setAll(part.node());
            }
        } else {
            card.getChildren().setAll(of.isEmpty() ? padded(note("page.dns.lists.noaddress", Map.of())) : offer(view));
        }
    }

    private Node offer(AuditView view) {
        var ask = new Button(texts.get("page.dns.lists.ask"));
        ask.setId("ask-block-lists");
        ask.setOnAction(_ -> actions.askLists().run());
        ask.setDisable(view.lists().zones().isEmpty());
        String zones = String.join(", ", view.lists().zones());
        Map<String, String> words =
                Map.of("lists", zones, "address", view.lists().address(), "resolver", view.resolver());
        VBox offer = padded(note("page.dns.lists.why", Map.of()), ask);
        if (!zones.isEmpty()) {
            offer.getChildren().add(note("page.dns.lists.who", words));
        }
        if (!view.lists().leftOut().isEmpty()) {
            offer.getChildren()
                    .add(note(
                            "page.dns.lists.left_out",
                            Map.of("lists", String.join(", ", view.lists().leftOut()))));
        }
        return offer;
    }

    private Disclosure listing(AuditView.Listing listing) {
        var fold = new Disclosure();
        fold.getStyleClass().addAll("part-row", "listing");
        fold.setLine(
                listing.rest().isEmpty() ? listing.title() : listing.title() + ", " + listing.rest(),
                new ToneIcon(listing.tone()),
                SourceCard.words(listing.title(), listing.rest()));
        fold.setBody(() -> body(listing));
        return fold;
    }

    private Node body(AuditView.Listing listing) {
        var text = new Label(listing.text());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("body-text");
        var body = new VBox(text);
        body.getStyleClass().add("part-body");
        if (!listing.answer().isEmpty()) {
            body.getChildren().add(new RawBox(texts, texts.get("page.dns.evidence"), listing.answer()));
        }
        if (!listing.page().isEmpty()) {
            var page = new Button(texts.get("page.dns.listing.web"));
            page.getStyleClass().add("small");
            page.setOnAction(_ -> actions.browse().accept(URI.create(listing.page())));
            body.getChildren().add(page);
        }
        return body;
    }

    private static VBox padded(Node... content) {
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
}
