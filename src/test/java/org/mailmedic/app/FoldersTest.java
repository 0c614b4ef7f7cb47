package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final Path HOME = Path.of("/home/anna");

    @Test
    void linuxFollowsTheBaseDirectories() {
        assertThat(Folders.of("Linux", HOME, Map.of()))
                .isEqualTo(new Folders(
                        HOME.resolve(".local/share/mailmedic/cases"),
                        HOME.resolve(".config/mailmedic/settings.json"),
                        HOME.resolve(".local/state/mailmedic/log")));
        assertThat(Folders.of("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")).cases())
                .isEqualTo(Path.of("/data/mailmedic/cases"));
    }

    @Test
    void aRelativeBaseDirectoryIsIgnored() {
        assertThat(Folders.of("Linux", HOME, Map.of("XDG_DATA_HOME", "data")))
                .isEqualTo(Folders.of("Linux", HOME, Map.of()));
    }

    @Test
    void macOsHasItsLibrary() {
        assertThat(Folders.of("Mac OS X", HOME, Map.of()).cases())
                .isEqualTo(HOME.resolve("Library/Application Support/MailMedic/cases"));
    }

    @Test
    void oneVariableMovesEverything() {
        Folders moved = Folders.of("Linux", HOME, Map.of("MAILMEDIC_HOME", "/stick", "XDG_DATA_HOME", "/data"));
        assertThat(moved.cases()).isEqualTo(Path.of("/stick/cases"));
        assertThat(moved.settings()).isEqualTo(Path.of("/stick/settings.json"));
        assertThat(moved.logs()).isEqualTo(Path.of("/stick/log"));
    }
}
