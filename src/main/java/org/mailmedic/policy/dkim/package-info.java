/// The DKIM keys that a domain publishes (RFC 6376, 8301, 8463).
package org.mailmedic.policy.dkim;
