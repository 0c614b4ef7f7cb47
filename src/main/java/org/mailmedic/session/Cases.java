package org.mailmedic.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailmedic.casefile.Autosave;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseIndex;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.Listed;
import org.mailmedic.casefile.Opened;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.ListKey;
import org.mailmedic.checkup.world.World;
import org.mailmedic.dns.Dns;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeCase;
import org.mailmedic.lab.PracticeCases;
import org.mailmedic.settings.Retention;
import org.mailmedic.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where sessions begin: a new case, one taken up again, or a practice case. Saves each as it
/// changes.
public final class Cases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cases.class);

    private static final Duration QUIET_BEFORE_SAVING = Duration.ofMillis(400);

    private final Knowledge tools;
    private final CaseStore store;
    private final Function<Settings, World> worlds;
    private final Function<InetSocketAddress, Dns> resolvers;
    private final Consumer<Settings> keep;
    private final Clock clock;
    private final ListKey listKey;
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private volatile Settings settings;
    private Optional<Reached> reached = Optional.empty();

    /// The world, and the settings it was made for.
    private record Reached(Settings settings, World world) {}

    /// @param worlds makes the world that these settings reach
    /// @param resolvers makes the DNS client that asks the resolver at this address
    /// @param listKey the key of block lists that want one, which those worlds ask with
    /// @param keep keeps changed settings for the next start
    public Cases(
            Knowledge tools,
            CaseStore store,
            Settings settings,
            Function<Settings, World> worlds,
            Function<InetSocketAddress, Dns> resolvers,
            ListKey listKey,
            Consumer<Settings> keep,
            Clock clock) {
        this.tools = tools;
        this.store = store;
        this.settings = settings;
        this.worlds = worlds;
        this.resolvers = resolvers;
        this.listKey = listKey;
        this.keep = keep;
        this.clock = clock;
    }

    /// The knowledge that every session works with.
    public Knowledge tools() {
        return tools;
    }

    /// A new case.
    public Session begin() {
        return open(fresh(Optional.empty()), Optional.empty());
    }

    /// A practice case, with its servers started on loopback.
    ///
    /// @throws UncheckedIOException if the servers cannot be started
    /// @throws IllegalArgumentException if there is no such case
    public Session practise(String practiceId) {
        Lab lab = openLab(practiceId);
        return open(fresh(Optional.of(practiceId)).withGiven(given(lab)), Optional.of(lab));
    }

    /// The practice cases, easiest first.
    public List<PracticeCase> practiceCases() {
        return PracticeCases.all();
    }

    private Lab openLab(String practiceId) {
        PracticeCase practice = PracticeCases.find(practiceId)
                .orElseThrow(() -> new IllegalArgumentException("no practice case " + practiceId));
        return Lab.open(practice, resolvers);
    }

    private static Case.Given given(Lab lab) {
        return new Case.Given(
                lab.practice().bounce(),
                false,
                lab.entries().address(),
                Optional.of(lab.practice().provider()),
                Optional.of(PracticeWork.server(lab.entries())),
                lab.practice().recipient());
    }

    /// The saved cases, the last changed first; none where the folder cannot be read. Without those
    /// whose time is over.
    public List<Listed> saved() {
        return kept().map(CaseIndex::cases).orElseGet(List::of);
    }

    /// The same, with how many files in the folder could not be read as cases; nothing if the folder itself could
    /// not be read.
    public Optional<CaseIndex> kept() {
        try {
            Instant now = clock.instant();
            Retention retention = settings.retention();
            CaseIndex all = store.index();
            return Optional.of(new CaseIndex(
                    all.cases().stream()
                            .filter(one -> !isOver(one, retention, now))
                            .toList(),
                    all.unreadable()));
        } catch (IOException e) {
            LOG.warn("the kept cases could not be listed", e);
            return Optional.empty();
        }
    }

    /// The cases whose time would be over now, if cases were kept for so long. Never one that is open.
    ///
    /// @throws IOException if the folder cannot be read
    public List<Listed> over(Retention wanted) throws IOException {
        Instant now = clock.instant();
        return store.list().stream().filter(one -> isOver(one, wanted, now)).toList();
    }

    private boolean isOver(Listed one, Retention wanted, Instant now) {
        return !open.contains(one.id()) && wanted.isOver(one.changed(), now);
    }

    /// Deletes the cases whose time is over by the settings. To be done once the case of the window is
    /// open.
    ///
    /// @throws IOException if one of them could not be deleted; all others are gone then
    public void tidy() throws IOException {
        delete(over(settings.retention()));
    }

    /// One that cannot be deleted keeps no other.
    private void delete(List<Listed> cases) throws IOException {
        Optional<IOException> failed = Optional.empty();
        for (Listed one : cases) {
            try {
                store.delete(one.id());
            } catch (IOException e) {
                failed.ifPresent(e::addSuppressed);
                failed = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    /// Closes a case that the user leaves. It is deleted where nothing is to be kept.
    public void leave(Session left) {
        String id = left.current().id();
        left.close();
        open.remove(id);
        if (settings.retention() == Retention.NOT_AT_ALL) {
            try {
                store.delete(id);
            } catch (IOException e) {
                // The next start tries again.
                LOG.warn("a case that was not to be kept could not be deleted", e);
            }
        }
    }

    /// Where the cases lie.
    public Path folder() {
        return store.folder();
    }

    /// Deletes all saved cases but one, and what can be read as a case no more: it may hold a bounce all the same.
    ///
    /// @param present id of the case that stays, because it is open
    /// @throws IOException if one of them could not be deleted; all others are gone then
    public void deleteOthers(String present) throws IOException {
        try {
            delete(store.list().stream()
                    .filter(one -> !one.id().equals(present))
                    .toList());
        } catch (IOException e) {
            try {
                store.deleteLeftovers(present);
            } catch (IOException further) {
                e.addSuppressed(further);
            }
            throw e;
        }
        store.deleteLeftovers(present);
    }

    /// Takes up a saved case.
    public Reopened reopen(String caseId) {
        return takenUp(() -> reopened(store.load(caseId)));
    }

    /// Takes up a case file wherever it lies. From outside of the folder it becomes a case of the folder;
    /// one that differs from a case there becomes a case of its own, so that neither state is lost.
    public Reopened open(Path file) {
        return takenUp(() -> openedFrom(file));
    }

    private Reopened openedFrom(Path file) {
        Opened opened = store.open(file);
        if (opened instanceof Opened.Loaded(Case c)
                && store.load(c.id()) instanceof Opened.Loaded(Case ours)
                && !ours.equals(c)) {
            return takeUp(c.withId(UUID.randomUUID().toString()));
        }
        return reopened(opened);
    }

    /// Whatever a case holds, opening it ends nothing else.
    private static Reopened takenUp(Supplier<Reopened> opening) {
        try {
            return opening.get();
        } catch (RuntimeException | Error fault) {
            LOG.error("a fault of ours while a case was opened", fault);
            return new Reopened.Refused("casefile.fault");
        }
    }

    private Reopened reopened(Opened opened) {
        return switch (opened) {
            case Opened.Loaded(Case c) -> takeUp(c);
            case Opened.Damaged(Optional<Case> lastGood) ->
                lastGood.map(this::takeUp)
                        .map(Cases::asBefore)
                        .orElseGet(() -> new Reopened.Refused("casefile.damaged"));
            case Opened.NewerVersion _ -> new Reopened.Refused("casefile.newer");
            case Opened.TooLarge _ -> new Reopened.Refused("casefile.too_large");
            case Opened.NotACase _ -> new Reopened.Refused("casefile.foreign");
            case Opened.Missing _ -> new Reopened.Refused("casefile.missing");
            case Opened.Unreadable _ -> new Reopened.Refused("casefile.unreadable");
        };
    }

    private static Reopened asBefore(Reopened reopened) {
        return reopened instanceof Reopened.Ready(Session c) ? new Reopened.Earlier(c) : reopened;
    }

    private Reopened takeUp(Case c) {
        if (c.practice().isEmpty()) {
            return new Reopened.Ready(open(c, Optional.empty()));
        }
        try {
            Lab lab = openLab(c.practice().get());
            c.history().practised().stream()
                    .filter(fix -> lab.practice().fix(fix).isPresent())
                    .forEach(lab::apply);
            return new Reopened.Ready(open(c, Optional.of(lab)));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            LOG.warn("the servers of a practice case could not be started", e);
            return new Reopened.Refused("casefile.no_lab");
        }
    }

    /// What became of taking up a case.
    public sealed interface Reopened {
        /// What goes on, if anything does.
        default Optional<Session> taken() {
            return switch (this) {
                case Ready(Session c) -> Optional.of(c);
                case Earlier(Session c) -> Optional.of(c);
                case Refused _ -> Optional.empty();
            };
        }

        /// Key of the sentence that the user is to be told, if there is one.
        default Optional<String> sentence() {
            return switch (this) {
                case Ready _ -> Optional.empty();
                case Earlier _ -> Optional.of("casefile.earlier");
                case Refused(String key) -> Optional.of(key);
            };
        }

        /// It goes on.
        record Ready(Session session) implements Reopened {}

        /// The file is damaged, and it goes on from the state that was kept before it. The user is to
        /// be told.
        record Earlier(Session session) implements Reopened {}

        /// It cannot be read.
        ///
        /// @param key key of the sentence that says why
        record Refused(String key) implements Reopened {}
    }

    public Settings settings() {
        return settings;
    }

    /// The key of block lists that want one. Kept in memory only: it is no setting, for those are
    /// written down.
    public ListKey listKey() {
        return listKey;
    }

    /// Changes the settings. They count at once, for sessions that are open too.
    public void settings(Settings latest) {
        settings = latest;
        keep.accept(latest);
    }

    /// The world as the settings reach it now: the same one until they reach it in another way.
    private synchronized World world() {
        Settings now = settings;
        Optional<Reached> same = reached.filter(r -> r.settings().reachesAs(now));
        Reached latest = same.orElseGet(() -> new Reached(now, worlds.apply(now)));
        if (same.isEmpty()) {
            close();
        }
        reached = Optional.of(latest);
        return latest.world();
    }

    /// Lets go of the world. What is under way there ends in peace.
    @Override
    public synchronized void close() {
        reached.ifPresent(r -> r.world().close());
        reached = Optional.empty();
    }

    private Case fresh(Optional<String> practice) {
        Instant now = clock.instant();
        return new Case(
                UUID.randomUUID().toString(),
                now,
                now,
                practice,
                Case.Given.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                StepId.WHAT_HAPPENED,
                StepId.WHAT_HAPPENED,
                Map.of());
    }

    private Session open(Case c, Optional<Lab> lab) {
        // The lab has no list that wants a key.
        var worldAccess = lab.map(l -> new WorldAccess(l::world, this::settings, () -> false))
                .orElseGet(() -> new WorldAccess(this::world, this::settings, listKey::isHeld));
        var session = new Session(tools, worldAccess, lab, clock, c);
        open.add(c.id());
        var autosave = new Autosave(store, QUIET_BEFORE_SAVING, session::wasSaved, session::wasNotSaved);
        session.keepIn(autosave);
        return session;
    }
}
