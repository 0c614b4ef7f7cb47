package org.mailmedic.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailmedic.dns.DnsAnswer.Notes;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// One question with all that it takes to get it answered.
final class Conversation {
    private static final int LONGEST_CHAIN = 8;

    private final Question question;
    private final Routes routes;
    private final boolean recursive;
    private final Instant begun = Instant.now();
    private final long clock = System.nanoTime();
    private final long end;
    private final List<String> aliases = new ArrayList<>();
    private final AtomicInteger strays = new AtomicInteger();
    private String server;
    private Transport transport = Transport.UDP;
    private Notes notes = Notes.NONE;

    Conversation(Question question, Routes routes, Duration patience, boolean recursive) {
        this.question = question;
        this.routes = routes;
        this.recursive = recursive;
        this.end = clock + patience.toNanos();
        this.server = routes.first();
    }

    /// @throws InterruptedException if the caller was cancelled meanwhile
    DnsAnswer hold(Name name) throws InterruptedException {
        int type = Type.value(question.type().name());
        Name at = name;
        while (aliases.size() <= LONGEST_CHAIN) {
            switch (ask(at, type)) {
                case Reply.Nothing _, Reply.Stray _ -> {
                    return new DnsAnswer.TimedOut(question, asked());
                }
                case Reply.Broken(String why) -> {
                    return new DnsAnswer.Unusable(question, why, asked());
                }
                case Reply.Bogus _ -> {
                    return new DnsAnswer.Bogus(question, "it comes only when its signatures are not checked", asked());
                }
                case Reply.Came(Message message, int bytes) -> {
                    notes = notes(message, bytes);
                    Answers answers = Answers.read(message, at, type);
                    answers.through().forEach(n -> aliases.add(Names.text(n)));
                    if (answers.outcome() != Answers.Outcome.LEADS_ON) {
                        return answer(answers);
                    }
                    at = answers.through().getLast();
                }
            }
        }
        return new DnsAnswer.Unusable(question, "too many CNAMEs in a row", asked());
    }

    private DnsAnswer answer(Answers a) {
        return switch (a.outcome()) {
            case FOUND -> new DnsAnswer.Found(question, a.records(), aliases, asked());
            case NO_SUCH_NAME -> new DnsAnswer.NoSuchName(question, aliases, a.negativeTtl(), asked());
            case NO_DATA -> new DnsAnswer.NoData(question, aliases, a.negativeTtl(), asked());
            case SERVER_FAILURE -> new DnsAnswer.ServerFailure(question, asked());
            case BOGUS -> new DnsAnswer.Bogus(question, a.note(), asked());
            case REFUSED -> new DnsAnswer.Refused(question, asked());
            case UNUSABLE, LEADS_ON -> new DnsAnswer.Unusable(question, a.note(), asked());
        };
    }

    private static Notes notes(Message message, int bytes) {
        return new Notes(
                message.getHeader().getFlag(Flags.AA),
                message.getHeader().getFlag(Flags.AD),
                bytes,
                0,
                Answers.extended(message));
    }

    private DnsAnswer.Asked asked() {
        var all = new Notes(notes.authoritative(), notes.validated(), notes.bytes(), strays.get(), notes.extended());
        return new DnsAnswer.Asked(server, transport, begun, Duration.ofNanos(System.nanoTime() - clock), all);
    }

    private Reply ask(Name name, int type) throws InterruptedException {
        Query query = Query.of(name, type, recursive);
        Reply reply = alongTheWays(query);
        return reply instanceof Reply.Came came ? checked(query, came) : reply;
    }

    /// Tries one way after the other until one brings something to build on. A resolver that fails is no
    /// verdict while there is another one to ask.
    private Reply alongTheWays(Query query) throws InterruptedException {
        Reply best = new Reply.Nothing();
        boolean othersFailed = false;
        for (Routes.Try one : routes.tries()) {
            Way way = one.way();
            boolean failedBefore = best instanceof Reply.Came;
            if (failedBefore
                    && (way.transport() != Transport.UDP || way.server().equals(server))) {
                continue;
            }
            String serverBefore = server;
            Transport transportBefore = transport;
            Reply reply = by(way, query, part(one.percent()));
            switch (reply) {
                case Reply.Came(Message message, int _) -> {
                    if (othersFailed) {
                        routes.works(one);
                    }
                    if (!isFailure(message)) {
                        return reply;
                    }
                    best = failedBefore ? best : reply;
                }
                case Reply.Broken _ -> best = failedBefore ? best : reply;
                case Reply.Nothing _, Reply.Stray _, Reply.Bogus _ -> {
                    othersFailed = true;
                    routes.fails(one);
                }
            }
            if (failedBefore) {
                server = serverBefore;
                transport = transportBefore;
            }
        }
        return best;
    }

    private long part(int percent) {
        long now = System.nanoTime();
        return now + (end - now) * percent / 100;
    }

    private Reply by(Way way, Query query, long until) throws InterruptedException {
        server = way.server();
        transport = way.transport();
        Reply reply = way.exchange(query, until, strays);
        if (reply instanceof Reply.Came(Message message, int _)
                && message.getRcode() == Rcode.FORMERR
                && query.extended()) {
            // A server from before RFC 6891.
            reply = way.exchange(query.withoutExtension(), until, strays);
        }
        if (way instanceof UdpWay(var address)
                && reply instanceof Reply.Came(Message message, int _)
                && message.getHeader().getFlag(Flags.TC)) {
            transport = Transport.TCP;
            Reply whole = new TcpWay(address).exchange(query, end, strays);
            return whole instanceof Reply.Came
                    ? whole
                    : new Reply.Broken("the answer was cut off, and the whole of it did not come over TCP");
        }
        return reply;
    }

    /// A resolver that checks DNSSEC and does not say so (RFC 8914) is found out by asking without
    /// checking. Asked again as before, because the fault may have passed meanwhile.
    private Reply checked(Query query, Reply.Came came) throws InterruptedException {
        boolean mute = came.message().getRcode() == Rcode.SERVFAIL
                && Answers.extended(came.message()).isEmpty()
                && recursive;
        if (!mute) {
            return came;
        }
        for (Routes.Try one : routes.tries()) {
            if (one.way().server().equals(server) && one.way().transport() == transport) {
                Reply open = one.way().exchange(query.withoutChecking(), part(50), strays);
                if (!(open instanceof Reply.Came(Message message, int _)) || isFailure(message)) {
                    return came;
                }
                Reply again = one.way().exchange(query, end, strays);
                if (!(again instanceof Reply.Came(Message second, int _))) {
                    return came;
                }
                return second.getRcode() == Rcode.SERVFAIL ? new Reply.Bogus() : again;
            }
        }
        return came;
    }

    private static boolean isFailure(Message message) {
        return message.getRcode() == Rcode.SERVFAIL || message.getRcode() == Rcode.REFUSED;
    }
}
