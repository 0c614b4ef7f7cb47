package org.mailmedic.policy.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmedic.dns.Dns;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Names;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.dns.Together;
import org.mailmedic.policy.Misplaced;
import org.mailmedic.policy.dmarc.DmarcReadout.Applied;
import org.mailmedic.policy.dmarc.DmarcReadout.Published;
import org.mailmedic.policy.dmarc.DmarcReadout.Standard;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.policy.dmarc.DmarcRecord.Psd;

/// Finds the DMARC record that applies to a domain, by both standards. All names that could matter are
/// known beforehand, so that they are asked together.
public final class DmarcDiscovery {
    /// RFC 9989 section 4.10: longer names are cut to so many labels after the first question.
    private static final int LABELS_OF_WALK = 7;

    private static final String PREFIX = "_dmarc.";

    /// Domains of report addresses that are asked whether they take the reports: whoever writes the record
    /// picks them.
    private static final int MOST_REPORT_DOMAINS = 10;

    private final Dns dns;

    public DmarcDiscovery(Dns dns) {
        this.dns = dns;
    }

    /// Finds out what applies to mail whose From line has this domain.
    public DmarcReadout look(String domain) throws InterruptedException {
        List<String> steps = steps(domain);
        String byList = OrganisationalDomain.of(domain);
        List<String> names = new ArrayList<>(steps);
        if (!names.contains(byList)) {
            names.add(byList);
        }
        List<Together.Work<Published>> works = new ArrayList<>();
        names.forEach(name -> works.add(() -> at(name)));
        List<Published> all = Together.all(works);
        Published own = all.getFirst();
        Published listed = all.get(names.indexOf(byList));
        List<Published> walked = all.subList(0, steps.size());
        boolean exists = own.record().isPresent() || exists(domain);

        Applied walk = byWalk(domain, steps, walked, exists);
        Applied list = byList(domain, own, byList, listed);
        List<DnsAnswer> unanswered = unanswered(own, walked, walk);
        boolean missing = walk.record().isEmpty() && unanswered.isEmpty();
        List<Misplaced> wrong = missing ? misplaced(domain) : List.of();
        Optional<DmarcRecord> record = walk.record().or(list::record);
        String foundAt = walk.foundAt().isEmpty() ? list.foundAt() : walk.foundAt();
        List<String> unauthorised = record.isPresent() ? unauthorised(foundAt, record.get()) : List.of();
        return new DmarcReadout(domain, own, walk, list, all, wrong, unauthorised, unanswered);
    }

    /// The organisational domain by the tree walk (RFC 9989 section 4.10.2); nothing if an answer was
    /// missing that could have changed it.
    Optional<String> organisational(String domain) throws InterruptedException {
        List<String> steps = steps(domain);
        List<Together.Work<Published>> works = new ArrayList<>();
        steps.forEach(name -> works.add(() -> at(name)));
        List<Published> walked = Together.all(works);
        return walked.stream().allMatch(p -> p.answer().isCertain())
                ? Optional.of(byWalk(domain, steps, walked, true).organisationalDomain())
                : Optional.empty();
    }

    /// The names that the tree walk visits, the domain itself first.
    static List<String> steps(String domain) {
        List<String> steps = new ArrayList<>();
        steps.add(domain);
        List<String> labels = Names.labels(domain);
        int from = Math.max(1, labels.size() - LABELS_OF_WALK);
        for (int i = from; i < labels.size(); i++) {
            steps.add(String.join(".", labels.subList(i, labels.size())));
        }
        return steps;
    }

    private Published at(String name) throws InterruptedException {
        DnsAnswer answer = dns.ask(new Question(PREFIX + name, RecordType.TXT));
        List<DmarcRecord> records =
                answer.texts().stream().map(DmarcRecord::read).toList();
        return new Published(
                PREFIX + name,
                records.stream().filter(DmarcRecord::isDmarc).toList(),
                records.stream().filter(r -> !r.isDmarc()).toList(),
                answer);
    }

    private boolean exists(String domain) throws InterruptedException {
        return !(dns.ask(new Question(domain, RecordType.TXT)) instanceof DnsAnswer.NoSuchName);
    }

