/// Where a domain takes its mail (RFC 5321 section 5, RFC 7505).
package org.mailmedic.policy.mx;
