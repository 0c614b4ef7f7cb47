/// Fetching small documents over HTTPS: an MTA-STS policy, a logo, a token, a mail client's settings.
/// Bounded in size and time, without cookies, and the only place that speaks HTTP.
package org.mailmedic.web;
