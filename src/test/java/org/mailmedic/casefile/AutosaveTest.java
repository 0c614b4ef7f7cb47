package org.mailmedic.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    @TempDir
    Path folder;

    @Test
    void ofManyQuickChangesOnlyTheLastIsWritten() {
        List<Case> saved = new CopyOnWriteArrayList<>();
        try (var autosave =
                new Autosave(new CaseStore(folder), Duration.ofHours(1), (_, kept) -> saved.add(kept), e -> {
                    throw new AssertionError(e);
                })) {
            for (int i = 0; i < 100; i++) {
                autosave.changed(Cases.withAddress(Cases.full(), i + "@example.com"));
            }
        }

        assertThat(saved).extracting(c -> c.given().address()).containsExactly("99@example.com");
        assertThat(new CaseStore(folder).load("case-1")).isEqualTo(new Opened.Loaded(saved.getFirst()));
    }

    @Test
    void aQuietMomentSaves() throws InterruptedException {
        BlockingQueue<Case> saved = new LinkedBlockingQueue<>();
        try (var autosave =
                new Autosave(new CaseStore(folder), Duration.ofMillis(1), (_, kept) -> saved.add(kept), e -> {
                    throw new AssertionError(e);
                })) {
            autosave.changed(Cases.full());
            assertThat(saved.poll(20, TimeUnit.SECONDS)).isEqualTo(Cases.full());
            autosave.changed(Cases.withAddress(Cases.full(), "b@example.com"));
            assertThat(saved.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aFailureIsTold() throws IOException {
        List<IOException> failures = new CopyOnWriteArrayList<>();
        Path file = Files.writeString(folder.resolve("not a folder"), "");
        try (var autosave = new Autosave(new CaseStore(file), Duration.ZERO, (_, _) -> {}, failures::add)) {
            autosave.changed(Cases.full());
        }

        assertThat(failures).hasSize(1);
    }
}
