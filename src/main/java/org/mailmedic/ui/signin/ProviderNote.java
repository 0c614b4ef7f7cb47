package org.mailmedic.ui.signin;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.knowledge.PlannedChange;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.QuietLink;

/// Whose settings these are, as of which day, and what is announced to change: providers change their
/// rules.
final class ProviderNote extends VBox {
    private final Texts texts;
    private final Consumer<URI> browse;
    private final InstantSource clock;

    ProviderNote(Texts texts, Consumer<URI> browse, InstantSource clock) {
        super(4);
        this.texts = texts;
        this.browse = browse;
        this.clock = clock;
        setId("provider-note");
        show(Optional.empty());
    }

    void show(Optional<ProviderKind> kind) {
        getChildren().clear();
        Optional<ProviderKind> known = kind.filter(k -> !k.servers().isEmpty());
        known.ifPresent(k -> {
            k.fact(ProviderKind.Topic.SETTINGS)
                    .ifPresent(f -> getChildren()
                            .add(link(
                                    texts.get(
                                            f.sure() ? "page.signin.asof" : "page.signin.asof.unsure",
                                            Map.of("provider", k.name(), "date", inWords(f.checked()))),
                                    f)));
            k.fact(ProviderKind.Topic.SIGN_IN).ifPresent(f -> showSignIn(k, f));
        });
        setVisible(known.isPresent());
        setManaged(known.isPresent());
    }

    private void showSignIn(ProviderKind kind, Fact fact) {
        validity(fact).ifPresent(words -> getChildren().add(link(words, fact)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        var ahead = kind.plan().stream().filter(step -> step.matters(today)).toList();
        if (!ahead.isEmpty()) {
            String provider = kind.name();
            getChildren()
                    .add(line(texts.get(
                            "page.signin.plan", Map.of("provider", provider, "date", inWords(fact.checked())))));
            ahead.forEach(step -> getChildren().add(line("•  " + step(step))));
        }
    }

    private Optional<String> validity(Fact fact) {
        if (fact.since().isPresent() && fact.until().isPresent()) {
            return Optional.of(texts.get(
                    "page.signin.asof.both",
                    Map.of(
                            "from",
                            inWords(fact.since().get()),
                            "until",
                            inWords(fact.until().get()))));
        }
        return fact.until()
                .map(end -> texts.get("page.signin.asof.until", Map.of("date", inWords(end))))
                .or(() ->
                        fact.since().map(start -> texts.get("page.signin.asof.since", Map.of("date", inWords(start)))));
    }

    /// Plans are made in months, not in days.
    private String step(PlannedChange step) {
        return texts.get(
                "plan." + step.id(),
                Map.of(
                        "from",
                        month(step.from()),
                        "before",
                        month(step.from().minusDays(1)),
                        "until",
                        step.until().map(this::month).orElse("")));
    }

    private QuietLink link(String words, Fact fact) {
        var link = new QuietLink(words, () -> browse.accept(fact.source()));
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        return link;
    }

    private static Label line(String words) {
        var label = new Label(words);
        label.getStyleClass().add("small-muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private String month(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMM")
                .withLocale(texts.locale())
                .format(day);
    }

    private String inWords(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .format(day);
    }
}
