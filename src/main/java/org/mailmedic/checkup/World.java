package org.mailmedic.checkup;

import org.mailmedic.dns.Dns;
import org.mailmedic.smtp.Network;
import org.mailmedic.web.Web;
<<<<<<< HEAD
import org.mailmedic.web.WebAnswer;
=======
>>>>>>> main

/// What the checks can reach: the real world, or the practice lab.
///
/// @param web whom documents are fetched by
/// @param resolver who is asked, in words for the page: `the system's resolver`, `192.0.2.53:53`
<<<<<<< HEAD
public record World(Dns dns, Network network, Web web, String resolver) {
    /// A world without a web, as the practice lab is.
    public World(Dns dns, Network network, String resolver) {
        this(
                dns,
                network,
                _ -> new WebAnswer.Failed(WebAnswer.Reason.UNREACHABLE, "there is no web here"),
                resolver);
    }
}
=======
public record World(Dns dns, Network network, Web web, String resolver) {}
>>>>>>> main
