package org.mailmedic.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/// A server on loopback that answers all but some questions. Those are given up soon; for all others there is time,
/// however slow the computer is, so that no answer is ever taken for silence.
///
/// @param hopeless the questions that nobody answers
public record PatientDns(LiveDns live, Predicate<Question> hopeless) implements Dns {
    /// For whatever ends by itself.
    public static final Duration AMPLE = Duration.ofMinutes(5);

    private static final Duration BRIEF = Duration.ofMillis(400);

    /// All questions about these names are given up soon.
    public static PatientDns at(InetSocketAddress server, Set<String> silentNames) {
        return new PatientDns(LiveDns.at(server), question -> silentNames.contains(question.name()));
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        return live.withPatience(hopeless.test(question) ? BRIEF : AMPLE).ask(question);
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return live.directly(nameServer);
    }

    @Override
    public boolean isClosedWorld() {
        return live.isClosedWorld();
    }

    @Override
    public Dns over(Transport transport) {
        return live.over(transport);
    }
}
