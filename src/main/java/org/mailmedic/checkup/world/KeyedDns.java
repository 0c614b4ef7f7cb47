package org.mailmedic.checkup.world;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.Transport;
import org.mailmedic.web.Web;

/// The DNS behind a [ListKey]. What comes back is the answer to the question with the stand-in; should
/// anybody repeat the key in it (an alias, a text, an extended error), the stand-in is there too.
final class KeyedDns implements Dns {
    private static final String NO_KEY = "there is no key to ask this with";

    private final ListKey key;
    private final Dns delegate;

    KeyedDns(ListKey key, Dns delegate) {
        this.key = key;
        this.delegate = delegate;
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        if (!ListKey.isShown(question.name())) {
            return delegate.ask(question);
        }
        Optional<String> held = key.held();
        if (held.isEmpty()) {
            var nobody = new DnsAnswer.Asked("", false, Instant.now(), Duration.ZERO);
            return new DnsAnswer.Unusable(question, NO_KEY, nobody);
        }
        String name = question.name().replace("." + ListKey.STAND_IN + ".", "." + held.get() + ".");
        return new Hiding(held.get()).hidden(question, delegate.ask(new Question(name, question.type())));
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return new KeyedDns(key, delegate.directly(nameServer));
    }

    @Override
    public boolean isClosedWorld() {
        return delegate.isClosedWorld();
    }

    @Override
    public Dns over(Transport transport) {
        return new KeyedDns(key, delegate.over(transport));
    }

    @Override
    public Dns withHttps(URI server, Web web) {
        return new KeyedDns(key, delegate.withHttps(server, web));
    }

    /// Puts the stand-in in the place of the key with which was asked, even if another one is held by
    /// now.
    private static final class Hiding {
        private final Pattern key;

        Hiding(String key) {
            this.key = Pattern.compile(key, Pattern.CASE_INSENSITIVE | Pattern.LITERAL);
        }

        DnsAnswer hidden(Question question, DnsAnswer answer) {
            DnsAnswer.Asked asked = hidden(answer.asked());
            return switch (answer) {
                case DnsAnswer.Found found ->
                    new DnsAnswer.Found(
                            question,
                            found.records().stream().map(this::hidden).toList(),
                            hidden(found.aliases()),
                            asked);
                case DnsAnswer.NoSuchName none ->
                    new DnsAnswer.NoSuchName(question, hidden(none.aliases()), none.negativeTtl(), asked);
                case DnsAnswer.NoData none ->
                    new DnsAnswer.NoData(question, hidden(none.aliases()), none.negativeTtl(), asked);
                case DnsAnswer.ServerFailure _ -> new DnsAnswer.ServerFailure(question, asked);
                case DnsAnswer.Bogus bogus -> new DnsAnswer.Bogus(question, hidden(bogus.reason()), asked);
                case DnsAnswer.Refused _ -> new DnsAnswer.Refused(question, asked);
                case DnsAnswer.Denied denied -> new DnsAnswer.Denied(question, denied.certain(), asked);
                case DnsAnswer.TimedOut _ -> new DnsAnswer.TimedOut(question, asked);
                case DnsAnswer.NotAsked _ -> new DnsAnswer.NotAsked(question, asked);
                case DnsAnswer.Unusable unusable -> new DnsAnswer.Unusable(question, hidden(unusable.reason()), asked);
            };
        }

        private DnsAnswer.Asked hidden(DnsAnswer.Asked asked) {
            DnsAnswer.Notes notes = asked.notes();
            return new DnsAnswer.Asked(
                    asked.resolver(),
                    asked.transport(),
                    asked.at(),
                    asked.took(),
                    new DnsAnswer.Notes(
                            notes.authoritative(),
                            notes.validated(),
                            notes.bytes(),
                            notes.strays(),
                            hidden(notes.extended())));
        }

        private String hidden(String text) {
            return key.matcher(text).replaceAll(ListKey.STAND_IN);
        }

        private List<String> hidden(List<String> names) {
            return names.stream().map(this::hidden).toList();
        }

        private DnsRecord hidden(DnsRecord record) {
            return switch (record) {
                case DnsRecord.Address address -> new DnsRecord.Address(nameless(address.address()), address.ttl());
                case DnsRecord.Text text -> {
                    // The cuts are places in the text as it came.
                    String words = hidden(text.value());
                    yield words.equals(text.value()) ? text : new DnsRecord.Text(words, text.strings(), text.ttl());
                }
                case DnsRecord.Mx mx -> new DnsRecord.Mx(mx.preference(), hidden(mx.host()), mx.ttl());
                case DnsRecord.Pointer pointer -> new DnsRecord.Pointer(hidden(pointer.target()), pointer.ttl());
                case DnsRecord.Soa soa ->
                    new DnsRecord.Soa(hidden(soa.primary()), soa.serial(), soa.minimum(), soa.ttl());
                case DnsRecord.Other other -> new DnsRecord.Other(hidden(other.text()), other.ttl());
            };
        }

        /// An address remembers the name by which it was found.
        private static InetAddress nameless(InetAddress address) {
            try {
                return InetAddress.getByAddress(address.getAddress());
            } catch (UnknownHostException e) {
                throw new IllegalStateException("an address of no known length", e);
            }
        }
    }
}
