package org.mailmedic.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Reads what a message says about one name: follows its CNAMEs, and takes nothing that belongs to another
/// name.
///
/// @param outcome how it ended
/// @param records what was found at the end of the CNAMEs
/// @param through the names that CNAMEs led to, in order
/// @param negativeTtl seconds that a negative answer may be kept (RFC 2308 section 5)
/// @param note why it is unusable or bogus
record Answers(Outcome outcome, List<DnsRecord> records, List<Name> through, long negativeTtl, String note) {
    /// Extended errors (RFC 8914) that mean that DNSSEC said no.
    private static final Set<Integer> DNSSEC_ERRORS = Set.of(1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 25);

    /// Those by which a resolver owns that it did not give the true answer: forged, blocked, censored,
    /// filtered.
    private static final Set<Integer> NOT_THE_TRUTH = Set.of(4, 15, 16, 17);

    private static final int MOST_ALIASES = 16;

    private static final int LONGEST_NOTE = 200;

    enum Outcome {
        FOUND,
        NO_SUCH_NAME,
        NO_DATA,
        /// The last CNAME leads out of what this server knows: ask again for its target.
        LEADS_ON,
        SERVER_FAILURE,
        BOGUS,
        REFUSED,
        UNUSABLE
    }

    /// Reads the answer to a question for a name and type.
    static Answers read(Message message, Name asked, int type) {
        Optional<String> owned = extended(message, NOT_THE_TRUTH);
        if (owned.isPresent()) {
            return bare(Outcome.UNUSABLE, "the resolver holds the true answer back: " + owned.get());
        }
        return switch (message.getRcode()) {
            case Rcode.NOERROR, Rcode.NXDOMAIN -> content(message, asked, type);
            case Rcode.SERVFAIL ->
                extended(message, DNSSEC_ERRORS)
                        .map(reason -> bare(Outcome.BOGUS, reason))
                        .orElse(bare(Outcome.SERVER_FAILURE, "SERVFAIL"));
            case Rcode.REFUSED -> bare(Outcome.REFUSED, "REFUSED");
            default -> bare(Outcome.UNUSABLE, Rcode.string(message.getRcode()));
        };
    }

    private static Answers bare(Outcome outcome, String note) {
        return new Answers(outcome, List.of(), List.of(), 0, note);
    }

    private static Answers content(Message message, Name asked, int type) {
        List<Record> answer = message.getSection(Section.ANSWER);
        List<Name> through = new ArrayList<>();
        Set<Name> seen = new HashSet<>();
        Name at = asked;
        while (seen.add(at)) {
            if (through.size() > MOST_ALIASES) {
                return bare(Outcome.UNUSABLE, "too many CNAMEs in a row");
            }
            List<DnsRecord> here = recordsAt(answer, at, type);
            if (!here.isEmpty()) {
                return new Answers(Outcome.FOUND, here, through, 0, "");
            }
            Optional<Name> alias = type == Type.CNAME ? Optional.empty() : aliasAt(answer, at);
            if (alias.isEmpty()) {
                return negative(message, answer, through);
            }
            at = alias.get();
            through.add(at);
        }
        return bare(Outcome.UNUSABLE, "CNAMEs lead in a circle");
    }

    private static Answers negative(Message message, List<Record> answer, List<Name> through) {
        if (through.isEmpty() && !answer.isEmpty()) {
            return bare(Outcome.UNUSABLE, "the answer was for another name");
        }
        List<Record> authority = message.getSection(Section.AUTHORITY);
        Optional<SOARecord> soa = authority.stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst();
        long ttl = soa.map(s -> Math.min(s.getTTL(), s.getMinimum())).orElse(0L);
        if (message.getRcode() == Rcode.NXDOMAIN) {
            return new Answers(Outcome.NO_SUCH_NAME, List.of(), through, ttl, "");
        }
        if (soa.isEmpty() && !through.isEmpty()) {
            return new Answers(Outcome.LEADS_ON, List.of(), through, 0, "");
        }
        boolean referral = soa.isEmpty()
                && !message.getHeader().getFlag(Flags.AA)
                && authority.stream().anyMatch(NSRecord.class::isInstance);
        return referral
                ? bare(Outcome.UNUSABLE, "only a referral to other name servers")
                : new Answers(Outcome.NO_DATA, List.of(), through, ttl, "");
    }

    private static List<DnsRecord> recordsAt(List<Record> answer, Name name, int type) {
        return answer.stream()
                .filter(r -> r.getType() == type && r.getName().equals(name))
                .map(Answers::translate)
                .toList();
    }

    private static Optional<Name> aliasAt(List<Record> answer, Name name) {
        return answer.stream()
                .filter(r -> r instanceof CNAMERecord && r.getName().equals(name))
                .map(r -> ((CNAMERecord) r).getTarget())
                .findFirst();
    }

    private static DnsRecord translate(Record record) {
        long ttl = record.getTTL();
        return switch (record) {
            case ARecord a -> new DnsRecord.Address(a.getAddress(), ttl);
            case AAAARecord a -> new DnsRecord.Address(a.getAddress(), ttl);
            case MXRecord mx -> new DnsRecord.Mx(mx.getPriority(), Names.text(mx.getTarget()), ttl);
            case TXTRecord txt -> text(txt.getStringsAsByteArrays(), ttl);
            case SPFRecord spf -> text(spf.getStringsAsByteArrays(), ttl);
            case CNAMERecord c -> new DnsRecord.Pointer(Names.text(c.getTarget()), ttl);
            case NSRecord ns -> new DnsRecord.Pointer(Names.text(ns.getTarget()), ttl);
            case PTRRecord ptr -> new DnsRecord.Pointer(Names.text(ptr.getTarget()), ttl);
            case SOARecord soa -> new DnsRecord.Soa(Names.text(soa.getHost()), soa.getSerial(), soa.getMinimum(), ttl);
            default -> new DnsRecord.Other(record.rdataToString(), ttl);
        };
    }

    private static DnsRecord text(List<?> strings, long ttl) {
        var joined = new StringBuilder();
        List<Integer> cuts = new ArrayList<>();
        for (Object string : strings) {
            if (!joined.isEmpty()) {
                cuts.add(joined.length());
            }
            joined.append(new String((byte[]) string, StandardCharsets.ISO_8859_1));
        }
        return new DnsRecord.Text(joined.toString(), strings.size(), ttl, cuts);
    }

    /// What the server said of itself (RFC 8914), if anything.
    static String extended(Message message) {
        return errors(message).map(e -> words(e)).findFirst().orElse("");
    }

    private static Optional<String> extended(Message message, Set<Integer> codes) {
        return errors(message)
                .filter(e -> codes.contains(e.getErrorCode()))
                .map(e -> words(e))
                .findFirst();
    }

    /// `no reachable authority (explanation of the server)`.
    private static String words(ExtendedErrorCodeOption error) {
        return ExtendedErrorCodeOption.text(error.getErrorCode())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ')
                + text(error);
    }

    private static String text(ExtendedErrorCodeOption error) {
        String text = Optional.ofNullable(error.getText()).orElse("").strip();
        return text.isEmpty() ? "" : " (" + text.substring(0, Math.min(text.length(), LONGEST_NOTE)) + ")";
    }

    private static Stream<ExtendedErrorCodeOption> errors(Message message) {
        return message.getOPT() == null
                ? Stream.empty()
                : message.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                        .filter(ExtendedErrorCodeOption.class::isInstance)
                        .map(ExtendedErrorCodeOption.class::cast);
    }
}
