package org.mailmedic.dns;

import java.security.SecureRandom;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// A question as it goes over the wire, and what is an answer to it.
///
/// @param recursive whether the server shall find out what it does not know
/// @param extended whether larger answers and extended errors are understood (RFC 6891)
/// @param unchecked whether the resolver shall hand out what fails DNSSEC, too (RFC 4035 section 3.2.2)
record Query(Name name, int type, boolean recursive, boolean extended, boolean unchecked) {
    /// What passes everywhere without being cut into fragments (DNS flag day 2020).
    static final int UDP_PAYLOAD = 1232;

    private static final SecureRandom IDS = new SecureRandom();
    private static final int HEADER = 12;

    static Query of(Name name, int type, boolean recursive) {
        return new Query(name, type, recursive, true, false);
    }

    Query withoutExtension() {
        return new Query(name, type, recursive, false, unchecked);
    }

    Query withoutChecking() {
        return new Query(name, type, recursive, extended, true);
    }

    /// An id that nobody can guess (RFC 5452 section 9.2).
    static int newId() {
        return IDS.nextInt(1 << 16);
    }

    byte[] wire(int id) {
        var message = new Message(id);
        // Says that the AD bit of the answer is understood (RFC 6840 section 5.7).
        message.getHeader().setFlag(Flags.AD);
        if (recursive) {
            message.getHeader().setFlag(Flags.RD);
        }
        if (unchecked) {
            message.getHeader().setFlag(Flags.CD);
        }
        message.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
        if (extended) {
            message.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0, 0, List.of()), Section.ADDITIONAL);
        }
        return message.toWire();
    }

    /// Reads what a server sent. Whatever it holds, this ends in a value.
    ///
    /// @param id the id that the question had
    Reply read(byte[] bytes, int id) {
        boolean isAnswer =
                bytes.length >= HEADER && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == id && (bytes[2] & 0x80) != 0;
        if (!isAnswer) {
            return new Reply.Stray();
        }
        try {
            var message = new Message(bytes);
            return isFor(message) ? new Reply.Came(message, bytes.length) : new Reply.Stray();
        } catch (java.io.IOException e) {
            return new Reply.Broken("the answer is malformed: " + e.getMessage());
        } catch (RuntimeException e) {
            // The wire reader was fed something that its authors did not think of: no reason to stop.
            return new Reply.Broken("the answer is malformed: " + e.getClass().getSimpleName());
        }
    }

    /// Whether it answers this question. Some servers leave the question out when they refuse.
    private boolean isFor(Message message) {
        List<Record> asked = message.getSection(Section.QUESTION);
        if (asked.isEmpty()) {
            return message.getRcode() != Rcode.NOERROR && message.getRcode() != Rcode.NXDOMAIN;
        }
        Record question = asked.getFirst();
        return asked.size() == 1
                && question.getType() == type
                && question.getDClass() == DClass.IN
                && question.getName().equals(name);
    }
}
