package org.mailmedic.checkup;

import java.util.List;

/// A domain as there are many: SPF with two levels of includes, DKIM, DMARC, two mail servers, MTA-STS,
/// TLS-RPT and BIMI.
public final class SampleZone {
    private SampleZone() {}

    /// Lines of a master file for one such domain; all it includes lies below it. Mail is sent from 192.0.2.10.
    public static List<String> lines(String domain) {
        String d = domain + ".";
        return List.of(
                d + " 300 IN SOA ns1." + d + " host." + d + " 1 3600 600 86400 300",
                d + " 300 IN NS ns1." + d,
                d + " 300 IN TXT \"v=spf1 mx include:_spf." + domain + " include:_news." + domain + " ~all\"",
                "_spf." + d + " 300 IN TXT \"v=spf1 include:_net1." + domain + " include:_net2." + domain + " ~all\"",
                "_net1." + d + " 300 IN TXT \"v=spf1 ip4:192.0.2.0/26 ~all\"",
                "_net2." + d + " 300 IN TXT \"v=spf1 ip4:198.51.100.0/26 ~all\"",
                "_news." + d + " 300 IN TXT \"v=spf1 a:out." + domain + " ~all\"",
                "out." + d + " 300 IN A 198.51.100.99",
                d + " 300 IN MX 10 mx1." + d,
                d + " 300 IN MX 20 mx2." + d,
                "mx1." + d + " 300 IN A 192.0.2.70",
                "mx2." + d + " 300 IN A 192.0.2.71",
                "mail." + d + " 300 IN A 192.0.2.10",
                "mail." + d + " 300 IN TXT \"v=spf1 a -all\"",
                "10.2.0.192.in-addr.arpa. 300 IN PTR mail." + d,
                "_dmarc." + d + " 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@" + domain + "\"",
                "s1._domainkey." + d
                        + " 300 IN TXT \"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"",
                "_mta-sts." + d + " 300 IN TXT \"v=STSv1; id=1\"",
                "_smtp._tls." + d + " 300 IN TXT \"v=TLSRPTv1; rua=mailto:t@" + domain + "\"",
                "default._bimi." + d + " 300 IN TXT \"v=BIMI1; l=https://" + domain + "/logo.svg\"");
    }
}
