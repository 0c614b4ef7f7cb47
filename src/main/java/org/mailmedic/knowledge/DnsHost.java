package org.mailmedic.knowledge;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/// A company whose panel people edit their DNS in, and how that panel wants a record to be typed.
///
/// @param id stable id, such as `cloudflare`
/// @param name as people call it
/// @param nameServers host names of its name servers, lower case; a `*` stands for any characters
/// @param page where records are edited
/// @param way the menus that lead there
/// @param nameLabel what the panel calls the name field
/// @param valueLabel what it calls the content field
/// @param apex what to type for the domain itself
/// @param fullNames whether the name is typed in full; else only the part before the domain
/// @param trap what goes wrong there most often
/// @param fact where this comes from
public record DnsHost(
        String id,
        String name,
        List<String> nameServers,
        URI page,
        String way,
        String nameLabel,
        String valueLabel,
        Apex apex,
        boolean fullNames,
        String trap,
        Fact fact) {
    public DnsHost {
        nameServers = List.copyOf(nameServers);
    }

    /// How a panel wants the domain itself to be named.
    public enum Apex {
        /// `@`
        AT,
        /// nothing at all
        EMPTY,
        /// the domain in full
        FULL
    }

    /// What to type into the name field.
    ///
    /// @param record full name of the record, such as `_dmarc.brightlane.example`
    /// @param zone name of the zone; a record outside it is given in full
    public String field(String record, String zone) {
        if (record.equals(zone)) {
            return switch (apex) {
                case AT -> "@";
                case EMPTY -> "";
                case FULL -> record;
            };
        }
        return !fullNames && record.endsWith("." + zone)
                ? record.substring(0, record.length() - zone.length() - 1)
                : record;
    }

    /// Whether this is one of its name servers.
    boolean owns(String nameServer) {
        String host = nameServer.toLowerCase(Locale.ROOT);
        return nameServers.stream().anyMatch(pattern -> matches(pattern, host));
    }

    /// A star stands for any characters. Each piece is looked for once, after the one before: linear.
    private static boolean matches(String pattern, String host) {
        String[] pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return host.equals(pattern);
        }
        int at = pieces[0].length();
        String last = pieces[pieces.length - 1];
        if (!host.startsWith(pieces[0])) {
            return false;
        }
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = host.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return host.length() - last.length() >= at && host.endsWith(last);
    }
}
