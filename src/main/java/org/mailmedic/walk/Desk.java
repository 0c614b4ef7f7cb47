package org.mailmedic.walk;

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
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mailmedic.casefile.Autosave;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.Listed;
import org.mailmedic.casefile.Opened;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.World;
import org.mailmedic.dns.Dns;
import org.mailmedic.lab.Lab;
import org.mailmedic.lab.PracticeCase;
import org.mailmedic.lab.PracticeCases;

/// Where consultations begin: a new case, one taken up again, or a practice case. Saves each as it changes.
public final class Desk {
    private static final Duration QUIET_BEFORE_SAVING = Duration.ofMillis(400);

    private final Tools tools;
    private final CaseStore store;
    private final Function<Settings, World> worlds;
    private final Function<InetSocketAddress, Dns> resolvers;
    private final Consumer<Settings> keep;
    private final Clock clock;
    private volatile Settings settings;

    /// @param worlds makes the world that these settings reach
    /// @param resolvers makes the DNS client that asks the resolver at this address
    /// @param keep keeps changed settings for the next start
    public Desk(
            Tools tools,
            CaseStore store,
            Settings settings,
            Function<Settings, World> worlds,
            Function<InetSocketAddress, Dns> resolvers,
            Consumer<Settings> keep,
            Clock clock) {
        this.tools = tools;
        this.store = store;
        this.settings = settings;
        this.worlds = worlds;
        this.resolvers = resolvers;
        this.keep = keep;
        this.clock = clock;
    }

    /// The knowledge that every consultation works with.
    public Tools tools() {
        return tools;
    }

    /// A new case.
    public Consultation begin() {
        return open(fresh(Optional.empty()), Optional.empty());
    }

    /// A practice case, with its servers started on loopback.
    ///
    /// @throws UncheckedIOException if the servers cannot be started
    /// @throws IllegalArgumentException if there is no such case
    public Consultation practise(String practiceId) {
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
                Optional.of(Practice.server(lab.entries())),
                lab.practice().recipient());
    }

    /// The saved cases, the last changed first; none where the folder cannot be read.
    public List<Listed> saved() {
        try {
            return store.list();
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Where the cases lie.
    public Path folder() {
        return store.folder();
    }

    /// Deletes all saved cases but one.
    ///
    /// @param present id of the case that stays, because it is open
    /// @throws IOException if one of them could not be deleted; others may be gone by then
    public void deleteOthers(String present) throws IOException {
        for (Listed one : store.list()) {
            if (!one.id().equals(present)) {
                store.delete(one.id());
            }
        }
    }

    /// Takes up a saved case.
    public Reopened reopen(String caseId) {
        return reopened(store.load(caseId));
    }

    /// Takes up a case file wherever it lies. From outside of the folder it becomes a case of the folder;
    /// one that
    /// differs from a case there becomes a case of its own, so that neither state is lost.
    public Reopened open(Path file) {
        Opened opened = store.open(file);
        if (opened instanceof Opened.Loaded(Case c)
                && store.load(c.id()) instanceof Opened.Loaded(Case ours)
                && !ours.equals(c)) {
            return takeUp(c.withId(UUID.randomUUID().toString()));
        }
        return reopened(opened);
    }

    private Reopened reopened(Opened opened) {
        return switch (opened) {
            case Opened.Loaded(Case c) -> takeUp(c);
            case Opened.Damaged(Optional<Case> lastGood) ->
                lastGood.map(this::takeUp)
                        .map(Desk::asBefore)
                        .orElseGet(() -> new Reopened.Refused("casefile.damaged"));
            case Opened.NewerVersion _ -> new Reopened.Refused("casefile.newer");
            case Opened.TooLarge _ -> new Reopened.Refused("casefile.too_large");
            case Opened.NotACase _ -> new Reopened.Refused("casefile.foreign");
            case Opened.Missing _ -> new Reopened.Refused("casefile.missing");
            case Opened.Unreadable _ -> new Reopened.Refused("casefile.unreadable");
        };
    }

    private static Reopened asBefore(Reopened reopened) {
        return reopened instanceof Reopened.Ready(Consultation c) ? new Reopened.Earlier(c) : reopened;
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
        } catch (UncheckedIOException | IllegalArgumentException _) {
            return new Reopened.Refused("casefile.no_lab");
        }
    }

    /// What became of taking up a case.
    public sealed interface Reopened {
        /// What goes on, if anything does.
        default Optional<Consultation> taken() {
            return switch (this) {
                case Ready(Consultation c) -> Optional.of(c);
                case Earlier(Consultation c) -> Optional.of(c);
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
        record Ready(Consultation consultation) implements Reopened {}

        /// The file is damaged, and it goes on from the state that was kept before it. The user is to be told.
        record Earlier(Consultation consultation) implements Reopened {}

        /// It cannot be read.
        ///
        /// @param key key of the sentence that says why
        record Refused(String key) implements Reopened {}
    }

    public Settings settings() {
        return settings;
    }

    /// Changes the settings. Consultations that are open keep the resolver that they began with.
    public void settings(Settings latest) {
        settings = latest;
        keep.accept(latest);
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

    private Consultation open(Case c, Optional<Lab> lab) {
        World world = lab.map(Lab::world).orElseGet(() -> worlds.apply(settings));
        var consultation = new Consultation(tools, world, lab, clock, c);
        var autosave = new Autosave(store, QUIET_BEFORE_SAVING, consultation::wasSaved, consultation::wasNotSaved);
        consultation.keepIn(autosave);
        return consultation;
    }
}
