package org.mailmedic.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailmedic.policy.dmarc.DmarcFault;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.spf.SpfFault;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.transport.StsPolicy;

/// Records from nowhere: readers never throw, end soon, and every place they name lies within the text.
@Timeout(60)
class RecordNoiseTest {
    private static final int ROUNDS = 40_000;
    private static final List<String> PIECES = List.of(
            "v=spf1",
            "v=DMARC1",
            "v=DKIM1",
            "v=STSv1",
            "include:",
            "ip4:",
            "ip6:",
            "a",
            "mx",
            "ptr",
            "exists:",
            "all",
            "-all",
            "~all",
            "redirect=",
            "exp=",
            "%{",
            "%{d2r.}",
            "}",
            "%%",
            "/",
            "//",
            "/33",
            "=",
            ";",
            ":",
            ",",
            " ",
            "  ",
            "\t",
            "\n",
            "\0",
            "\"",
            "\u00e2\u0080\u009c",
            "\u00c2\u00a0",
            "\u00ff",
            "p=",
            "p=none",
            "sp=reject",
            "rua=mailto:",
            "@",
            "!10m",
            "example.com",
            "1.2.3.4",
            "::1",
            "2001:db8::",
            "k=rsa",
            "mode: enforce\n",
            "mx: *.",
            "max_age: ",
            "99999999999",
            "x");

    @Test
    void noReaderIsThrownOffItsFeet() {
        var random = new Random(20261125);
        for (int round = 0; round < ROUNDS; round++) {
            var text = new StringBuilder(random.nextInt(3) == 0 ? "v=spf1 " : "");
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(
                        random.nextInt(6) == 0
                                ? String.valueOf((char) random.nextInt(256))
                                : PIECES.get(random.nextInt(PIECES.size())));
            }
            read(text.toString());
        }
    }

    @Test
    void aHugeRecordIsReadSoon() {
        for (String piece : PIECES) {
            read("v=spf1 " + piece.repeat(64_000 / piece.length()));
            read(piece.repeat(64_000 / piece.length()));
        }
    }

    private static void read(String text) {
        if (SpfRecord.isSpf(text)) {
            SpfRecord record = SpfRecord.read(text);
            for (SpfFault fault : record.faults()) {
                within(text, fault.at(), fault.shownIn(text));
            }
            record.suspicions().forEach(f -> within(text, f.at(), f.shownIn(text)));
        }
        SpfRecord.almost(text).ifPresent(f -> within(text, f.at(), f.shownIn(text)));
        SpfRecord.unjoined(text);
        DmarcRecord dmarc = DmarcRecord.read(text);
        for (DmarcFault fault : dmarc.faults()) {
            within(text, fault.at(), fault.shownIn(text));
        }
        dmarc.reportAddresses();
        dmarc.percent();
        TagList.read(text).faults().forEach(f -> within(text, f.at(), f.shownIn(text)));
        StsPolicy.read(text).covers("mail.example.com");
    }

    private static void within(String text, int at, String shown) {
        assertThat(at).isBetween(0, text.length());
        assertThat(shown).contains("^");
    }
}
