package org.mailmedic.diagnosis.record;

import java.util.List;
import org.mailmedic.dns.Names;
import org.mailmedic.policy.dkim.DkimKeys;
import org.mailmedic.policy.dmarc.DmarcRecord;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfTerm;

/// What holds for every record before anybody is told to publish it, whatever it was made from: what stands in
/// the DNS may have been written by somebody who means harm.
public final class PublishingRules {
    /// A name is told, too: no more than letters, digits, hyphens, underscores and dots.
    private static final String HOST_NAME = "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+";

    /// A macro string may hold one (RFC 7208 section 7.1), a name in the DNS never does.
    private static final String SCHEME = "://";

    private PublishingRules() {}

    /// Whether it keeps all of them: no sign that nobody sees, no fault by its own RFC, no address but of mail,
    /// and no SPF record by which nobody could send any more. A domain that sends no mail says so without us.
    public static boolean allow(RecordToPublish record) {
        String name = record.name();
        String value = record.value();
        boolean plain = value.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!plain || !name.matches(HOST_NAME) || !Names.isValid(name)) {
            return false;
        }
        if (name.contains("._domainkey.")) {
            return DkimKeys.isWithoutFault(value);
        }
        return name.startsWith("_dmarc.") || name.contains("._report._dmarc.") ? isDmarc(value) : isSpf(value);
    }

    private static boolean isDmarc(String value) {
        DmarcRecord record = DmarcRecord.read(value);
        return record.isDmarc()
                && record.faults().stream().allMatch(f -> f.kind().isHarmless())
                && record.tags().value("rua").stream().allMatch(PublishingRules::areMailAddresses)
                && record.tags().value("ruf").stream().allMatch(PublishingRules::areMailAddresses);
    }

    private static boolean areMailAddresses(String uris) {
        return List.of(uris.split(",", -1)).stream()
                .allMatch(uri -> DmarcRecord.ReportAddress.isPlainMailto(uri.strip()));
    }

    private static boolean isSpf(String value) {
        if (!SpfRecord.isSpf(value)) {
            return false;
        }
        SpfRecord record = SpfRecord.read(value);
        return record.faults().isEmpty()
                && record.suspicions().isEmpty()
                && !value.contains(SCHEME)
                && endsWell(record)
                && namesSenders(record);
    }

    /// One `all` at most, nothing behind it, and not one that lets everybody send.
    private static boolean endsWell(SpfRecord record) {
        List<SpfTerm> end = record.terms().stream()
                .filter(term -> term.kind().isMechanism())
                .dropWhile(term -> term.kind() != SpfTerm.Kind.ALL)
                .toList();
        return end.isEmpty() || end.size() == 1 && end.getFirst().qualifier() != SpfResult.PASS;
    }

    /// Whether anybody may send by it.
    static boolean namesSenders(SpfRecord record) {
        return record.terms().stream()
                .anyMatch(t -> t.kind() == SpfTerm.Kind.REDIRECT
                        || t.kind().isMechanism() && t.kind() != SpfTerm.Kind.ALL && t.qualifier() == SpfResult.PASS);
    }
}
