package org.mailmedic.ui.sender;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Provider;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.reply.Idn;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.SpokenSender;
import org.mailmedic.session.Session;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.Busy;
import org.mailmedic.ui.control.Field;
import org.mailmedic.ui.control.Heading;
import org.mailmedic.ui.control.Visibility;
import org.mailmedic.ui.shell.Page;
import org.mailmedic.ui.shell.Shell;
import org.mailmedic.walk.Readiness;

/// The second page: the user's address, and who sends their mail, chosen in advance where it can be told.
public final class WhoSendsPage implements Page {
    private static final double ADDRESS_WIDTH = 400;

    private final Shell shell;
    private final Texts texts;
    private final Session session;
    private final Catalogue catalogue;

    private final TextField address = new TextField();
    private final Field addressField;
    private final Label fromBounce = new Label();
    private final Busy looking = new Busy();
    private final FontIcon statusIcon = new FontIcon();
    private final Label status = new Label();
    private final ToggleGroup providers = new ToggleGroup();
    private final Map<String, ToggleButton> tiles = new LinkedHashMap<>();
    private final ToggleGroup kinds = new ToggleGroup();
    private final Label kindTitle = new Label();
    private final VBox kindRows = new VBox();
    private final VBox node = new VBox();
    private List<ProviderKind> shownKinds = List.of();

