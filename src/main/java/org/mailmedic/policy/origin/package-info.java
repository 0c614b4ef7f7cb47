/// What the DNS says of an address that sent mail for a domain: which of the domain's own hosts it is, and in whose
/// published networks it lies.
package org.mailmedic.policy.origin;
