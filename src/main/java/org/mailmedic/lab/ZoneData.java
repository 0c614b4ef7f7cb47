package org.mailmedic.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// All names that a [DnsServer] knows, and how they answer. A change makes a new state, so that answers
/// need no lock.
final class ZoneData {
    private static final int LONGEST_CHAIN = 16;
    private static final long NEGATIVE_TTL = 300;
    private static final Name ANY_LABEL = Name.fromConstantString("*");

    private volatile State state = new State(List.of());

    /// Adds records, given as lines of a master file (RFC 1035 section 5).
    ///
    /// @throws IllegalArgumentException if a line is not a record
    synchronized void add(List<String> lines) {
        List<Record> records = new ArrayList<>(state.records);
        parse(lines).stream().filter(r -> !records.contains(r)).forEach(records::add);
        state = new State(records);
    }

    /// Takes records away; those that are not there are passed over. A time to live need not match.
    synchronized void remove(List<String> lines) {
        List<Record> records = new ArrayList<>(state.records);
        records.removeAll(parse(lines));
        state = new State(records);
    }

    /// Takes all records of a name and type away.
    synchronized void remove(Name name, int type) {
        List<Record> records = new ArrayList<>(state.records);
        records.removeIf(r -> r.getName().equals(name) && r.getType() == type);
        state = new State(records);
    }

    /// All lines, as a master file has them.
    List<String> lines() {
        return state.records.stream().map(Record::toString).toList();
    }

    /// Puts the answer to a question into a message.
    void answer(Name name, int type, Message reply) {
        State now = state;
        Set<Name> seen = new LinkedHashSet<>();
        Name wanted = name;
        while (seen.add(wanted) && seen.size() <= LONGEST_CHAIN) {
            List<Record> found = now.at(wanted, type);
            if (!found.isEmpty()) {
                found.forEach(r -> reply.addRecord(r, Section.ANSWER));
                return;
            }
            List<Record> alias = now.at(wanted, Type.CNAME);
            if (alias.isEmpty()) {
                if (!now.exists(wanted)) {
                    reply.getHeader().setRcode(Rcode.NXDOMAIN);
                }
                reply.addRecord(now.authorityOver(wanted), Section.AUTHORITY);
                return;
            }
            reply.addRecord(alias.getFirst(), Section.ANSWER);
            wanted = ((CNAMERecord) alias.getFirst()).getTarget();
        }
    }

    private static List<Record> parse(List<String> lines) {
        byte[] file = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        List<Record> records = new ArrayList<>();
        try (var master = new Master(new ByteArrayInputStream(file), Name.root, NEGATIVE_TTL)) {
            for (var record = Optional.ofNullable(master.nextRecord());
                    record.isPresent();
                    record = Optional.ofNullable(master.nextRecord())) {
                records.add(record.get());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a line of a zone: " + e.getMessage(), e);
        }
        return records;
    }

    /// One state of the data.
    private static final class State {
        private final List<Record> records;
        private final Map<Name, Map<Integer, List<Record>>> byName = new HashMap<>();

        /// Names with records, and the empty ones above them (RFC 8020: they exist too).
        private final Set<Name> existing = new HashSet<>();

        State(List<Record> records) {
            this.records = List.copyOf(records);
            existing.add(Name.root);
            for (Record record : records) {
                byName.computeIfAbsent(record.getName(), name -> new HashMap<>())
                        .computeIfAbsent(record.getType(), type -> new ArrayList<>())
                        .add(record);
                Name name = record.getName();
                while (existing.add(name)) {
                    name = new Name(name, 1);
                }
            }
        }

        List<Record> at(Name name, int type) {
            Map<Integer, List<Record>> own = byName.get(name);
            if (own != null || existing.contains(name)) {
                return own == null ? List.of() : own.getOrDefault(type, List.of());
            }
            return wildcardFor(name).map(byName::get).map(sets -> sets.get(type)).stream()
                    .flatMap(List::stream)
                    .map(r -> Record.newRecord(name, r.getType(), DClass.IN, r.getTTL(), r.rdataToWireCanonical()))
                    .toList();
        }

        boolean exists(Name name) {
            return existing.contains(name) || wildcardFor(name).isPresent();
        }

        /// The wildcard below the closest name that exists (RFC 4592 section 3.3.1).
        private Optional<Name> wildcardFor(Name name) {
            Name above = name;
            while (!existing.contains(above)) {
                above = new Name(above, 1);
            }
            try {
                return Optional.of(Name.concatenate(ANY_LABEL, above)).filter(byName::containsKey);
            } catch (NameTooLongException ignored) {
                return Optional.empty();
            }
        }

        /// The SOA of the zone that the name lies in, for negative answers (RFC 2308); one of the root if
        /// there is none.
        Record authorityOver(Name name) {
            for (Name above = name; above.labels() > 1; above = new Name(above, 1)) {
                List<Record> soa = at(above, Type.SOA);
                if (!soa.isEmpty()) {
                    return soa.getFirst();
                }
            }
            return new SOARecord(
                    Name.root,
                    DClass.IN,
                    NEGATIVE_TTL,
                    Name.fromConstantString("ns.lab.example."),
                    Name.fromConstantString("hostmaster.lab.example."),
                    1,
                    3600,
                    600,
                    86400,
                    NEGATIVE_TTL);
        }
    }
}