    public WhoSendsPage(Shell shell) {
        this.shell = shell;
        this.texts = shell.texts();
        this.session = shell.session();
        this.catalogue = shell.cases().tools().catalogue();

        address.setId("address");
        address.setPromptText(texts.get("page.who.address.prompt"));
        address.textProperty().subscribe((_, typed) -> typed(typed));
        address.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                complain();
            }
        });
        addressField = new Field(texts.get("page.who.address"), address);
        addressField.setMaxWidth(ADDRESS_WIDTH);
        addressField.setId("address-field");

        fromBounce.setId("from-bounce");
        fromBounce.getStyleClass().add("small-muted");
        fromBounce.setText(texts.get("page.who.address.taken"));
        fromBounce.setWrapText(true);
        Visibility.set(fromBounce, false);

        status.setId("reason");
        status.getStyleClass().add("small");
        status.setWrapText(true);
        var statusLine = new HBox(looking, statusIcon, status);
        statusLine.getStyleClass().add("status-line");

        var providerTitle = new Label(texts.get("page.who.provider"));
        providerTitle.getStyleClass().add("section-title");
        var tileRow = new Tiles();
        catalogue.providers().forEach(provider -> tileRow.getChildren().add(tile(provider)));
        kindTitle.setText(texts.get("page.who.kind"));
        kindTitle.getStyleClass().add("section-title");
        kindRows.getStyleClass().add("kinds");
        Visibility.set(kindTitle, false);

        node.getStyleClass().add("page");
        node.setMinHeight(VBox.USE_PREF_SIZE);
        node.getChildren()
                .addAll(
                        new Heading(texts.get("page.who.title"), texts.get("page.who.subtitle")),
                        new VBox(8, addressField, fromBounce, statusLine),
                        providerTitle,
                        tileRow,
                        kindTitle,
                        kindRows);
    }

    private ToggleButton tile(Provider provider) {
        var letter = new Label();
        letter.getStyleClass().add("letter");
        if (provider.isListed()) {
            letter.setText(provider.name().substring(0, 1));
        } else {
            letter.setGraphic(new FontIcon(Feather.SERVER));
        }
        var name = new Label(provider.name());
        name.getStyleClass().add("small-title");
        var examples = new Label(provider.tile());
        examples.getStyleClass().add("small-muted");
        var words = new HBox(12, letter, new VBox(name, examples));
        words.setAlignment(Pos.CENTER_LEFT);
        var tile = new ToggleButton();
        tile.setGraphic(words);
        tile.setAccessibleText(provider.name() + ": " + examples.getText());
        tile.setId("provider-" + provider.id());
        tile.getStyleClass().setAll("tile");
        tile.setToggleGroup(providers);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setOnAction(_ -> {
            tile.setSelected(true);
            choose(provider);
        });
        tiles.put(provider.id(), tile);
        return tile;
    }

    // ---- What the user says ----

    private void typed(String typed) {
        if (!typed.strip().equals(session.current().given().address())) {
            session.addressTyped(typed.strip());
        }
        addressField.acceptIf(this::isAddress);
        shell.leakLineChanged();
    }

    /// A sign that no domain may hold is named: nobody sees what is wrong with one otherwise.
    private String invalid() {
        String domain = address.getText().substring(address.getText().lastIndexOf('@') + 1);
        return Idn.wrongIn(domain)
                .filter(w -> address.getText().contains("@")
                        && (w.fault() == Idn.Fault.CHARACTER || w.fault() == Idn.Fault.PLACE))
                .map(w -> texts.get("page.who.address.character", Map.of("what", w.what())))
                .orElseGet(() -> texts.get("page.who.address.invalid"));
    }

    private boolean isAddress() {
        return MailAddress.parse(address.getText()).isPresent();
    }

    private void complain() {
        if (!address.getText().isBlank() && !isAddress()) {
            addressField.say(invalid());
        }
    }

    /// The kind that fits best is chosen with the provider; the user may change it below.
    private void choose(Provider provider) {
        boolean already = session.kind()
                .filter(kind -> kind.providerId().equals(provider.id()))
                .isPresent();
        if (!already) {
            session.choose(session.suggestion()
                    .map(Recognition::kind)
                    .filter(kind -> kind.providerId().equals(provider.id()))
                    .or(() -> provider.kinds().stream()
                            .filter(kind -> kind.ownDomain() && isAddress())
                            .findFirst())
                    .orElse(provider.kinds().getFirst())
                    .id());
        }
    }

    // ---- The page ----

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void refresh() {
        String given = session.current().given().address();
        if (!address.isFocused() && !given.equals(address.getText().strip())) {
            address.setText(given);
        }
        boolean taken = !given.isBlank()
                && session.bounce().sender().filter(given::equalsIgnoreCase).isPresent();
        Visibility.set(fromBounce, taken);
        address.setPromptText(spokenDomain()
                .map(domain -> texts.get("page.who.address.prompt.domain", Map.of("domain", domain)))
                .orElseGet(() -> texts.get("page.who.address.prompt")));
        showStatus();
        showChoice();
    }

    /// The domain that the bounce names as its sender's; where mail was passed on, it is not the user's.
    private Optional<String> spokenDomain() {
        return session.readings().stream()
                .findFirst()
                .filter(reading -> reading.cause() != Cause.FORWARDING)
                .flatMap(reading -> SpokenSender.domainsIn(reading.refusal().reply()).stream()
                        .findFirst());
    }

    private void showStatus() {
        Optional<String> domain = MailAddress.parse(address.getText()).map(MailAddress::domain);
        boolean busy = session.lookingUp();
        Visibility.set(looking, busy);
        Visibility.set(statusIcon, !busy && domain.isPresent());
        if (domain.isEmpty()) {
            status.setText(texts.get("page.who.why"));
        } else if (busy) {
            status.setText(texts.get("page.who.looking", Map.of("domain", domain.get())));
        } else if (session.suggestion().isPresent()) {
            Recognition recognised = session.suggestion().get();
            statusIcon.setIconCode(Feather.CHECK_CIRCLE);
            status.setText(texts.get(recognised.reason(), recognised.arguments()));
        } else if (session.couldNotLookUp()) {
            statusIcon.setIconCode(Feather.HELP_CIRCLE);
            status.setText(texts.get("page.who.no_answer", Map.of("domain", domain.get())));
        } else if (!session.hasLooked()) {
            // Who keeps the mail may be well known to the case: nobody was asked this time.
            Visibility.set(statusIcon, false);
            status.setText(texts.get(session.kind().isPresent() ? "page.who.kept" : "page.who.why"));
        } else {
            statusIcon.setIconCode(Feather.HELP_CIRCLE);
            status.setText(texts.get(
                    session.kind().isPresent() ? "page.who.not_recognised.chosen" : "page.who.not_recognised",
                    Map.of("domain", domain.get())));
        }
    }

    private void showChoice() {
        Optional<ProviderKind> chosen = session.kind();
        Optional<Provider> provider = chosen.map(catalogue::providerOf);
        tiles.forEach((id, tile) ->
                tile.setSelected(provider.map(Provider::id).filter(id::equals).isPresent()));
        showKinds(provider.map(this::kindsOf).orElse(List.of()));
        kinds.getToggles().stream()
                .filter(toggle -> chosen.map(ProviderKind::id)
                        .filter(toggle.getUserData()::equals)
                        .isPresent())
                .forEach(toggle -> toggle.setSelected(true));
    }

    private List<ProviderKind> kindsOf(Provider provider) {
        String given = session.current().given().address();
        return provider.kinds().stream()
                .flatMap(kind -> catalogue.kindFor(kind.id(), given).stream())
                .toList();
    }

    private void showKinds(List<ProviderKind> latest) {
        if (latest.equals(shownKinds)) {
            return;
        }
        shownKinds = latest;
        kinds.getToggles().clear();
        kindRows.getChildren().setAll(latest.stream().map(this::row).toList());
        Visibility.set(kindTitle, !latest.isEmpty());
    }

    private Node row(ProviderKind kind) {
        var choice = new RadioButton(kind.name());
        choice.setId("kind-" + kind.id());
        choice.setUserData(kind.id());
        choice.setToggleGroup(kinds);
        choice.setOnAction(_ -> session.choose(kind.id()));
        choice.setAccessibleHelp(kind.hint());
        var hint = new Label(kind.hint());
        hint.getStyleClass().addAll("small-muted", "kind-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Label.USE_PREF_SIZE);
        hint.setOnMouseClicked(_ -> choice.fire());
        var row = new VBox(choice, hint);
        row.getStyleClass().add("kind");
        return row;
    }

    @Override
    public void shown() {
        address.requestFocus();
        address.end();
    }

    @Override
    public boolean showMissing(Readiness.Missing missing) {
        return switch (missing.field()) {
            case ADDRESS -> {
                addressField.reject(address.getText().isBlank() ? texts.get(missing.key()) : invalid());
                yield true;
            }
            case PROVIDER -> {
                tiles.values().stream().findFirst().ifPresent(Node::requestFocus);
                yield false;
            }
            case BOUNCE, SERVER, TEST -> false;
        };
    }

    @Override
    public String leakLine() {
        Optional<MailAddress> typed = MailAddress.parse(address.getText());
        if (typed.isEmpty() || catalogue.byAddress(address.getText()).isPresent()) {
            return texts.get("page.who.leak.none");
        }
        return texts.get(
                session.lab().isPresent() ? "page.who.leak.practice" : "page.who.leak.lookup",
                Map.of("domain", typed.get().domain()));
    }

    @Override
    public boolean leaks() {
        return session.lab().isEmpty() && !leakLine().equals(texts.get("page.who.leak.none"));
    }
}
