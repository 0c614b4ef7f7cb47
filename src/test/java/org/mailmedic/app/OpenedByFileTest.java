package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.look.Look;
import org.mailmedic.ui.shell.DesktopServices;
import org.mailmedic.ui.shell.MainWindow;

/// The window as it opens on the file that was double clicked.
class OpenedByFileTest {
    private static final String ADDRESS = "ada@example.com";

    @TempDir
    Path folder;

    @BeforeEach
    void toolkit() {
        Screenshots.start();
    }

    @Test
    void aCaseFileOpensThatCase() throws IOException {
        Path file = exported();

        try (Shown shown = open(file)) {
            assertThat(shown.address()).isEqualTo(ADDRESS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FOREIGN, casefile.foreign",
        "CUT_OFF, casefile.damaged",
        "NEWER, casefile.newer",
        "HUGE, casefile.too_large",
        "GONE, casefile.missing"
    })
    void whatIsNoCaseGetsItsSentenceAndANewCase(Fault fault, String key) throws IOException {
        Path file = exported();
        fault.happensTo(file);

        try (Shown shown = open(file)) {
            assertThat(shown.address()).isEmpty();
            assertThat(shown.says(Sessions.TOOLS.texts().get(key))).isTrue();
        }
    }

    @Test
    void ofADamagedCaseTheStateBeforeOpensAndIsSaidToBeThat() throws IOException {
        Cases cases = cases();
        Session c = saved(cases);
        String id = c.current().id();
        Session again = ((Cases.Reopened.Ready) cases.reopen(id)).session();
        again.recipient("ben@example.net");
        again.close();
        Path file = folder.resolve("cases").resolve(id + CaseStore.ENDING);
        Fault.CUT_OFF.happensTo(file);

        try (Shown shown = open(file)) {
            assertThat(shown.address()).isEqualTo(ADDRESS);
            assertThat(shown.says(Sessions.TOOLS.texts().get("casefile.earlier")))
                    .isTrue();
        }
    }

    /// Each window has its own store, as two started programs have.
    @Test
    void twoWindowsOnOneCaseKeepEachOthersWork() throws IOException {
        Cases cases = cases();
        Session c = saved(cases);
        Path file = folder.resolve("cases").resolve(c.current().id() + CaseStore.ENDING);

        try (Shown one = open(file);
                Shown two = open(file)) {
            one.window.session().recipient("ben@example.net");
            two.window.session().tick("own", true);
        }

        Session last = ((Cases.Reopened.Ready) cases().reopen(c.current().id())).session();
        assertThat(last.current().given().recipient()).isEqualTo("ben@example.net");
        assertThat(last.current().ticks()).containsKey("own");
        last.close();
    }

    private Cases cases() {
        return Sessions.cases(folder.resolve("cases"));
    }

    private static Session saved(Cases cases) {
        Session c = cases.begin();
        c.noBounce();
        c.addressTyped(ADDRESS);
        c.close();
        return c;
    }

    private Path exported() throws IOException {
        Session c = saved(Sessions.cases(folder.resolve("elsewhere")));
        Path file = folder.resolve("From Ada" + CaseStore.ENDING);
        CaseStore.export(c.current(), file);
        return file;
    }

    private Shown open(Path file) {
        Cases cases = cases();
        return new Shown(Screenshots.onFx(() -> {
            MainWindow window = DesktopApp.window(cases, Optional.of(file), new Nowhere());
            Look.dress(new Scene(window.root()), ColorScheme.LIGHT);
            window.root().applyCss();
            return window;
        }));
    }

    enum Fault {
        FOREIGN,
        CUT_OFF,
        NEWER,
        HUGE,
        GONE;

        void happensTo(Path file) throws IOException {
            String content = Files.readString(file);
            switch (this) {
                case FOREIGN -> Files.writeString(file, "{\"name\": \"a shopping list\"}");
                case CUT_OFF -> Files.writeString(file, content.substring(0, content.length() * 2 / 3));
                case NEWER -> Files.writeString(file, content.replaceFirst("(\"schema\"\\s*:\\s*)\\d+", "$1 999"));
                case HUGE -> {
                    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
                        sparse.setLength(1L << 32);
                    }
                }
                case GONE -> Files.delete(file);
            }
        }
    }

    private record Shown(MainWindow window) implements AutoCloseable {
        String address() {
            return window.session().current().given().address();
        }

        boolean says(String words) {
            return Screenshots.onFx(() -> window.root().lookupAll(".label").stream()
                    .anyMatch(label -> label instanceof Label l && l.getText().equals(words)));
        }

        @Override
        public void close() {
            Screenshots.onFx(() -> {
                window.close();
                return true;
            });
        }
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
