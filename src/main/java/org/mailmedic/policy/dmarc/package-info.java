/// DMARC, by RFC 9989 (2026) and by RFC 7489, which many receivers still follow.
package org.mailmedic.policy.dmarc;
