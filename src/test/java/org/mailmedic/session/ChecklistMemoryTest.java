package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailmedic.diagnosis.finding.Recheck;
import org.mailmedic.knowledge.Fact;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;

class ChecklistMemoryTest {
    private final ChecklistMemory checklistMemory = new ChecklistMemory();

    @Test
    void whatIsTickedStaysWhenNothingAdvisesItAnyMore() {
        checklistMemory.with(
                new Checklist(List.of(item("spf"), item("dkim")), List.of()),
                Set.of(),
                _ -> java.util.Optional.empty());

        Checklist after = checklistMemory.with(
                new Checklist(List.of(item("dkim")), List.of()), Set.of("spf"), _ -> java.util.Optional.empty());

        assertThat(after.now()).extracting(FixItem::id).containsExactly("dkim", "spf");
    }

    @Test
    void whatIsNeitherAdvisedNorDoneGoes() {
        checklistMemory.with(
                new Checklist(List.of(item("spf"), item("dkim")), List.of()),
                Set.of(),
                _ -> java.util.Optional.empty());

        Checklist after = checklistMemory.with(
                new Checklist(List.of(item("dkim")), List.of()), Set.of(), _ -> java.util.Optional.empty());

        assertThat(after.now()).extracting(FixItem::id).containsExactly("dkim");
    }

    private static FixItem item(String id) {
        return new FixItem(
                id,
                id,
                FixItem.Who.YOU,
                5,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                new Fact(URI.create("https://example.org/"), LocalDate.EPOCH, true),
                Recheck.Other.BY_HAND,
                Optional.empty());
    }
}
