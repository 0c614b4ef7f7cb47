package org.mailmedic.knowledge;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A company whose servers send mail for the domains of others.
///
/// @param id stable id; it stands in case files
/// @param name as people call it
/// @param includes names one of which it asks its customers to include in their SPF record, the most usual first; empty
///     where it asks for none, most often because it sends with an envelope sender of its own
/// @param ranges further names whose SPF record holds addresses of its servers: they tell who it is, and belong in
///     nobody else's record
/// @param hosts ends of the names of its servers, as their addresses name them (PTR)
/// @param mx ends of the names of the hosts that take mail for its customers' domains
/// @param dkim how its customers publish its key, where it signs for their domains
/// @param guide its own page on setting up a customer's domain, where we know it
/// @param fact where what its customers have to publish comes from; not sure where nobody has read it there
public record MailService(
        String id,
        String name,
        Kind kind,
        List<String> includes,
        List<String> ranges,
        List<String> hosts,
        List<String> mx,
        Optional<Dkim> dkim,
        Optional<URI> guide,
        Fact fact) {
    public MailService {
        includes = List.copyOf(includes);
        ranges = List.copyOf(ranges);
        hosts = List.copyOf(hosts);
        mx = List.copyOf(mx);
    }

    /// What it is to its customers.
    public enum Kind {
        /// Mailboxes for people.
        MAILBOX,
        NEWSLETTER,
        /// Customers and tickets.
        CRM,
        /// Invoices, receipts and books.
        INVOICE,
        SHOP,
        /// Websites made of ready pieces.
        WEBSITE,
        /// Sends what the programs of others hand in.
        DELIVERY,
        /// Room for websites and mailboxes on its servers.
        HOSTER,
        /// A filter that mail passes on its way in or out.
        GATEWAY
    }

    /// How a customer publishes a key.
    ///
    /// @param selectors those that it is known to use; empty where they differ from customer to customer
    public record Dkim(Form form, List<String> selectors) {
        public Dkim {
            selectors = List.copyOf(selectors);
        }

        /// Kind of record.
        public enum Form {
            /// The customer's name leads to a key that the service keeps.
            CNAME,
            /// The customer keeps the key.
            TXT
        }
    }

    /// Whether an address's own name says that it is one of its servers.
    ///
    /// @param host lower case, without the final dot
    public boolean ownsHost(String host) {
        return hosts.stream().anyMatch(end -> isBelow(host, end));
    }

    /// Whether this host takes mail for its customers.
    public boolean takesMailAt(String host) {
        return mx.stream().anyMatch(end -> isBelow(host, end));
    }

    /// Whether this name's SPF record holds addresses of its servers.
    public boolean hasRange(String name) {
        return includes.contains(name) || ranges.contains(name);
    }

    private static boolean isBelow(String host, String end) {
        return host.equals(end) || host.endsWith("." + end);
    }
}
