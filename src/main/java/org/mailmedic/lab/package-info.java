/// The practice lab: ten cases, and the real DNS and SMTP servers on loopback that play them. The tests
/// use the same servers.
package org.mailmedic.lab;
