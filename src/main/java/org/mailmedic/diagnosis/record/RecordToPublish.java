package org.mailmedic.diagnosis.record;

/// A DNS record as it should be.
///
/// @param name full name, without the final dot
/// @param type TXT, CNAME, PTR ...
/// @param value content, not quoted and not split
public record RecordToPublish(String name, String type, String value) {}
