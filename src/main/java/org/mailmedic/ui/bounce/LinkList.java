package org.mailmedic.ui.bounce;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mailmedic.knowledge.HelpHosts;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;
import org.mailmedic.ui.control.QuietLink;

/// The links of a refusal, each by its host: a link's own words may lie about where it leads. Known hosts
/// open on a click; others can be copied, and say why they do not open.
final class LinkList extends VBox {
    private static final int MOST = 4;
    private static final int LONGEST_TIP = 200;

    private final Texts texts;
    private final HelpHosts hosts = HelpHosts.load();
    private final Consumer<URI> browse;

    LinkList(Texts texts, Consumer<URI> browse) {
        this.texts = texts;
        this.browse = browse;
        getStyleClass().add("link-list");
        setId("links");
    }

    /// Shows these.
    ///
    /// @param page where the one who refused wants to be asked, known to us
    /// @param links as they stand in the words
    void show(Optional<URI> page, List<String> links) {
        getChildren().clear();
        Set<URI> shown = new HashSet<>();
        page.ifPresent(uri -> {
            shown.add(uri);
            getChildren().add(known(uri, "page.what.links.page"));
        });
        for (String link : links.subList(0, Math.min(MOST, links.size()))) {
            Optional<URI> known = hosts.page(link);
            if (known.isEmpty()) {
                getChildren().add(other(link));
            } else if (shown.add(known.get())) {
                getChildren().add(known(known.get(), "page.what.links.known"));
            }
        }
        boolean any = !getChildren().isEmpty();
        setVisible(any);
        setManaged(any);
    }

    private Node known(URI uri, String key) {
        var link = new QuietLink(texts.get(key, Map.of("host", uri.getHost())), () -> browse.accept(uri));
        link.setWrapText(true);
        link.setTooltip(new Tooltip(shortened(uri.toString())));
        return link;
    }

    private Node other(String link) {
        String host = host(link);
        var words = new Label(texts.get("page.what.links.other", Map.of("host", host)));
        words.getStyleClass().add("small-muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setTooltip(new Tooltip(shortened(Harmless.line(link))));
        var copy = new CopyButton(texts, () -> link);
        copy.setAccessibleText(texts.get("page.what.links.copy", Map.of("host", host)));
        var row = new HBox(words, copy);
        row.getStyleClass().add("link-row");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        return row;
    }

    private static String shortened(String link) {
        return link.length() <= LONGEST_TIP ? link : link.substring(0, LONGEST_TIP) + " …";
    }

    /// What stands where the host stands, even in a link that is not well-formed.
    private static String host(String link) {
        int scheme = link.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = start;
        while (end < link.length() && "/?#".indexOf(link.charAt(end)) < 0) {
            end++;
        }
        String authority = link.substring(start, end);
        return shortened(Harmless.line(authority.substring(authority.lastIndexOf('@') + 1)));
    }
}
