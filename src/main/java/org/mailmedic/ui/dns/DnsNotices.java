package org.mailmedic.ui.dns;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Banner;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// What one must know before one reads the rows of the DNS page: whose domain it is, and what is wrong
/// with the network. Made anew only when it says something else, so that a button that has the keyboard
/// keeps it.
final class DnsNotices extends VBox {
    private final Texts texts;
    private final DnsView.Actions hands;
    private List<Object> shown = List.of();

    DnsNotices(Texts texts, DnsView.Actions actions) {
        this.texts = texts;
        this.hands = actions;
        getStyleClass().add("notices");
    }

    void show(AuditView view, Map<String, String> words) {
        boolean silence = view.phase() == AuditView.Phase.DONE && view.nobodyAnswered();
        boolean refused = view.phase() == AuditView.Phase.DONE && view.everyoneRefused();
        boolean denied = view.phase() == AuditView.Phase.DONE && view.everythingDenied();
        boolean failed = view.phase() == AuditView.Phase.FAILED;
        List<AuditView.Network.Warning> warnings = failed || silence || refused || denied
                ? List.of()
                : Stream.concat(
                                view.network().map(AuditView.Network::warnings).stream()
                                        .flatMap(List::stream),
                                view.source().warnings().stream())
                        .toList();
        List<Object> now = List.of(words, view.domain(), view.ownDomain(), silence, refused, denied, failed, warnings);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        getChildren().clear();
        if (view.domain().isEmpty()) {
            getChildren()
                    .add(new Banner(
                            Tone.NOTE,
                            texts.get("page.dns.nodomain"),
                            button("page.dns.nodomain.go", "to-address", hands.goToAddress())));
        } else if (!view.ownDomain()) {
            getChildren().add(new Banner(Tone.NOTE, texts.get("page.dns.freemail", words)));
        }
        if (failed) {
            getChildren()
                    .add(warning(
                            texts.get("page.dns.failed.title"),
                            texts.get("page.dns.failed.text", words),
                            button("page.dns.askall", "ask-all-again", hands.askAll())));
        } else if (silence || refused || denied) {
            String what = silence ? "page.dns.offline" : denied ? "page.dns.denied" : "page.dns.refused";
            getChildren()
                    .add(warning(
                            texts.get(what + ".title", words),
                            texts.get(what + ".text", words),
                            settings(),
                            button("page.dns.askall", "ask-all-again", hands.askAll())));
        }
        warnings.forEach(w -> getChildren()
                .add(w.settings() ? warning(w.title(), w.text(), settings()) : warning(w.title(), w.text())));
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private Button settings() {
        return button("page.dns.settings", "open-settings", hands.openSettings());
    }

    private Button button(String key, String id, Runnable does) {
        var button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> does.run());
        return button;
    }

    private static HBox warning(String title, String words, Node... actions) {
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
        if (actions.length > 0) {
            var row = new FlowPane(actions);
            row.getStyleClass().add("banner-actions");
            box.getChildren().add(row);
        }
        var banner = new HBox(new ToneIcon(Tone.WARNING), box);
        banner.getStyleClass().addAll("banner", "warning");
        banner.setAlignment(Pos.TOP_LEFT);
        return banner;
    }
}
