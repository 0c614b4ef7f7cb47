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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.CapturedLog;

@Timeout(60)
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
                autosave.changed(SampleCases.withAddress(SampleCases.full(), i + "@example.com"));
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
            autosave.changed(SampleCases.full());
            assertThat(saved.poll(20, TimeUnit.SECONDS)).isEqualTo(SampleCases.full());
            autosave.changed(SampleCases.withAddress(SampleCases.full(), "b@example.com"));
            assertThat(saved.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aFaultOfWhoeverHearsOfASaveDoesNotEndSaving() throws InterruptedException {
        BlockingQueue<Case> saved = new LinkedBlockingQueue<>();
        try (var log = new CapturedLog();
                var autosave = new Autosave(
                        new CaseStore(folder),
                        Duration.ofMillis(1),
                        (_, kept) -> {
                            saved.add(kept);
                            throw new IllegalStateException("a listener");
                        },
                        e -> {
                            throw new AssertionError(e);
                        })) {
            autosave.changed(SampleCases.full());
            assertThat(saved.take()).isEqualTo(SampleCases.full());
            autosave.changed(SampleCases.withAddress(SampleCases.full(), "b@example.com"));
            assertThat(saved.take().given().address()).isEqualTo("b@example.com");
            assertThat(log.faults()).isNotEmpty();
        }
    }

    @Test
    void aFaultOverOneStateIsToldAndTheNextIsSaved() throws InterruptedException {
        BlockingQueue<Case> saved = new LinkedBlockingQueue<>();
        BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
        try (var log = new CapturedLog();
                var autosave = new Autosave(
                        new CaseStore(folder), Duration.ofMillis(1), (_, kept) -> saved.add(kept), failures::add)) {
            autosave.changed(SampleCases.full().withId("../not an id"));
            assertThat(failures.take()).hasCauseInstanceOf(IllegalArgumentException.class);
            autosave.changed(SampleCases.full());
            assertThat(saved.take()).isEqualTo(SampleCases.full());
            assertThat(log.faults()).hasSize(1);
        }
    }

    @Test
    void aFailureIsTold() throws IOException {
        List<IOException> failures = new CopyOnWriteArrayList<>();
        Path file = Files.writeString(folder.resolve("not a folder"), "");
        try (var autosave = new Autosave(new CaseStore(file), Duration.ZERO, (_, _) -> {}, failures::add)) {
            autosave.changed(SampleCases.full());
        }

        assertThat(failures).hasSize(1);
    }
}
