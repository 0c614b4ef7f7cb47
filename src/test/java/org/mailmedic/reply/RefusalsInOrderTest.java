package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which refusal of several counts most, and which status belongs to a reply.
class RefusalsInOrderTest {
    private static final BounceReader READER = new BounceReader();

    /// A status that only stands near belongs to the reply if its class is the reply's (RFC 3463 section 2).
    @Test
    void aTemporaryStatusDoesNotGoWithAPermanentReply() {
        assertThat(READER.read("550 Mailbox is unavailable (#4.2.1)").refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.reply().code()).isEqualTo(550);
                    assertThat(refusal.reply().enhanced()).isEmpty();
                });
        assertThat(READER.read("550 Mailbox is unavailable (#5.2.1)").refusals())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.reply().enhanced()).isEqualTo(Optional.of(new EnhancedStatus(5, 2, 1))));
    }

    @Test
    void aPermanentRefusalComesBeforeATemporaryOne() {
        Bounce bounce = READER.read("""
            <a@example.net>: host mx.example.net said: 451 4.7.1 Greylisted, please come back later

            <b@example.org>: host mx.example.org said: 550 5.1.1 There is no such mailbox here
            """);
        assertThat(bounce.refusals())
                .extracting(refusal -> refusal.reply().code())
                .containsExactly(550, 451);
    }
}
