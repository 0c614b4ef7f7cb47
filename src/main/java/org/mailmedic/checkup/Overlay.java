package org.mailmedic.checkup;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailmedic.diagnosis.Prescription;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.DnsRecord;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;

/// The DNS as it would be with one record published: all else is asked as it is.
final class Overlay implements Dns {
    private static final long TTL = 300;

    private final Dns behind;
    private final Question name;
    private final Prescription prescription;

    Overlay(Dns behind, Prescription prescription) {
        this.behind = behind;
        this.name = new Question(prescription.record().name(), RecordType.TXT);
        this.prescription = prescription;
    }

    @Override
    public DnsAnswer ask(Question question) throws InterruptedException {
        if (!question.equals(name)) {
            return behind.ask(question);
        }
        Set<String> gone = Set.copyOf(prescription.before());
        List<DnsRecord> records = new ArrayList<>();
        for (DnsRecord record : behind.ask(question).found()) {
            if (record instanceof DnsRecord.Text text && !gone.contains(text.value())) {
                records.add(text);
            }
        }
        records.add(new DnsRecord.Text(
                prescription.record().value(), prescription.strings().size(), TTL));
        return new DnsAnswer.Found(
                question, records, List.of(), new DnsAnswer.Asked("rehearsal", false, Instant.EPOCH, Duration.ZERO));
    }

    @Override
    public Dns directly(InetAddress nameServer) {
        return new Overlay(behind.directly(nameServer), prescription);
    }

    @Override
    public boolean isClosedWorld() {
        return behind.isClosedWorld();
    }
}
