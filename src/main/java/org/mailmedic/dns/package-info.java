/// Asking the DNS: a small port, sealed answers, and the live one on dnsjava.
package org.mailmedic.dns;
