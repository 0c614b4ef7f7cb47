package org.mailmedic.diagnosis.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.record.RecordChange.Edit;
import org.mailmedic.diagnosis.record.RecordChange.Kind;
import org.mailmedic.dns.Names;
import org.mailmedic.policy.Misplaced;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;
import org.mailmedic.policy.dmarc.DmarcRecord.ReportAddress;

/// Mends a DMARC record. A first record only watches (`p=none`), and a policy is never made stricter here.
public final class DmarcDoctor {
    private static final String PREFIX = "_dmarc.";
    private static final List<String> POLICY_TAGS = List.of("p", "sp", "np");
    private static final List<String> REPORT_TAGS = List.of("rua", "ruf");

    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final String reports;

    private DmarcDoctor(String reports) {
        this.reports = reports;
    }

    /// The record as it should be, where it needs a change and can be mended without guessing.
    ///
    /// @param address the user's own address: reports go there if it belongs to the domain
    public static Optional<RecordChange> mend(DmarcReadout live, String address) {
        String domain = live.domain();
        String own = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        boolean theirs = address.indexOf('@') > 0 && (Names.isWithin(own, domain) || Names.isWithin(domain, own));
        var doctor = new DmarcDoctor("mailto:" + (theirs ? address : "postmaster@" + domain));
        Optional<DmarcRecord> applied = live.record();
        if (live.own().records().size() > 1) {
            return doctor.merge(live.own());
        }
        if (applied.isPresent()) {
            String at = live.walk().foundAt().isEmpty()
                    ? live.list().foundAt()
                    : live.walk().foundAt();
            return doctor.mended(at, applied.get());
        }
        return live.isCertain() ? doctor.first(live.own(), live.misplaced()) : Optional.empty();
    }

    /// That a domain takes reports about another (RFC 9990 section 4).
    public static RecordToPublish agreement(String about, String taking) {
        return new RecordToPublish(about + "._report._dmarc." + taking, "TXT", "v=DMARC1");
    }

    private Optional<RecordChange> first(DmarcReadout.Published own, List<Misplaced> misplaced) {
        Optional<DmarcRecord> nearly = own.others().stream()
                .filter(r -> r.hasVersionInOtherCase() || r.hasVersionLater() || r.isAlmostDmarc())
                .findFirst();
        if (nearly.isPresent()) {
            edits.add(new Edit(Kind.CORRECTED, "v=DMARC1"));
            return mended(own.name(), nearly.get());
        }
        if (!misplaced.isEmpty()) {
            edits.add(new Edit(Kind.NEW, ""));
            DmarcRecord record = cleaned(DmarcRecord.read(misplaced.getFirst().text()));
            take(record);
            mendTags(record);
            return Optional.of(change(own.name(), List.of()));
        }
        tags.put("p", Policy.NONE.word());
        tags.put("rua", reports);
        edits.add(new Edit(Kind.NEW, ""));
        return Optional.of(change(own.name(), List.of()));
    }

    /// The mildest stays: a stricter one may stop mail that arrives today.
    private Optional<RecordChange> merge(DmarcReadout.Published own) {
        List<DmarcRecord> records = own.records();
        DmarcRecord kept = records.stream()
                .filter(r -> r.policy().isPresent())
                .min(Comparator.comparing(r -> r.policy().orElse(Policy.REJECT)))
                .orElse(records.getFirst());
        take(kept);
        records.stream()
                .flatMap(r -> r.tags().value("rua").stream())
                .findFirst()
                .ifPresent(rua -> tags.putIfAbsent("rua", rua));
        edits.add(new Edit(Kind.MERGED, String.valueOf(records.size())));
        mendTags(kept);
        return Optional.of(
                change(own.name(), records.stream().map(DmarcRecord::text).toList()));
    }

    private Optional<RecordChange> mended(String at, DmarcRecord record) {
        DmarcRecord clean = cleaned(record);
        take(clean);
        mendTags(clean);
        if (edits.isEmpty() && !tags.containsKey("rua")) {
            tags.put("rua", reports);
            edits.add(new Edit(Kind.SET, "rua"));
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(change(at, List.of(record.text())));
    }

    /// With the slips of the pen put right that can be put right without guessing.
    private DmarcRecord cleaned(DmarcRecord record) {
        Optional<String> better =
                record.faults().stream().anyMatch(f -> f.kind().isGrave())
                        ? DmarcRepair.corrected(record)
                        : Optional.empty();
        better.ifPresent(_ -> edits.add(new Edit(Kind.CORRECTED, "")));
        return better.map(DmarcRecord::read).orElse(record);
    }

    private void take(DmarcRecord record) {
        for (TagList.Tag tag : record.tags().tags()) {
            if (!tag.name().equalsIgnoreCase("v")) {
                tags.put(tag.name(), tag.value());
            }
        }
    }

    private void mendTags(DmarcRecord record) {
        if (!record.tags().faults().isEmpty()) {
            edits.add(new Edit(Kind.CORRECTED, ""));
        }
        if (!tags.containsKey("p")) {
            Map<String, String> rest = new LinkedHashMap<>(tags);
            tags.clear();
            tags.put("p", Policy.NONE.word());
            tags.putAll(rest);
            edits.add(new Edit(Kind.SET, "p=none"));
        }
        for (String name : POLICY_TAGS) {
            String value = tags.getOrDefault(name, "none");
            if (!isPolicy(value)) {
                tags.put(name, Policy.NONE.word());
                edits.add(new Edit(Kind.SET, name + "=none"));
            }
        }
        for (String name : REPORT_TAGS) {
            String uris = tags.getOrDefault(name, "");
            boolean odd = tags.containsKey(name)
                    && !List.of(uris.split(",", -1)).stream().allMatch(u -> ReportAddress.isPlainMailto(u.strip()));
            if (odd) {
                mendAddresses(name, asUris(uris));
            }
        }
        if (tags.containsKey("pct")) {
            edits.add(new Edit(Kind.TAG_DROPPED, "pct=" + tags.get("pct")));
            tags.remove("pct");
        }
    }

    /// Reports about single messages hold parts of them: nobody gets those in place of an address that is none.
    private void mendAddresses(String name, List<String> good) {
        if (!good.isEmpty()) {
            tags.put(name, String.join(",", good));
            edits.add(new Edit(Kind.SET, name));
        } else if (name.equals("rua")) {
            tags.put(name, reports);
            edits.add(new Edit(Kind.SET, name));
        } else {
            edits.add(new Edit(Kind.TAG_DROPPED, name));
            tags.remove(name);
        }
    }

    private static boolean isPolicy(String word) {
        for (Policy policy : Policy.values()) {
            if (policy.word().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    /// The report addresses with `mailto:` before each that looks like one; what is none goes.
    private static List<String> asUris(String rua) {
        List<String> uris = new ArrayList<>();
        for (String uri : rua.split("[,;]", -1)) {
            String better = "mailto:" + uri.strip().replaceFirst("(?i)^mailto:\\s*", "");
            if (ReportAddress.isPlainMailto(better)) {
                uris.add(better);
            }
        }
        return uris;
    }

    private RecordChange change(String at, List<String> before) {
        var out = new StringBuilder("v=DMARC1");
        tags.forEach((name, value) -> out.append("; ").append(name).append('=').append(value));
        String name = at.startsWith(PREFIX) ? at : PREFIX + at;
        return new RecordChange(new RecordToPublish(name, "TXT", out.toString()), before, edits);
    }
}
