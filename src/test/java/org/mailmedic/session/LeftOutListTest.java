package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.remedy.FixItem;

/// A list that the user does not want asked has said nothing: neither that the address is on it, nor
/// that it is off.
class LeftOutListTest {
    @TempDir
    Path folder;

    @Test
    void aFixIsNotDoneBecauseTheListWasNotAsked() throws Exception {
        Cases cases = Sessions.cases(folder);
        try (Session c = cases.practise("block-list")) {
            Sessions.await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            String zone = c.outcome().facts().dns().stream()
                    .filter(f -> f.code() == FindingCode.DNSBL_LISTED)
                    .map(f -> f.arguments().getOrDefault("zone", ""))
                    .findFirst()
                    .orElseThrow();
            FixItem item = c.outcome().checklist().now().stream()
                    .filter(i -> i.recheck() == Part.BLOCK_LISTS)
                    .findFirst()
                    .orElseThrow();

            cases.settings(cases.settings().asking(zone, false));
            assertThat(Sessions.await(c.checkAgain(item))).isEqualTo(RecheckResult.COULD_NOT_CHECK);

            c.applyInLab(item);
            assertThat(Sessions.await(c.checkAgain(item))).isEqualTo(RecheckResult.COULD_NOT_CHECK);
            assertThat(c.current().ticks()).doesNotContainKey(item.id());

            cases.settings(cases.settings().asking(zone, true));
            assertThat(Sessions.await(c.checkAgain(item))).isIn(RecheckResult.FIXED, RecheckResult.PUBLISHED);
        }
    }
}
