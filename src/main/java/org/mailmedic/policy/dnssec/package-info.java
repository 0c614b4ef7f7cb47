/// What DNSSEC (RFC 4033) and DANE (RFC 7672) say of a domain. Hygiene: they concern mail on its way to the
/// domain, and never cause a bounce of mail that it sends.
package org.mailmedic.policy.dnssec;
