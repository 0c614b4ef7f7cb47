package org.mailmedic.ui.page;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.text.Texts;

/// Whose settings these are, and as of which day: providers change their rules.
final class ProviderNote extends Hyperlink {
    private final Texts texts;
    private final Consumer<URI> browse;

    ProviderNote(Texts texts, Consumer<URI> browse) {
        this.texts = texts;
        this.browse = browse;
        getStyleClass().add("quiet-link");
        show(Optional.empty());
    }

    void show(Optional<ProviderKind> kind) {
        Optional<Fact> fact =
                kind.filter(k -> !k.servers().isEmpty()).flatMap(k -> k.fact(ProviderKind.Topic.SETTINGS));
        fact.ifPresent(f -> {
            String asOf = texts.get(
                    f.sure() ? "page.signin.asof" : "page.signin.asof.unsure",
                    Map.of("provider", kind.map(ProviderKind::name).orElse(""), "date", inWords(f.checked())));
            Optional<String> change = kind.flatMap(k -> k.fact(ProviderKind.Topic.SIGN_IN))
                    .flatMap(Fact::until)
                    .map(end -> texts.get("page.signin.asof.until", Map.of("date", inWords(end))));
            setText(asOf + change.map(words -> ". " + words).orElse(""));
            setOnAction(_ -> {
                setVisited(false);
                browse.accept(f.source());
            });
        });
        setVisible(fact.isPresent());
        setManaged(fact.isPresent());
    }

    private String inWords(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.locale())
                .format(day);
    }
}
