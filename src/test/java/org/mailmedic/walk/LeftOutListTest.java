package org.mailmedic.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.diagnosis.FindingCode;
import org.mailmedic.diagnosis.Part;
import org.mailmedic.remedy.FixItem;

/// A list that the user does not want asked has said nothing: neither that the address is on it, nor
/// that it is off.
class LeftOutListTest {
    @TempDir
    Path folder;

    @Test
    void aFixIsNotDoneBecauseTheListWasNotAsked() throws Exception {
        Desk desk = Consultations.desk(folder);
        try (Consultation c = desk.practise("block-list")) {
            Consultations.await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            String zone = c.facts().dns().stream()
                    .filter(f -> f.code() == FindingCode.DNSBL_LISTED)
                    .map(f -> f.arguments().getOrDefault("zone", ""))
                    .findFirst()
                    .orElseThrow();
            FixItem item = c.checklist().now().stream()
                    .filter(i -> i.recheck() == Part.BLOCK_LISTS)
                    .findFirst()
                    .orElseThrow();

            desk.settings(desk.settings().asking(zone, false));
            assertThat(Consultations.await(c.checkAgain(item))).isEqualTo(CheckAgain.COULD_NOT_CHECK);

            c.applyInLab(item);
            assertThat(Consultations.await(c.checkAgain(item))).isEqualTo(CheckAgain.COULD_NOT_CHECK);
            assertThat(c.current().ticks()).doesNotContainKey(item.id());

            desk.settings(desk.settings().asking(zone, true));
            assertThat(Consultations.await(c.checkAgain(item))).isIn(CheckAgain.FIXED, CheckAgain.PUBLISHED);
        }
    }
}
