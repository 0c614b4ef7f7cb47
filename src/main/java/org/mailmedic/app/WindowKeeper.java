package org.mailmedic.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Puts a window where it stood when it was closed, and keeps where it stands. Of a maximised window
/// the place is kept too to which it goes back when it is made smaller.
final class WindowKeeper {
    private final Stage stage;
    private final Path file;
    private Optional<Rectangle2D> small = Optional.empty();
    private boolean pending;

    private WindowKeeper(Stage stage, Path file) {
        this.stage = stage;
        this.file = file;
    }

    /// To be called before the window is shown.
    ///
    /// @param file where the place is kept
    static void keep(Stage stage, Path file) {
        var keeper = new WindowKeeper(stage, file);
        WindowPlace.read(file).map(place -> place.on(screens())).ifPresent(keeper::put);
        for (ObservableValue<?> watched : List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty())) {
            watched.addListener((Observable _) -> keeper.moved());
        }
        stage.setOnHidden(_ -> keeper.write());
    }

    private void put(WindowPlace place) {
        stage.setX(place.bounds().getMinX());
        stage.setY(place.bounds().getMinY());
        stage.setWidth(place.bounds().getWidth());
        stage.setHeight(place.bounds().getHeight());
        stage.setMaximized(place.maximised());
        small = Optional.of(place.bounds());
    }

    /// Size, place and state change one after the other: they are read once all have.
    private void moved() {
        if (!pending) {
            pending = true;
            Platform.runLater(() -> {
                pending = false;
                // As large as a screen, it is on its way to being maximised, whatever is said yet.
                if (stage.isShowing() && isSmall() && screens().stream().noneMatch(this::covers)) {
                    small = Optional.of(bounds());
                }
            });
        }
    }

    private boolean isSmall() {
        return !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
    }

    private boolean covers(Rectangle2D screen) {
        return stage.getWidth() >= screen.getWidth() && stage.getHeight() >= screen.getHeight();
    }

    private Rectangle2D bounds() {
        return new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }

    private void write() {
        Rectangle2D last = isSmall() ? bounds() : small.orElseGet(this::bounds);
        new WindowPlace(last, stage.isMaximized()).write(file);
    }

    private static List<Rectangle2D> screens() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }
}
