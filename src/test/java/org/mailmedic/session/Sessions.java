package org.mailmedic.session;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.mailmedic.app.Wiring;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.settings.Settings;
import org.mailmedic.web.Web;

/// Sessions for tests, with the real knowledge.
public final class Sessions {
    /// The real knowledge, read once.
    public static final Knowledge TOOLS = Wiring.tools(Locale.ENGLISH);

    private static final World NOBODY = new World(
            q -> new DnsAnswer.TimedOut(q, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO)),
            new LiveNetwork(),
            Web.none(),
            "nobody");

    private Sessions() {}

    /// The cases of this folder. Outside the lab it reaches a DNS in which nobody answers.
    public static Cases cases(Path folder) {
        return cases(folder, NOBODY);
    }

    /// The same in another language, as [#cases(Path)].
    public static Cases cases(Path folder, Locale language) {
        return cases(folder, NOBODY, Wiring.tools(language));
    }

    /// The cases of this folder, which reach this world.
    public static Cases cases(Path folder, World world) {
        return cases(folder, world, TOOLS);
    }

    /// The same in another language.
    public static Cases cases(Path folder, World world, Locale language) {
        return cases(folder, world, Wiring.tools(language));
    }

    /// The cases of this folder, with a diagnostician of a test's own.
    static Cases cases(Path folder, Diagnostician diagnostician) {
        return cases(folder, NOBODY, tools(diagnostician));
    }

    /// The real knowledge with a diagnostician of a test's own.
    static Knowledge tools(Diagnostician diagnostician) {
        return new Knowledge(
                TOOLS.reader(),
                TOOLS.phrases(),
                TOOLS.catalogue(),
                TOOLS.blockLists(),
                TOOLS.severities(),
                diagnostician,
                TOOLS.remedies(),
                TOOLS.texts());
    }

    private static Cases cases(Path folder, World world, Knowledge tools) {
        return cases(folder, _ -> world, tools);
    }

    /// The cases of this folder, with a world of their own for settings that reach it in another way.
    static Cases cases(Path folder, Function<Settings, World> worlds) {
        return cases(folder, worlds, TOOLS);
    }

    private static Cases cases(Path folder, Function<Settings, World> worlds, Knowledge tools) {
        return new Cases(
                tools,
                new CaseStore(folder),
                Settings.DEFAULT,
                worlds,
                LiveDns::closedWorld,
                new ListKey(),
                _ -> {},
                Clock.systemUTC());
    }

    /// A case of this address in this world, which is watched at a pace that a test can wait for.
    public static Session watched(World world, String address) {
        Case fresh = new Case(
                "watched",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Case.Given.NOTHING.withoutBounce().withAddress(address),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                StepId.WHAT_HAPPENED,
                StepId.WHAT_HAPPENED,
                Map.of());
        return new Session(
                TOOLS,
                WorldAccess.of(world),
                Optional.empty(),
                Clock.systemUTC(),
                fresh,
                new FixWatch.Pace(Duration.ofMillis(50), Duration.ofMillis(200)));
    }

    /// The result of a run, waited for.
    public static <T> T await(Run<T> run) throws Exception {
        return run.result().get(5, TimeUnit.MINUTES);
    }

    /// Waits until something is so.
    public static void until(BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to be");
            }
            Thread.sleep(10);
        }
    }
}
