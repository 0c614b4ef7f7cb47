/// Reading mail policy from the DNS: SPF, DKIM, DMARC, MX, reverse DNS, block lists, transport, brand.
package org.mailmedic.policy;
