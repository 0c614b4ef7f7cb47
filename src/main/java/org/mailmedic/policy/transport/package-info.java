/// What a domain says of mail on its way to it: MTA-STS (RFC 8461) and TLS-RPT (RFC 8460). Hygiene: it
/// never causes a bounce of mail that the domain sends.
package org.mailmedic.policy.transport;
