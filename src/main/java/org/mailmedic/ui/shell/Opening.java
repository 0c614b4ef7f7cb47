package org.mailmedic.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.walk.Consultation;
import org.mailmedic.walk.Desk;

/// What comes into the window from outside: a case that was kept, a message that came back as a file or as text.
final class Opening {
    private final Desk desk;
    private final Foot foot;
    private final Supplier<Optional<Page>> page;
    private final Consumer<Consultation> take;

    /// @param page the page that is shown
    /// @param take takes up another consultation
    Opening(Desk desk, Foot foot, Supplier<Optional<Page>> page, Consumer<Consultation> take) {
        this.desk = desk;
        this.foot = foot;
        this.page = page;
        this.take = take;
    }

    void file(Path file) {
        if (!CaseStore.isNamedAsCase(file.toString())) {
            read(shown -> shown.take(file));
            return;
        }
        Thread.ofVirtual().name("open").start(() -> {
            Desk.Reopened opened = desk.open(file);
            Platform.runLater(() -> kept(opened));
        });
    }

    void text(String text) {
        read(shown -> shown.take(text));
    }

    void kept(Desk.Reopened reopened) {
        reopened.taken().ifPresent(take);
        reopened.sentence().ifPresent(key -> foot.say(desk.tools().texts().get(key)));
    }

    /// Another message is another case, unless the first page is there to read it.
    private void read(Predicate<Page> taking) {
        if (page.get().filter(taking).isEmpty()) {
            take.accept(desk.begin());
            if (page.get().filter(taking).isEmpty()) {
                foot.sayFault();
            }
        }
    }
}
