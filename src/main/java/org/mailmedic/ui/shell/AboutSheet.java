package org.mailmedic.ui.shell;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mailmedic.about.BundledComponent;
import org.mailmedic.about.Known;
import org.mailmedic.about.Product;
import org.mailmedic.about.StoragePlaces;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;
import org.mailmedic.ui.control.QuietLink;
import org.mailmedic.ui.look.Look;

/// What this program is: versions, where it keeps things, how old its knowledge is, and what it is made of with all
/// licences. All of it from the build.
final class AboutSheet extends VBox {
    private static final int ICON = 44;
    private static final int ICON_SOURCE = 128;

    private final Texts texts;
    private final Actions hands;
    private final DateTimeFormatter day;
    private final Label version = new Label();
    private final VBox content = new VBox();
    private final Button close;

    /// What the buttons do.
    interface Actions {
        /// Shows a folder as the system shows folders.
        void showFolder(Path folder);

        /// Shows the text of a licence, and comes back here.
        void showText(String title, String text);

        void reportFault();

        void close();
    }

    /// @param places where things are kept; nothing where that is not known
    AboutSheet(Texts texts, Optional<StoragePlaces> places, Actions hands) {
        this.texts = texts;
        this.hands = hands;
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale());
        getStyleClass().addAll("sheet", "choice-sheet");
        setId("about-sheet");
        content.getStyleClass().add("about-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("page-scroll", "about-scroll");
        scroll.setAccessibleText(texts.get("about.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        close = button("close-about", "shell.left.close", hands::close);
        close.setCancelButton(true);
        var copy = new CopyButton(texts, () -> summary(version.getText()));
        copy.setId("copy-about");
        copy.setAccessibleText(texts.get("about.copy"));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var actions = new HBox(button("about-report", "fault.title", hands::reportFault), gap, copy, close);
        actions.getStyleClass().add("sheet-actions");
        getChildren().addAll(brand(), scroll, actions);
        Thread.ofVirtual().name("about").start(() -> {
            Product product = Product.load();
            Platform.runLater(() -> fill(product, places));
        });
    }

    private Node brand() {
        var icon = new ImageView(Look.icon(ICON_SOURCE));
        icon.setFitWidth(ICON);
        icon.setFitHeight(ICON);
        icon.setSmooth(true);
        var name = new Label(texts.get("shell.name"));
        name.getStyleClass().add("brand-name");
        version.setId("about-version");
        version.getStyleClass().add("muted");
        var what = new Label(texts.get("about.what"));
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        what.getStyleClass().add("muted");
        var names = new HBox(8, name, version);
        names.setAlignment(Pos.BASELINE_LEFT);
        var brand = new HBox(16, icon, new VBox(names, what));
        brand.setAlignment(Pos.CENTER_LEFT);
        return brand;
    }

    private void fill(Product product, Optional<StoragePlaces> places) {
        version.setText(product.version());
        content.getChildren().setAll(heading("about.runs"), runs(product));
        places.ifPresent(p -> content.getChildren().addAll(heading("about.kept"), kept(p)));
        if (!product.known().isEmpty()) {
            content.getChildren().addAll(heading("about.known"), note("about.known.note"), known(product));
            content.getChildren().addAll(heading("about.parts"), note("about.parts.note"), parts(product.parts()));
        }
    }

    private GridPane runs(Product product) {
        var grid = grid();
        row(
                grid,
                texts.get("about.java"),
                value(Product.java()),
                link("licence-java", texts.get("about.read"), () -> read(texts.get("about.java"), Product::javaText)));
        row(grid, texts.get("about.javafx"), value(Product.javaFx()));
        row(grid, texts.get("about.system"), value(Product.system()));
        row(
                grid,
                texts.get("about.licence"),
                value(String.join(", ", product.own().licences())),
                link("licence-own", texts.get("about.read"), () -> showLicence(product.own())));
        return grid;
    }

    private GridPane kept(StoragePlaces storagePlaces) {
        var grid = grid();
        place(grid, "cases", storagePlaces.cases(), storagePlaces.cases());
        place(
                grid,
                "settings",
                storagePlaces.settings(),
                storagePlaces.settings().resolveSibling(""));
        place(grid, "log", storagePlaces.log(), storagePlaces.log());
        return grid;
    }

    private void place(GridPane grid, String id, Path path, Path folder) {
        var show = link("show-" + id, texts.get("about.folder"), () -> hands.showFolder(folder));
        show.setAccessibleText(texts.get("about.folder") + ": " + texts.get("about." + id));
        row(grid, texts.get("about." + id), value(path.toString()), show);
    }

    private GridPane known(Product product) {
        var grid = grid();
        for (Known one : product.known()) {
            String days = one.from().equals(one.to())
                    ? day.format(one.to())
                    : texts.get("about.known.days", Map.of("from", day.format(one.from()), "to", day.format(one.to())));
            row(grid, texts.get("about.known." + one.area()), value(days));
        }
        return grid;
    }

    private GridPane parts(List<BundledComponent> parts) {
        var grid = grid();
        for (BundledComponent bundledComponent : parts) {
            var name = link(
                    "licence-" + bundledComponent.name(), bundledComponent.name(), () -> showLicence(bundledComponent));
            var licence = new Label(String.join(" / ", bundledComponent.licences()));
            licence.getStyleClass().add("small-muted");
            licence.setWrapText(true);
            name.setAccessibleText(
                    bundledComponent.name() + " " + version(bundledComponent) + ", " + licence.getText());
            grid.addRow(grid.getRowCount(), name, value(version(bundledComponent)), licence);
        }
        return grid;
    }

    private String version(BundledComponent bundledComponent) {
        return bundledComponent.inside().isEmpty()
                ? bundledComponent.version()
                : texts.get(
                        "about.inside",
                        Map.of("part", bundledComponent.inside(), "version", bundledComponent.version()));
    }

    private void showLicence(BundledComponent bundledComponent) {
        read(
                bundledComponent.name() + " · " + String.join(" / ", bundledComponent.licences()),
                () -> Product.text(bundledComponent));
    }

    private void read(String title, Supplier<String> text) {
        Thread.ofVirtual().name("licence").start(() -> {
            String whole = text.get();
            Platform.runLater(() -> hands.showText(title, whole));
        });
    }

    /// For a mail to whoever helps.
    private String summary(String ofApp) {
        return Stream.of(
                        texts.get("shell.name") + " " + ofApp,
                        texts.get("about.java") + " " + Product.java(),
                        texts.get("about.javafx") + " " + Product.javaFx(),
                        Product.system())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    // ---- Pieces ----

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("fact-grid");
        var names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, values);
        return grid;
    }

    private static void row(GridPane grid, String name, Label value, Node... more) {
        var title = new Label(name);
        title.getStyleClass().add("small-muted");
        title.setLabelFor(value);
        GridPane.setValignment(title, VPos.TOP);
        grid.addRow(grid.getRowCount(), title, value);
        for (Node node : more) {
            grid.add(node, 2, grid.getRowCount() - 1);
        }
    }

    private static Label value(String words) {
        var value = new Label(words);
        value.getStyleClass().add("small");
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        return value;
    }

    private Label heading(String key) {
        var heading = new Label(texts.get(key));
        heading.getStyleClass().add("section-title");
        return heading;
    }

    private Label note(String key) {
        var note = new Label(texts.get(key));
        note.getStyleClass().add("small-muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private static QuietLink link(String id, String words, Runnable action) {
        return new QuietLink(id, words, action).whole();
    }

    private Button button(String id, String key, Runnable action) {
        var button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
