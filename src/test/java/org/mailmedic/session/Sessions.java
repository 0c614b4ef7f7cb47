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
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.Run;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.BlockLists;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.settings.Settings;
import org.mailmedic.text.Texts;
import org.mailmedic.web.Web;

/// Consultations for tests, with the real knowledge.
public final class Sessions {
    /// The real knowledge, read once.
    public static final Knowledge TOOLS = tools(Locale.ENGLISH);

    private static final World NOBODY = new World(
            q -> new DnsAnswer.TimedOut(q, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO)),
            new LiveNetwork(),
            Web.none(),
            "nobody");

    private Sessions() {}

    private static Knowledge tools(Locale language) {
        Texts texts = Texts.in(language);
        Catalogue catalogue = Catalogue.load(language);
        Severities severities = Severities.load();
        return new Knowledge(
                new BounceReader(),
                PhraseBook.load(),
                catalogue,
                BlockLists.load(language),
                severities,
                new Diagnostician(catalogue, severities),
                Remedies.load(catalogue, severities, texts),
                texts);
    }

    /// A desk that keeps its cases in this folder. Outside the lab it reaches a DNS in which nobody answers.
    public static Cases desk(Path folder) {
        return desk(folder, NOBODY);
    }

    /// A desk in another language, as [#desk(Path)].
    public static Cases desk(Path folder, Locale language) {
        return desk(folder, NOBODY, tools(language));
    }

    /// A desk that keeps its cases in this folder and reaches this world.
    public static Cases desk(Path folder, World world) {
        return desk(folder, world, TOOLS);
    }

    /// A desk in another language that reaches this world.
    public static Cases desk(Path folder, World world, Locale language) {
        return desk(folder, world, tools(language));
    }

    private static Cases desk(Path folder, World world, Knowledge tools) {
        return desk(folder, _ -> world, tools);
    }

    /// A desk that makes a world for each settings that reach it in another way.
    static Cases desk(Path folder, Function<Settings, World> worlds) {
        return desk(folder, worlds, TOOLS);
    }

    private static Cases desk(Path folder, Function<Settings, World> worlds, Knowledge tools) {
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
