package org.mailmedic.lab;

import java.time.Duration;

/// How a [DnsServer] can misbehave for a name.
public sealed interface DnsFault {
    /// Answers SERVFAIL.
    record ServerFailure() implements DnsFault {}

    /// Answers REFUSED.
    record Refused() implements DnsFault {}

    /// Never answers.
    record Silence() implements DnsFault {}

    /// Never answers over UDP, as where a firewall throws datagrams away; rightly over TCP.
    record NotOverUdp() implements DnsFault {}

    /// Never answers over TCP; rightly over UDP.
    record NotOverTcp() implements DnsFault {}

    /// Answers rightly, but late.
    record Delay(Duration time) implements DnsFault {}

    /// Answers with these bytes after the two of the question's id, so that the asker takes them for the
    /// answer.
    ///
    /// @param hex the bytes in hexadecimal digits
    record Garbage(String hex) implements DnsFault {}
}
