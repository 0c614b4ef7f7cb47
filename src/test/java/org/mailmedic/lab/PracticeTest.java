package org.mailmedic.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.smtp.Climb;
import org.mailmedic.smtp.Credentials;
import org.mailmedic.smtp.Delivery;
import org.mailmedic.smtp.Ladder;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.Rung;
import org.mailmedic.smtp.Secret;
import org.mailmedic.smtp.TestMessage;

/// Each practice case through the app's own checks, over real sockets, from the bounce to the accepted test message.
class PracticeTest {
    /// The rung at which a case fails before its fixes; the others fail only when a message is handed over.
    private static final Map<String, Rung.Name> FAILS_AT = Map.of(
            "relay-denied", Rung.Name.RCPT_TO,
            "gmail-app-password", Rung.Name.AUTH,
            "microsoft365-smtp-auth", Rung.Name.AUTH,
            "yahoo-app-password", Rung.Name.AUTH);

    private static final PhraseBook PHRASES = PhraseBook.load();

    static Stream<PracticeCase> cases() {
        return PracticeCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBounceIsReadRightly(PracticeCase practice) {
        List<Reading> readings = PHRASES.read(new BounceReader().read(practice.bounce()));

        assertThat(readings).isNotEmpty();
        assertThat(readings.getFirst().cause().code()).isEqualTo(practice.cause());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLadderFailsAtTheRightRungAndAfterTheFixesNowhere(PracticeCase practice) {
        try (Lab lab = Lab.open(practice, address -> question -> {
            throw new AssertionError("not asked here: " + question);
        })) {
            Climb before = new Ladder(lab.world().network()).climb(request(lab), rung -> {});
            assertThat(before.failed().map(Rung::name)).isEqualTo(Optional.ofNullable(FAILS_AT.get(practice.id())));
            TestMessage message = TestMessage.of(lab.entries().address(), practice.recipient(), "A test", "Hello.");
            Delivery refused = new Ladder(lab.world().network()).send(request(lab), message, rung -> {});
            assertThat(refused.climb().failed()).isPresent();
            assertThat(lab.arrived()).isEmpty();

            practice.fixes().forEach(fix -> lab.apply(fix.id()));

            Climb after = new Ladder(lab.world().network()).climb(request(lab), rung -> {});
            assertThat(after.failed()).isEmpty();
            Delivery delivered = new Ladder(lab.world().network()).send(request(lab), message, rung -> {});
            assertThat(delivered.climb().failed()).isEmpty();
            assertThat(lab.arrived()).hasSize(1);
        }
    }

    static ProbeRequest request(Lab lab) {
        Entries entries = lab.entries();
        Credentials credentials = entries.user().isEmpty()
                ? new Credentials.None()
                : new Credentials.Password(
                        entries.user(), new Secret(entries.password().toCharArray()));
        return new ProbeRequest(
                entries.server(),
                credentials,
                Optional.of(entries.address()),
                Optional.of(lab.practice().recipient()),
                Optional.empty(),
                ProbeRequest.USUAL_PATIENCE,
                Optional.empty(),
                false);
    }
}
