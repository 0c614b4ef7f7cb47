package org.mailmedic.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.ui.look.Look;

class EmptyFrameTest {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 720;

    /// In the side, on its edge, and on the page: where nothing else is.
    private static final List<Point2D> PLACES =
            List.of(new Point2D(3, 300), new Point2D(235, 300), new Point2D(240, 300));

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void theContentComesInTheSameColours(ColorScheme scheme, @TempDir Path folder) {
        Cases cases = Sessions.cases(folder);
        try (TestWindow window = TestWindow.open(cases, cases.begin())) {
            assertThat(colours(new EmptyFrame(scheme), scheme)).isEqualTo(Screenshots.onFx(() -> {
                Look.dress(window.window().root().getScene(), scheme);
                return colours(window.window().root().getScene());
            }));
        }
    }

    private static List<Color> colours(Parent frame, ColorScheme scheme) {
        return Screenshots.onFx(() -> {
            var scene = new Scene(frame, WIDTH, HEIGHT);
            Look.dress(scene, scheme);
            return colours(scene);
        });
    }

    private static List<Color> colours(Scene scene) {
        WritableImage picture = scene.snapshot(null);
        return PLACES.stream()
                .map(at -> picture.getPixelReader().getColor((int) at.getX(), (int) at.getY()))
                .toList();
    }
}
