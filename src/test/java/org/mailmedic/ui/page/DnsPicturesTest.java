package org.mailmedic.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.Screenshots;

/// Pictures of the DNS page in its states, for a person to look at.
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
        StackPane pane = Screenshots.onFx(() -> {
            var view = new DnsView(
                    Texts.in(Locale.ENGLISH),
                    new DnsView.Hands(_ -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {}, _ -> {}));
            view.show(sample(state));
            view.openFirst();
            var scroll = new ScrollPane(view);
            scroll.getStyleClass().add("page-scroll");
            scroll.setFitToWidth(true);
            var ground = new StackPane(scroll);
            ground.getStyleClass().add("window");
            return ground;
        });
        Screenshots.take("4-dns-" + state, pane);
        assertThat(Path.of("target", "screenshots", "4-dns-" + state + "-1440x900-dark.png"))
                .isNotEmptyFile();
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
