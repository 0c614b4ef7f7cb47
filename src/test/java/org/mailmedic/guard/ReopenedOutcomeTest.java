package org.mailmedic.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.ReadAgain;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Wording;
import org.mailmedic.session.CaseEvidence;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Outcome;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;

/// A case that is opened again says what it said when it was closed, word for word.
@Timeout(600)
class ReopenedOutcomeTest {
    private static final long SEED = 77_000;

    @TempDir
    Path folder;

    static LongStream worlds() {
        return LongStream.range(0, Integer.getInteger("guard.sessions", 12));
    }

    /// With all of a session around it: the audit is read again from the answers that were kept.
    @ParameterizedTest
    @MethodSource("worlds")
    void ofAWholeSession(long number) throws Exception {
        GeneratedWorld world = GeneratedWorld.of(number);
        Cases cases = Sessions.cases(folder, world.world());
        List<String> before;
        String id;
        try (Session session = cases.begin()) {
            if (number % 4 == 3) {
                session.noBounce();
            } else {
                session.bounceTyped(GeneratedBounce.of(world));
            }
            Sessions.until(() -> !session.readingNow());
            session.addressTyped("anna@" + GeneratedWorld.DOMAIN);
            world.provider().map(ProviderKind::id).ifPresent(session::choose);
            Sessions.until(() -> !session.lookingUp());
            Sessions.await(session.audit(true, EnumSet.allOf(Part.class), _ -> {}));
            session.outcome().checklist().now().stream()
                    .limit(number % 2)
                    .map(FixItem::id)
                    .forEach(tick -> session.tick(tick, true));
            before = words(session);
            id = session.current().id();
        }
        try (Session again = cases.reopen(id).taken().orElseThrow()) {
            Sessions.until(() -> !again.readingNow() && !again.lookingUp());
            assertThat(words(again)).isEqualTo(before);
        }
    }

    private static List<String> words(Session session) {
        Outcome outcome = session.outcome();
        return Stream.concat(
                        Stream.of(
                                outcome.diagnosis().toString(),
                                outcome.forecast().toString(),
                                outcome.checklist().toString()),
                        OutcomeWords.of(
                                        outcome,
                                        new Wording(outcome.texts()),
                                        session.current().ticks().keySet())
                                .stream()
                                .map(OutcomeWords.Said::toString))
                .toList();
    }

    /// Of many more, what their file keeps of the findings, and that a run was broken off.
    @ParameterizedTest
    @MethodSource("worlds")
    void ofWhatIsWrittenAndRead(long block) {
        long first = SEED + block * CaseGenerator.PER_WORLD;
        GeneratedWorld world = GeneratedWorld.of(CaseGenerator.worldOf(first));
        for (long seed = first; seed < first + CaseGenerator.PER_WORLD; seed++) {
            GeneratedCase theCase = CaseGenerator.of(seed, world);
            Case document = new Case(
                    "generated",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Optional.empty(),
                    Case.Given.NOTHING.withAddress(theCase.address()),
                    theCase.probed(),
                    theCase.audited(),
                    Map.of(),
                    List.of(),
                    StepId.ANSWER,
                    StepId.ANSWER,
                    Map.of());
            Case read = ReadAgain.of(document);
            assertThat(read.probe().map(Case.Probed::brokenOff))
                    .isEqualTo(document.probe().map(Case.Probed::brokenOff));
            Known.Spoken english = Known.in("en");
            CaseEvidence before = theCase.evidence(english.catalogue());
            CaseEvidence after = theCase.evidence(english.catalogue(), read.probe(), read.audit());
            assertThat(told(english, after)).as(theCase.toString()).isEqualTo(told(english, before));
        }
    }

    private static List<OutcomeWords.Said> told(Known.Spoken spoken, CaseEvidence evidence) {
        return OutcomeWords.of(
                spoken.maker().of(evidence), spoken.wording(), evidence.done().keySet());
    }
}