    /// RFC 9989 section 4.10.
    private static Applied byWalk(String domain, List<String> steps, List<Published> walked, boolean exists) {
        String organisational = domain;
        for (int i = 0; i < steps.size(); i++) {
            Optional<DmarcRecord> record = walked.get(i).record();
            if (record.isEmpty()) {
                continue;
            }
            Psd psd = record.get().psd();
            if (psd == Psd.YES) {
                // Where that is the domain itself, no label is left to add, and it stays its own.
                organisational = oneBelow(domain, steps.get(i));
                break;
            }
            organisational = steps.get(i);
            if (psd != Psd.UNSAID) {
                break;
            }
        }
        Optional<DmarcRecord> own = walked.getFirst().record();
        if (own.isPresent()) {
            return applied(Standard.RFC9989, organisational, walked.getFirst(), own.get(), policyOf(own.get()));
        }
        int above = steps.indexOf(organisational);
        Optional<Published> found = above < 0 ? Optional.empty() : Optional.of(walked.get(above));
        // Where the organisation has none, that of the public suffix above it counts (section 4.10.1).
        Optional<Published> there = found.filter(p -> p.record().isPresent())
                .or(() -> walked.stream()
                        .filter(p -> p.record().map(r -> r.psd() == Psd.YES).orElse(false))
                        .findFirst());
        if (there.isEmpty()) {
            return new Applied(Standard.RFC9989, organisational, "", Optional.empty(), Optional.empty());
        }
        DmarcRecord record = there.get().record().orElseThrow();
        return applied(Standard.RFC9989, organisational, there.get(), record, inherited(record, exists));
    }

    private static String oneBelow(String domain, String suffix) {
        List<String> labels = Names.labels(domain);
        int keep = Names.labels(suffix).size() + 1;
        return String.join(".", labels.subList(Math.max(0, labels.size() - keep), labels.size()));
    }

    /// RFC 7489 section 6.6.3. It knows no `np`.
    private static Applied byList(String domain, Published own, String organisational, Published listed) {
        if (own.record().isPresent()) {
            return applied(
                    Standard.RFC7489,
                    organisational,
                    own,
                    own.record().get(),
                    policyOf(own.record().get()));
        }
        if (!own.records().isEmpty() || domain.equals(organisational)) {
            return new Applied(Standard.RFC7489, organisational, "", Optional.empty(), Optional.empty());
        }
        return listed.record()
                .map(r -> applied(Standard.RFC7489, organisational, listed, r, inherited(r, true)))
                .orElse(new Applied(Standard.RFC7489, organisational, "", Optional.empty(), Optional.empty()));
    }

    private static Applied applied(
            Standard standard, String organisational, Published published, DmarcRecord record, Policy policy) {
        Policy asked = record.hasBadPolicy(standard == Standard.RFC9989) ? Policy.NONE : policy;
        return new Applied(standard, organisational, published.name(), Optional.of(record), Optional.of(asked));
    }

    /// A record whose policy cannot be read asks for nothing (RFC 9989 section 4.7; RFC 7489 only if it has
    /// an address for reports).
    private static Policy policyOf(DmarcRecord record) {
        return record.policy().orElse(Policy.NONE);
    }

    private static Policy inherited(DmarcRecord record, boolean exists) {
        return (exists ? record.subdomainPolicy() : record.missingPolicy()).orElse(Policy.NONE);
    }

    /// The answers that were missing and could have changed the end.
    private static List<DnsAnswer> unanswered(Published own, List<Published> walked, Applied walk) {
        if (own.record().isPresent()) {
            return List.of();
        }
        return walked.stream()
                .takeWhile(p -> walk.foundAt().isEmpty() || !p.name().equals(walk.foundAt()))
                .map(Published::answer)
                .filter(a -> !a.isCertain())
                .toList();
    }

    /// Where panels put the record by mistake: the domain twice, the domain itself, and without the
    /// underscore.
    private List<Misplaced> misplaced(String domain) throws InterruptedException {
        List<String> names = List.of(PREFIX + domain + "." + domain, domain, "dmarc." + domain);
        return Misplaced.look(dns, domain, names, text -> DmarcRecord.read(text).isDmarc());
    }

    /// RFC 9990 section 4: a report address in another organisation needs that one's agreement.
    private List<String> unauthorised(String foundAt, DmarcRecord record) throws InterruptedException {
        String domain = foundAt.substring(PREFIX.length());
        String organisation = OrganisationalDomain.of(domain);
        List<String> others = record.reportAddresses().stream()
                .map(DmarcRecord.ReportAddress::domain)
                .filter(d -> !OrganisationalDomain.of(d).equals(organisation))
                .distinct()
                .limit(MOST_REPORT_DOMAINS)
                .toList();
        List<Together.Work<Boolean>> works = new ArrayList<>();
        others.forEach(other -> works.add(() -> refuses(domain, other)));
        List<Boolean> refused = Together.all(works);
        List<String> unauthorised = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            if (refused.get(i)) {
                unauthorised.add(others.get(i));
            }
        }
        return unauthorised;
    }

    private boolean refuses(String domain, String other) throws InterruptedException {
        String name = domain + "._report._dmarc." + other;
        if (!Names.isValid(name)) {
            return true;
        }
        DnsAnswer answer = dns.ask(new Question(name, RecordType.TXT));
        return answer.isCertain()
                && answer.texts().stream().map(DmarcRecord::read).noneMatch(DmarcRecord::isDmarc);
    }
}
