package org.mailmedic.diagnosis.origin;

import java.util.Optional;

/// What the user says of an address. It holds for that address only: another bounce may name another.
///
/// @param address as [org.mailmedic.dns.AddressText] writes it
/// @param service id of the service, where the user named one
public record AddressAnswer(String address, AddressOwner owner, Optional<String> service) {}
