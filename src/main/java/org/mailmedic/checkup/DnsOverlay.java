package org.mailmedic.checkup;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.ForwardingDns;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;

/// The DNS as it would be with one record published: all else is asked as it is.
final class DnsOverlay extends ForwardingDns {
    private static final long TTL = 300;

    private final Question name;
    private final RecordChange change;

    DnsOverlay(Dns delegate, RecordChange change) {
        super(delegate);
        this.name = new Question(change.record().name(), RecordType.TXT);
        this.change = change;
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        if (!question.equals(name)) {
            return delegate.ask(question);
        }
        Set<String> gone = Set.copyOf(change.before());
        List<DnsRecord> records = new ArrayList<>();
        for (DnsRecord record : delegate.ask(question).found()) {
            if (record instanceof DnsRecord.Text text && !gone.contains(text.value())) {
                records.add(text);
            }
        }
        records.add(new DnsRecord.Text(change.record().value(), change.strings().size(), TTL));
        return new DnsAnswer.Found(
                question, records, List.of(), new DnsAnswer.Asked("rehearsal", false, Instant.EPOCH, Duration.ZERO));
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return new DnsOverlay(delegate.directly(nameServer), change);
    }
}
