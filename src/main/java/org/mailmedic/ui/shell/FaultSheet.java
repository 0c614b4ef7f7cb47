package org.mailmedic.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mailmedic.about.FaultReport;
import org.mailmedic.about.LogTail;
import org.mailmedic.about.Product;
import org.mailmedic.about.Pseudonyms;
import org.mailmedic.about.StoragePlaces;
import org.mailmedic.casefile.Case;
import org.mailmedic.checkup.BackgroundRun;
import org.mailmedic.report.Redaction;
import org.mailmedic.report.Reports;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Harmless;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyButton;

/// Gathers what helps to mend a fault of ours, and shows it letter by letter. It is only ever saved or
/// copied: passing it on is up to the user.
final class FaultSheet extends VBox {
    private static final int ROWS = 14;
    private static final String FILE = "mailmedic-fault.md";

    private final Texts texts;
    private final Cases cases;
    private final Session session;
    private final Optional<StoragePlaces> places;
    private final CheckBox log = new CheckBox();
    private final CheckBox theCase = new CheckBox();
    private final TextArea area = new TextArea();
    private final Label told = new Label();
    private final Button close;
    private final RunDisplay runDisplay;
    private int latest;

    FaultSheet(Cases cases, Session session, DesktopServices desktop, Runnable closed) {
        this.cases = cases;
        this.texts = cases.tools().texts();
        this.session = session;
        this.places = desktop.places();
        // Over the footer of the window: what went wrong here is said here.
        this.runDisplay = new RunDisplay(() -> told.setText(texts.get("shell.fault")));
        getStyleClass().addAll("sheet", "choice-sheet");
        setId("fault-sheet");
        var title = new Label(texts.get("fault.title"));
        title.getStyleClass().add("card-title");
        area.setId("fault-text");
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(ROWS);
        area.setAccessibleText(texts.get("fault.text"));
        VBox.setVgrow(area, Priority.ALWAYS);
        told.setId("fault-told");
        told.getStyleClass().add("muted");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        told.setText(texts.get("fault.stays"));
        var save = new Button(texts.get("fault.save"));
        save.setId("save-fault");
        save.getStyleClass().add("accent");
        save.setOnAction(
                _ -> desktop.chooseFileToSave(texts.get("fault.save"), FILE).ifPresent(this::save));
        close = new Button(texts.get("shell.left.close"));
        close.setId("close-fault");
        close.setCancelButton(true);
        close.setOnAction(_ -> closed.run());
        var actions = new HBox(new CopyButton(texts, area::getText), save, close);
        actions.getStyleClass().add("sheet-actions");
        getChildren()
                .addAll(
                        title,
                        note("fault.note"),
                        tick(log, "fault-log", "fault.log", true),
                        tick(theCase, "fault-case", "fault.case", false),
                        area,
                        told,
                        actions);
        gather();
    }

    private Label note(String key) {
        var note = new Label(texts.get(key));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private CheckBox tick(CheckBox box, String id, String key, boolean ticked) {
        box.setText(texts.get(key));
        box.setId(id);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.setSelected(ticked);
        box.setOnAction(_ -> gather());
        return box;
    }

    /// Only what was asked for last is shown.
    private void gather() {
        int mine = ++latest;
        boolean withLog = log.isSelected();
        Case now = session.current();
        Settings settings = cases.settings();
        boolean withCase = theCase.isSelected();
        runDisplay.show(
                BackgroundRun.start("fault-report", "", () -> text(now, settings, withLog, withCase)),
                text -> {
                    if (mine == latest) {
                        area.setText(text);
                        area.positionCaret(0);
                    }
                },
                () -> {});
    }

    private String text(Case now, Settings settings, boolean withLog, boolean withCase) throws InterruptedException {
        Optional<SharingActions.Written> written = withCase ? theCase() : Optional.empty();
        Product product = Product.load();
        List<FaultReport.Section> sections = new ArrayList<>();
        sections.add(FaultReport.system(product));
        sections.add(new FaultReport.Section("Settings", told(settings, now)));
        if (withLog) {
            places.ifPresent(p -> sections.add(new FaultReport.Section("Log", LogTail.of(p.log()))));
        }
        var pseudonyms = new Pseudonyms(product.hosts(), personal(now));
        written.ifPresent(w -> sections.add(new FaultReport.Section("Case", pseudonyms.apply(told(w)))));
        return Harmless.lines(FaultReport.text(sections));
    }

    /// A fault report must come about even where the case itself cannot be told.
    private Optional<SharingActions.Written> theCase() throws InterruptedException {
        try {
            return SharingActions.report(session, Locale.ENGLISH).result().get();
        } catch (ExecutionException _) {
            // In the log already, which this report holds.
            return Optional.empty();
        }
    }

    /// What is set, without what is the user's: no address of a resolver, no registration.
    private String told(Settings settings, Case now) {
        return FaultReport.facts(List.of(
                Map.entry("language", texts.locale().getLanguage()),
                Map.entry("theme", settings.theme().name().toLowerCase(Locale.ROOT)),
                Map.entry("text", String.valueOf(settings.appearance().textPercent())),
                Map.entry("resolver", settings.resolver().isPresent() ? "own" : "system"),
                Map.entry("https", settings.https().isPresent() ? "on" : "off"),
                Map.entry("registrations", String.valueOf(settings.clients().size())),
                Map.entry("step", now.step().name().toLowerCase(Locale.ROOT)),
                Map.entry("practice", now.practice().orElse("no"))));
    }

    /// The case as a report tells it, in English, with addresses shortened and without the bounce.
    private String told(SharingActions.Written written) {
        return new Reports(written.texts(), cases.tools().severities(), ZoneOffset.UTC)
                .markdown(written.material(), Redaction.standard(Redaction.Reader.IT_PERSON));
    }

    /// What else could tell whose it is: parts before the at sign, user names, domains without their ending.
    private static List<String> personal(Case now) {
        Case.Given given = now.given();
        String system = System.getProperty("user.name", "");
        return Stream.of(
                        given.address(),
                        given.recipient(),
                        given.server().map(Case.Server::user).orElse(""),
                        system)
                .flatMap(name -> Stream.of(name.split("@", 2)))
                .flatMap(name -> Stream.of(name, name.split("[.]", 2)[0]))
                .filter(name -> !name.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private void save(Path file) {
        String text = area.getText();
        SharingActions.write(
                texts,
                file,
                to -> Files.writeString(to, text),
                words -> told.setText(words + " " + texts.get("fault.pass_on")),
                told::setText);
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
