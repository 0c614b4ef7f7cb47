package org.mailmedic.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.Prescription.Edit;
import org.mailmedic.diagnosis.Prescription.Kind;
import org.mailmedic.dns.Names;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.dmarc.DmarcRecord.Policy;

/// Mends a DMARC record. A first record only watches (`p=none`), and a policy is never made stricter here.
final class DmarcDoctor {
    private static final String PREFIX = "_dmarc.";
    private static final List<String> POLICY_TAGS = List.of("p", "sp", "np");

    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Edit> edits = new ArrayList<>();
    private final String reports;

    private DmarcDoctor(String reports) {
        this.reports = reports;
    }

    /// @param address the user's own address: reports go there if it belongs to the domain
    static Optional<Prescription> mend(DmarcReadout live, String address) {
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
        return live.isCertain() ? doctor.first(live.own()) : Optional.empty();
    }

    private Optional<Prescription> first(DmarcReadout.Published own) {
        Optional<DmarcRecord> nearly = own.others().stream()
                .filter(r -> r.hasVersionInOtherCase() || r.hasVersionLater())
                .findFirst();
        if (nearly.isPresent()) {
            edits.add(new Edit(Kind.CORRECTED, "v=DMARC1"));
            return mended(own.name(), nearly.get());
        }
        tags.put("p", Policy.NONE.word());
        tags.put("rua", reports);
        edits.add(new Edit(Kind.NEW, ""));
        return Optional.of(prescription(own.name(), List.of()));
    }

    /// The mildest stays: a stricter one may stop mail that arrives today.
    private Optional<Prescription> merge(DmarcReadout.Published own) {
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
                prescription(own.name(), records.stream().map(DmarcRecord::text).toList()));
    }

    private Optional<Prescription> mended(String at, DmarcRecord record) {
        take(record);
        mendTags(record);
        if (edits.isEmpty() && !tags.containsKey("rua")) {
            tags.put("rua", reports);
            edits.add(new Edit(Kind.SET, "rua"));
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(prescription(at, List.of(record.text())));
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
        if (!record.badReportAddresses().isEmpty()) {
            tags.put("rua", asUris(tags.getOrDefault("rua", "")));
            edits.add(new Edit(Kind.SET, "rua"));
        }
        if (tags.containsKey("pct")) {
            edits.add(new Edit(Kind.TAG_DROPPED, "pct=" + tags.get("pct")));
            tags.remove("pct");
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
    private String asUris(String rua) {
        List<String> uris = new ArrayList<>();
        for (String uri : rua.split("[,;]", -1)) {
            String plain = uri.strip().replaceFirst("(?i)^mailto:\\s*", "");
            if (plain.matches("[^@\\s]+@[^@\\s.]+\\.[^@\\s]+")) {
                uris.add("mailto:" + plain);
            }
        }
        return uris.isEmpty() ? reports : String.join(",", uris);
    }

    private Prescription prescription(String at, List<String> before) {
        var out = new StringBuilder("v=DMARC1");
        tags.forEach((name, value) -> out.append("; ").append(name).append('=').append(value));
        String name = at.startsWith(PREFIX) ? at : PREFIX + at;
        return new Prescription(new RecordToPublish(name, "TXT", out.toString()), before, edits);
    }
}
