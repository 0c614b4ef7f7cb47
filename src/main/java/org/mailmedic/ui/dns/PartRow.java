package org.mailmedic.ui.dns;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severity;
import org.mailmedic.text.Spelling;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.CopyMenu;
import org.mailmedic.ui.control.Disclosure;
import org.mailmedic.ui.control.RawBox;
import org.mailmedic.ui.control.Tone;
import org.mailmedic.ui.control.ToneIcon;

/// The row of one part of the audit. It is there from the first moment; only its state changes, so nothing
/// jumps.
final class PartRow {
    /// More findings than this are shown only when asked for.
    private static final int AT_ONCE = 12;

    private static final int LONGEST_LINE = 140;

    private final Texts texts;
    private final Consumer<Part> again;
    private final Disclosure row = new Disclosure();
    private PartView view;

    /// A row that waits.
    ///
    /// @param again called when the user wants this part asked again
    PartRow(Part part, Texts texts, Consumer<Part> again) {
        this.texts = texts;
        this.again = again;
        this.view = PartView.waiting(part);
        row.getStyleClass().add("part-row");
        CopyMenu.install(
                row,
                () -> List.of(
                        CopyMenu.Entry.copying(texts, "control.copy", this::told),
                        new CopyMenu.Entry(texts.get("page.dns.again"), () -> again.accept(part))));
        show(view);
    }

    Disclosure node() {
        return row;
    }

    PartView view() {
        return view;
    }

    /// What the row says, and where there is one the record that it speaks of.
    private String told() {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(name()), view.findings().stream().map(PartView.FindingView::title)),
                        Stream.of(view.summary()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    void show(PartView next) {
        view = next;
        String title =
                next.findings().isEmpty() ? name() : next.findings().getFirst().title();
        String rest = rest();
        String state = next.part().isHygiene() && next.state() != look()
                ? text("page.dns.severity.", Severity.INFO)
                : text("page.dns.state.", next.state());
        row.setLine(title + ", " + state + ". " + rest, PartIcon.of(look()), SourceCard.words(title, rest));
        if (next.findings().isEmpty()
                && next.summary().isEmpty()
                && next.partDetails().equals(PartDetails.NOTHING)) {
            row.clearBody();
        } else {
            row.setBody(this::body);
        }
    }

    /// Good housekeeping is never an alarm: it is no cause of a bounce.
    private PartView.State look() {
        boolean alarm = view.state() == PartView.State.BAD || view.state() == PartView.State.WARNING;
        return view.part().isHygiene() && alarm ? PartView.State.REMARK : view.state();
    }

    private String rest() {
        String rest = said();
        String cut = rest.length() <= LONGEST_LINE ? rest : rest.substring(0, LONGEST_LINE) + " …";
        return view.partDetails().doubtful() ? cut + " · " + texts.get("page.dns.doubtful") : cut;
    }

    private String said() {
        return switch (view.state()) {
            case WAITING, RUNNING -> text("page.dns.what.", view.part());
            case SKIPPED ->
                texts.find("page.dns.skipped." + Spelling.of(view.part()), Map.of())
                        .orElseGet(() -> texts.get("page.dns.skipped.other"));
            case NOT_CHECKED ->
                !view.findings().isEmpty()
                        ? remarks()
                        : view.summary().isEmpty() ? texts.get("page.dns.notchecked") : view.summary();
            case GOOD, REMARK, WARNING, BAD -> view.findings().isEmpty() ? view.summary() : remarks();
        };
    }

    private String remarks() {
        int more = view.findings().size() - 1;
        return more > 0 ? texts.count("page.dns.more", more, Map.of("part", name())) : name();
    }

    private String name() {
        return text("page.dns.part.", view.part());
    }

    private String text(String prefix, Enum<?> value) {
        return texts.get(prefix + Spelling.of(value));
    }

    private Node body() {
        var body = new VBox();
        body.getStyleClass().add("part-body");
        if (!view.partDetails().facts().isEmpty()) {
            var facts = new VBox();
            facts.getStyleClass().add("fact-list");
            view.partDetails().facts().forEach(f -> facts.getChildren().add(fact(f)));
            body.getChildren().add(facts);
        }
        if (view.findings().size() == 1) {
            body.getChildren().add(new FindingPane(texts, view.findings().getFirst()));
        } else {
            addFindings(body, view.findings());
        }
        boolean shown = view.findings().stream().anyMatch(f -> f.evidence().contains(view.summary()));
        if (!view.summary().isEmpty() && !shown) {
            body.getChildren().add(new RawBox(texts, texts.get("page.dns.seen"), view.summary()));
        }
        if (!view.partDetails().answers().isEmpty()) {
            body.getChildren().add(answers());
        }
        var ask = new Button(texts.get("page.dns.again"));
        ask.setId("ask-again-" + Spelling.of(view.part()));
        ask.getStyleClass().add("small");
        ask.setOnAction(_ -> again.accept(view.part()));
        body.getChildren().add(ask);
        return body;
    }

    private static Label fact(String words) {
        var label = new Label(words);
        label.getStyleClass().add("body-text");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private Node answers() {
        List<String> answers = view.partDetails().answers();
        String words = texts.count("page.dns.answers", answers.size(), Map.of());
        var title = new Label(words);
        title.getStyleClass().add("row-title");
        var fold = new Disclosure();
        fold.getStyleClass().addAll("finding-line", "raw-answers");
        fold.setLine(words, title);
        fold.setBody(() -> new RawBox(texts, texts.get("page.dns.answers.how"), String.join("\n\n", answers)));
        return fold;
    }

    private void addFindings(VBox body, List<PartView.FindingView> findings) {
        var list = new VBox();
        list.getStyleClass().add("finding-list");
        findings.stream().limit(AT_ONCE).map(this::line).forEach(list.getChildren()::add);
        body.getChildren().add(list);
        int hidden = findings.size() - AT_ONCE;
        if (hidden > 0) {
            var all = new Button(texts.count("page.dns.showall", hidden, Map.of()));
            all.getStyleClass().add("small");
            all.setOnAction(_ -> {
                list.getChildren()
                        .addAll(findings.stream().skip(AT_ONCE).map(this::line).toList());
                list.getChildren().get(AT_ONCE).lookup(".disclosure-head").requestFocus();
                body.getChildren().remove(all);
            });
            body.getChildren().add(all);
        }
    }

    private Disclosure line(PartView.FindingView finding) {
        var title = new Label(finding.title());
        title.setWrapText(true);
        title.getStyleClass().add("row-title");
        var line = new Disclosure();
        line.getStyleClass().add("finding-line");
        line.setLine(
                finding.title() + ", "
                        + text("page.dns.severity.", view.part().isHygiene() ? Severity.INFO : finding.severity()),
                new ToneIcon(view.part().isHygiene() ? Tone.NOTE : Tone.of(finding.severity())),
                title);
        CopyMenu.install(line, () -> List.of(CopyMenu.Entry.copying(texts, "control.copy", finding::title)));
        line.setBody(() -> new FindingPane(texts, finding));
        return line;
    }
}
