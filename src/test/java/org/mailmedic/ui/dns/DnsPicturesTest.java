package org.mailmedic.ui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.Samples;
import org.mailmedic.ui.Screenshots;

/// Pictures of the DNS page in its states, for a person to look at.
@EnabledIfSystemProperty(named = "mailmedic.pictures", matches = Screenshots.ALL)
class DnsPicturesTest {
    @BeforeAll
    static void start() {
        Screenshots.start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empty",
                "running",
                "good",
                "broken",
                "crowded",
                "faulty",
                "offline",
                "deep",
                "cancelled",
                "idn",
                "silent",
                "lists"
            })
    void aState(String state) {
        Parent window = Screenshots.onFx(() -> {
            var view = new DnsView(
                    Texts.in(Locale.ENGLISH),
                    new DnsView.Actions(_ -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}, _ -> {}));
            view.show(sample(state));
            view.openFirst();
            return window(pane(view));
        });
        Screenshots.take("4-dns-" + state, window);
        assertThat(Path.of("target", "screenshots", "4-dns-" + state + "-1000x700-dark.png"))
                .isNotEmptyFile();
    }

    /// As the window shows a page.
    static ScrollPane pane(DnsView view) {
        var scroll = new ScrollPane(view);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        return scroll;
    }

    /// The ground of the window, with the room that the list of steps takes.
    static Parent window(ScrollPane pane) {
        var side = new Region();
        side.getStyleClass().add("side");
        HBox.setHgrow(pane, Priority.ALWAYS);
        var window = new HBox(side, pane);
        window.getStyleClass().add("window");
        return window;
    }

    private static AuditView sample(String state) {
        return switch (state) {
            case "empty" -> Samples.audit(AuditView.Phase.IDLE, Map.of(), Optional.empty());
            case "running" -> Samples.running();
            case "good" -> Samples.good();
            case "broken" -> Samples.broken();
            case "crowded" -> Samples.crowded();
            case "faulty" -> Samples.faulty();
            case "offline" -> Samples.offline();
            case "cancelled" -> Samples.cancelled();
            case "idn" -> Samples.idn();
            case "silent" -> Samples.oneSilent();
            case "lists" -> Samples.lists();
            default -> Samples.deep();
        };
    }
}
