package org.mailmedic.ui.shell;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.Notifications;
import org.mailmedic.session.FixNews;
import org.mailmedic.text.Texts;

/// Tells what turned while the user was at another page, or at another window: in a band over the page,
/// and, where the window does not have the keyboard, in a corner of the screen.
final class NewsBar {
    private static final Duration LONG_ENOUGH_TO_NOTICE = Duration.seconds(20);

    private final Texts texts;
    private final NotificationPane pane = new NotificationPane();

    /// @param content what the band lies over
    NewsBar(Texts texts, Node content) {
        this.texts = texts;
        pane.setContent(content);
        pane.setId("news");
        // It holds the page; the keyboard has no business with it.
        pane.setFocusTraversable(false);
        pane.getStyleClass().add("news");
    }

    Node node() {
        return pane;
    }

    void tell(FixNews fixNews) {
        String words = texts.get(
                "shell.news." + fixNews.turn().name(),
                Map.of("title", fixNews.item().title()));
        pane.setText(words);
        pane.show();
        Window window = pane.getScene() == null ? null : pane.getScene().getWindow();
        if (window != null && window.isShowing() && !window.isFocused()) {
            popUp(fixNews, words);
        }
    }

    private void popUp(FixNews fixNews, String words) {
        var corner = Notifications.create()
                .title(texts.get("shell.name"))
                .text(words)
                .position(Pos.BOTTOM_RIGHT)
                .hideAfter(LONG_ENOUGH_TO_NOTICE);
        if (fixNews.turn() == FixNews.Turn.BROKEN) {
            corner.showWarning();
        } else {
            corner.showConfirm();
        }
    }
}
