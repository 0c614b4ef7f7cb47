package org.mailmedic.policy.spf;

import java.util.List;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;

/// What a name publishes as SPF (RFC 7208 sections 4.4 and 4.5).
public sealed interface SpfPublished {
    /// The raw answer that it rests on.
    DnsAnswer answer();

    /// One record: as it should be.
    record One(SpfRecord record, DnsAnswer answer) implements SpfPublished {}

    /// No record.
    record None(DnsAnswer answer) implements SpfPublished {}

    /// More than one: receivers give up.
    record Many(List<String> records, DnsAnswer answer) implements SpfPublished {
        public Many {
            records = List.copyOf(records);
        }
    }

    /// The DNS did not say.
    record Unknown(DnsAnswer answer) implements SpfPublished {}

    /// Asks for the record of a name.
    static SpfPublished at(Dns dns, String name) throws InterruptedException {
        return in(dns.ask(new Question(name, RecordType.TXT)));
    }

    /// Reads the answer to a question for TXT (or the old type SPF).
    static SpfPublished in(DnsAnswer answer) {
        if (!answer.isCertain()) {
            return new Unknown(answer);
        }
        List<String> records = answer.texts().stream().filter(SpfRecord::isSpf).toList();
        return switch (records.size()) {
            case 0 -> new None(answer);
            case 1 -> new One(SpfRecord.read(records.getFirst()), answer);
            default -> new Many(records, answer);
        };
    }
}
