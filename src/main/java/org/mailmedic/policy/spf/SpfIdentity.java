package org.mailmedic.policy.spf;

import java.net.InetAddress;

/// Who hands in a mail.
///
/// @param address the client's address
/// @param helo the name it gave
/// @param mailFrom the envelope sender; empty for the null sender
public record SpfIdentity(InetAddress address, String helo, String mailFrom) {
    /// What is checked: the envelope sender, or `postmaster` at the HELO name where there is none (RFC 7208
    /// 2.4).
    public String sender() {
        if (mailFrom.isEmpty()) {
            return "postmaster@" + helo;
        }
        int at = mailFrom.lastIndexOf('@');
        return at > 0 ? mailFrom : "postmaster@" + mailFrom.substring(at + 1);
    }

    String localPart() {
        return sender().substring(0, sender().lastIndexOf('@'));
    }

    /// The domain whose record decides.
    public String domain() {
        return sender().substring(sender().lastIndexOf('@') + 1);
    }
}
