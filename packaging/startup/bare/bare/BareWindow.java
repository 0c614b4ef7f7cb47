package bare;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Shows a label and quits once it is painted, just when the app quits with `mailmedic.quitAfter`.
public final class BareWindow extends Application {
    /// Made by JavaFX.
    public BareWindow() {}

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(new Label("A window")), 1120, 740));
        stage.show();
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == 2) {
                    stop();
                    Platform.exit();
                }
            }
        }.start();
    }

    /// The way in.
    public static void main(String[] arguments) {
        launch(BareWindow.class, arguments);
    }
}
