package org.mailmedic.ui.shell;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.casefile.StepId;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.look.Look;

/// The left side of the window: the name of the app, the steps, and whose case it is.
final class StepSidebar extends VBox {
    private static final int ICON = 26;
    private static final int ICON_SOURCE = 64;

    private final StepList steps;
    private final ScrollPane scroll;
    private final CaseLine caseLine;

    StepSidebar(
            Texts texts, Consumer<StepId> jump, Runnable newCase, Runnable settings, Runnable help, Runnable about) {
        steps = new StepList(texts, jump);
        caseLine = new CaseLine(texts);
        var icon = new ImageView(Look.icon(ICON_SOURCE));
        icon.setFitWidth(ICON);
        icon.setFitHeight(ICON);
        icon.setSmooth(true);
        var name = new Label(texts.get("shell.name"));
        name.getStyleClass().add("brand-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var brand = new HBox(icon, name);
        brand.getStyleClass().add("brand");
        // With large letters in a low window the steps have no room below each other.
        scroll = new ScrollPane(steps);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button first = tool("new-case", texts.get("shell.new"), Feather.PLUS, newCase);
        Button below = tool("help", texts.get("shell.help"), Feather.HELP_CIRCLE, help);
        below.setAlignment(Pos.CENTER_LEFT);
        // Two columns of their own widths: tiles would all be as wide as the longest word, and have room for one.
        below.prefWidthProperty().bind(first.widthProperty());
        var tools = new FlowPane(
                first,
                tool("settings", texts.get("shell.settings"), Feather.SETTINGS, settings),
                below,
                tool("about", texts.get("about.short"), Feather.INFO, about));
        tools.getStyleClass().add("side-tools");
        getStyleClass().add("side");
        setMinHeight(0);
        getChildren().addAll(brand, scroll, caseLine, tools);
    }

    private static Button tool(String id, String words, Feather icon, Runnable action) {
        var button = new Button(words, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("side-tool");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    void show(Session session) {
        steps.show(session.steps());
        steps.whereCurrent().ifPresent(scroll::setVvalue);
        caseLine.show(session);
    }
}
