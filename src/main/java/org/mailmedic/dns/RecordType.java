package org.mailmedic.dns;

/// The record types that this app asks for.
public enum RecordType {
    A,
    AAAA,
    CNAME,
    DNSKEY,
    DS,
    MX,
    NS,
    PTR,
    SOA,
    SRV,
    TLSA,
    TXT,
    /// The abandoned type 99 of RFC 4408.
    SPF
}
