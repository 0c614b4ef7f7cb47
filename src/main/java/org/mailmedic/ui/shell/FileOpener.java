package org.mailmedic.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;

/// What comes into the window from outside: a case that was kept, a message that came back as a file or as text.
final class FileOpener {
    private final Cases cases;
    private final FooterBar footer;
    private final Supplier<Optional<Page>> page;
    private final Consumer<Session> take;

    /// @param page the page that is shown
    /// @param take takes up another session
    FileOpener(Cases cases, FooterBar footer, Supplier<Optional<Page>> page, Consumer<Session> take) {
        this.cases = cases;
        this.footer = footer;
        this.page = page;
        this.take = take;
    }

    void file(Path file) {
        if (!CaseStore.isNamedAsCase(file.toString())) {
            read(shown -> shown.take(file));
            return;
        }
        Thread.ofVirtual().name("open").start(() -> {
            Cases.Reopened opened = cases.open(file);
            Platform.runLater(() -> kept(opened));
        });
    }

    void text(String text) {
        read(shown -> shown.take(text));
    }

    void kept(Cases.Reopened reopened) {
        reopened.taken().ifPresent(take);
        reopened.sentence().ifPresent(key -> footer.say(cases.tools().texts().get(key)));
    }

    /// Another message is another case, unless the first page is there to read it.
    private void read(Predicate<Page> taking) {
        if (page.get().filter(taking).isEmpty()) {
            take.accept(cases.begin());
            if (page.get().filter(taking).isEmpty()) {
                footer.sayFault();
            }
        }
    }
}
