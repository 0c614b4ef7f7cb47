package org.mailmedic.diagnosis.record;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmedic.policy.OddSign;
import org.mailmedic.policy.TagList;
import org.mailmedic.policy.dmarc.DmarcRecord;

/// Small changes to a DMARC record. No policy is ever made stricter.
final class DmarcRepair {
    private static final Pattern UNPARTED = Pattern.compile("(?<==)([A-Za-z0-9]+)[\\s,]+(?=[A-Za-z]+ ?=)");
    private static final Pattern BEGIN = Pattern.compile("^(?:v ?[=:] ?)?dmarc ?1?[;,\\s]*", Pattern.CASE_INSENSITIVE);

    private DmarcRepair() {}

    /// The record with quotes and odd blanks taken out, semicolons put between its tags, and its version
    /// first; nothing if that changes nothing.
    static Optional<String> corrected(DmarcRecord record) {
        String plain = OddSign.cleaned(record.text()).strip();
        String parted = UNPARTED.matcher(plain).replaceAll("$1; ");
        String body = BEGIN.matcher(parted).replaceFirst("");
        String better = versionFirst(DmarcRecord.read("v=DMARC1; " + body));
        return better.equals(versionFirst(record)) && record.isDmarc() ? Optional.empty() : Optional.of(better);
    }

    private static String versionFirst(DmarcRecord record) {
        var out = new StringBuilder("v=DMARC1");
        for (TagList.Tag tag : record.tags().tags()) {
            if (!tag.name().equalsIgnoreCase("v")) {
                out.append("; ").append(tag.name()).append('=').append(tag.value());
            }
        }
        return out.toString();
    }
}
