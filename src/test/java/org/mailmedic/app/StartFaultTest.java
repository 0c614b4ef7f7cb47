package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.Logged;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.settings.Settings;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.shell.DesktopServices;
import org.mailmedic.ui.shell.MainWindow;

/// A fault of ours while a case is opened, or while the window is made: there is always a sentence, and where it can be
/// a window with a new case.
class StartFaultTest {
    @RegisterExtension
    final Logged logged = new Logged();

    @TempDir
    private Path folder;

    @BeforeEach
    void toolkit() {
        Screenshots.start();
    }

    @Test
    void aFaultWhileACaseIsOpenedIsToldAndEndsNothing() throws Exception {
        String id = practised();
        Cases faulty = faulty();

        assertThat(faulty.reopen(id)).isEqualTo(new Cases.Reopened.Refused("casefile.fault"));
        assertThat(faulty.open(file(id))).isEqualTo(new Cases.Reopened.Refused("casefile.fault"));
        try (Session other = faulty.begin()) {
            assertThat(other.current().practice()).isEmpty();
        }
        assertThat(logged.take())
                .hasSize(2)
                .allMatch(line -> line.equals("a fault of ours while a case was opened: IllegalStateException"));
    }

    @Test
    void theWindowThenOpensOnANewCaseAndSaysWhy() {
        String id = practised();
        Cases faulty = faulty();
        MainWindow window = Screenshots.onFx(() -> DesktopApp.window(faulty, Optional.of(file(id)), new Nowhere()));

        assertThat(says(window)).isTrue();
        assertThat(window.session().current().practice()).isEmpty();
        assertThat(logged.take()).hasSize(1);
        closed(window);
    }

    @Test
    void aCaseWhosePageCannotBeMadeIsLeftAsItWasForANewOne() {
        Cases cases = Sessions.cases(folder);
        Session c = cases.begin();
        c.addressTyped("ada@example.com");
        c.close();
        var failed = new AtomicBoolean();
        MainWindow window = Screenshots.onFx(
                () -> DesktopApp.window(cases, Optional.of(file(c.current().id())), new Nowhere(), (step, shell) -> {
                    if (!failed.getAndSet(true)) {
                        throw new StackOverflowError();
                    }
                    return Pages.of(step, shell);
                }));

        assertThat(says(window)).isTrue();
        assertThat(window.session().current().id()).isNotEqualTo(c.current().id());
        assertThat(logged.take()).containsExactly("a case could not be shown: StackOverflowError");
        closed(window);
        assertThat(cases.reopen(c.current().id()).taken())
                .map(again -> again.current().given().address())
                .contains("ada@example.com");
    }

    @Test
    void aWindowThatCannotBeMadeLeavesASentenceInItsPlace() {
        String sentence = Screenshots.onFx(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane()));
            DesktopApp.sayNoStart(stage, new IllegalStateException());
            return ((Label) stage.getScene().getRoot().lookup("#start-fault")).getText();
        });
        assertThat(sentence)
                .contains("MailMedic")
                .contains(Folders.ofThisComputer().logs().toString());
        assertThat(logged.take()).containsExactly("the window could not be made: IllegalStateException");
    }

    private String practised() {
        try (Session c = Sessions.cases(folder).practise("spf-two-records")) {
            c.recipient("ben@example.net");
            return c.current().id();
        }
    }

    private Path file(String id) {
        return folder.resolve(id + CaseStore.ENDING);
    }

    /// A desk on which no practice case can be taken up, for a fault of ours.
    private Cases faulty() {
        return new Cases(
                Sessions.TOOLS,
                new CaseStore(folder),
                Settings.DEFAULT,
                _ -> {
                    throw new AssertionError("nobody is asked");
                },
                _ -> {
                    throw new IllegalStateException("injected");
                },
                new ListKey(),
                _ -> {},
                Clock.systemUTC());
    }

    private static boolean says(MainWindow window) {
        String sentence = Sessions.TOOLS.texts().get("casefile.fault");
        return Screenshots.onFx(() -> {
            new Scene(window.root());
            window.root().applyCss();
            return window.root().lookupAll(".label").stream()
                    .anyMatch(label -> label instanceof Label l && l.getText().equals(sentence));
        });
    }

    private static void closed(MainWindow window) {
        Screenshots.onFx(() -> {
            window.close();
            return true;
        });
    }

    private static final class Nowhere implements DesktopServices {
        @Override
        public void browse(URI page) {}

        @Override
        public Optional<Path> chooseFileToOpen(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseFileToSave(String title, String name) {
            return Optional.empty();
        }
    }
}
