package org.mailmedic.dns;

import org.xbill.DNS.Message;

/// What came back by one way.
sealed interface Reply {
    /// An answer to the question.
    ///
    /// @param bytes its length
    record Came(Message message, int bytes) implements Reply {}

    /// An answer that cannot be read.
    record Broken(String why) implements Reply {}

    /// An answer that the resolver gives only when it need not check the signatures.
    record Bogus() implements Reply {}

    /// No answer in time, or no way to the server.
    record Nothing() implements Reply {}

    /// Something that is no answer to this question: late, forged, or for somebody else.
    record Stray() implements Reply {}
}
