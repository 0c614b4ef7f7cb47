package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.CapturedLog;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.settings.Settings;
import org.mailmedic.web.Web;

/// A bounce over which the reader fails by an error ends neither the case nor the next bounce.
@Timeout(60)
class UnreadableBounceTest {
    private static final String GOOD = "550 5.7.1 <bob@example.org>: Relay access denied";

    @TempDir
    Path folder;

    @Test
    void itIsToldAndTheNextOneIsRead() throws Exception {
        try (var log = new CapturedLog();
                Session c = cases().begin()) {
            var told = new CountDownLatch(1);
            c.onFault(told::countDown);
            c.bounceTyped("hostile");
            told.await();
            assertThat(c.couldNotRead()).isTrue();
            assertThat(c.readingNow()).isFalse();
            assertThat(log.faults()).hasAtLeastOneElementOfType(StackOverflowError.class);

            c.bounceTyped(GOOD);
            Sessions.until(() -> !c.readings().isEmpty());
            assertThat(c.couldNotRead()).isFalse();
        }
    }

    @Test
    void aKeptCaseWithItOpens() throws Exception {
        String id;
        try (var _ = new CapturedLog();
                Session c = cases().begin()) {
            id = c.current().id();
            c.bounceTyped("hostile");
            Sessions.until(c::couldNotRead);
        }
        try (var _ = new CapturedLog();
                Session again = cases().reopen(id).taken().orElseThrow()) {
            assertThat(again.current().given().bounce()).isEqualTo("hostile");
            assertThat(again.couldNotRead()).isTrue();
        }
    }

    private Cases cases() {
        Knowledge real = Sessions.TOOLS;
        var knowledge = new Knowledge(
                new Failing(),
                real.phrases(),
                real.catalogue(),
                real.blockLists(),
                real.severities(),
                real.diagnostician(),
                real.remedies(),
                real.texts());
        return new Cases(
                knowledge,
                new CaseStore(folder),
                Settings.DEFAULT,
                _ -> new World(
                        q -> {
                            throw new AssertionError("nobody is asked");
                        },
                        new LiveNetwork(),
                        Web.none(),
                        "nobody"),
                LiveDns::closedWorld,
                new ListKey(),
                _ -> {},
                Clock.systemUTC());
    }

    private static final class Failing extends BounceReader {
        @Override
        public Bounce read(String given) {
            if (given.equals("hostile")) {
                throw new StackOverflowError();
            }
            return super.read(given);
        }
    }
}
