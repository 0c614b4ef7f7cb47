package org.mailmedic.diagnosis;

import java.util.ArrayList;
import java.util.List;
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

    static String versionFirst(DmarcRecord record) {
        var out = new StringBuilder("v=DMARC1");
        for (TagList.Tag tag : record.tags().tags()) {
            if (!tag.name().equalsIgnoreCase("v")) {
                out.append("; ").append(tag.name()).append('=').append(tag.value());
            }
        }
        return out.toString();
    }

    /// The report addresses with `mailto:` before each that looks like one.
    static String mailto(DmarcRecord record) {
        List<String> uris = new ArrayList<>();
        for (String uri : record.tags().value("rua").orElse("").split("[,;]", -1)) {
            String plain = uri.strip();
            if (!plain.isEmpty()) {
                uris.add(plain.startsWith("mailto:") ? plain : "mailto:" + plain);
            }
        }
        return String.join(",", uris);
    }

    static String with(DmarcRecord record, String name, String value) {
        var out = new StringBuilder("v=DMARC1");
        boolean first = record.tags().tag(name).isEmpty() && name.equals("p");
        if (first) {
            out.append("; ").append(name).append('=').append(value);
        }
        for (TagList.Tag tag : record.tags().tags()) {
            if (!tag.name().equals("v")) {
                out.append("; ")
                        .append(tag.name())
                        .append('=')
                        .append(tag.name().equals(name) ? value : tag.value());
            }
        }
        if (record.tags().tag(name).isEmpty() && !first) {
            out.append("; ").append(name).append('=').append(value);
        }
        return out.toString();
    }

    static String without(DmarcRecord record, String name) {
        var out = new StringBuilder("v=DMARC1");
        for (TagList.Tag tag : record.tags().tags()) {
            if (!tag.name().equals("v") && !tag.name().equals(name)) {
                out.append("; ").append(tag.name()).append('=').append(tag.value());
            }
        }
        return out.toString();
    }
}
