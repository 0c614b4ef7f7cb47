package org.mailmedic.ui.prove;

import java.util.List;

/// What the last page shows.
///
/// @param from who the message is from
/// @param proposal whom to send it to; empty if nobody is known
/// @param why why just there, in a sentence; empty where nobody refused
/// @param host the server it is handed to; empty if none is known
/// @param state where the test message stands
/// @param sent what was sent so far, newest first
/// @param next what to do next, in sentences
/// @param seen whether the receiver's own checks of a test message were pasted
/// @param open whether things on the list are still open
public record Proof(
        String from,
        String proposal,
        String why,
        String host,
        State state,
        List<SentLine> sent,
        List<String> next,
        boolean seen,
        boolean open) {
    static final Proof NOTHING = new Proof("", "", "", "", new State.Idle(), List.of(), List.of(), false, false);

    public Proof {
        sent = List.copyOf(sent);
        next = List.copyOf(next);
    }

    /// A message that was sent.
    public record SentLine(boolean accepted, String words, String time) {}

    /// Where the test message stands.
    public sealed interface State {
        record Idle() implements State {}

        record Sending(String to) implements State {}

        /// The server took it.
        ///
        /// @param reply the server's final answer
        record Accepted(String to, String reply) implements State {}

        /// The server refused it.
        ///
        /// @param meaning what the refusal means, in words
        record Refused(String to, String meaning, String reply) implements State {}

        /// It broke off before the server could say anything about the message.
        record NotSent(String to, String meaning) implements State {}
    }
}
