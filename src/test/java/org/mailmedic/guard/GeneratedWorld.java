package org.mailmedic.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.web.Web;

/// A made-up DNS around one domain, and what a real audit read in it.
///
/// @param number what it was made from: the same number, the same world
/// @param provider through whom the domain's owner sends, as far as the audit was told
/// @param addresses the addresses that a bounce names
/// @param dns all that it was read from
/// @param report what was read
public record GeneratedWorld(
        long number, Optional<ProviderKind> provider, List<String> addresses, TableDns dns, AuditReport report) {
    public static final String DOMAIN = "brightlane.example";
    /// Hosts of the domain, by their addresses.
    static final String OWN_SERVER = "192.0.2.10";

    static final String OWN_MX = "192.0.2.70";
    static final String OWN_NAMED = "192.0.2.90";
    /// Anybody's: a forwarder, a web shop, a forger.
    static final String STRANGER = "203.0.113.77";

    static final String PROVIDERS = "198.51.100.7";
    private static final String STRANGER_SIX = "2001:db8:77::1";
    private static final String PRIVATE = "10.1.2.3";
    private static final String LIST = "zen.spamhaus.org";
    private static final String ED25519 = "p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    /// The world of this number.
    public static GeneratedWorld of(long number) {
        var pick = new Pick(number);
        Optional<ProviderKind> provider = pick.maybe(85, () -> pick.of(Known.KINDS));
        List<String> addresses = pick.some(
                2, () -> pick.of(STRANGER, STRANGER, OWN_SERVER, OWN_MX, OWN_NAMED, PROVIDERS, STRANGER_SIX, PRIVATE));
        var dns = new TableDns();
        others(dns, provider);
        own(dns, pick, provider);
        trouble(dns, pick);
        return new GeneratedWorld(number, provider, addresses, dns, audit(dns, pick, provider, addresses));
    }

    private static AuditReport audit(TableDns dns, Pick pick, Optional<ProviderKind> provider, List<String> addresses) {
        AuditRequest request = AuditRequest.about(DOMAIN, EnumSet.allOf(Part.class), Duration.ofMinutes(5))
                .provider(provider)
                .mailFrom(pick.maybe(30, () -> pick.of("anna@" + DOMAIN, "bounce@mail." + DOMAIN, "b@news.example")))
                .helo(pick.maybe(30, () -> pick.of("mail." + DOMAIN, "localhost", "[192.0.2.10]", "nowhere.example")))
                .addresses(addresses)
                .selectors(pick.chance(50) ? List.of("s1") : List.of())
                .blockLists(pick.chance(50) ? List.of(LIST) : List.of())
                .build();
        try {
            return new Auditor(world(dns), Known.CATALOGUE, Known.BLOCK_LISTS, Known.SEVERITIES)
                    .start(request, _ -> {})
                    .result()
                    .get(5, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("an audit never throws", e);
        }
    }

    /// What the app can reach in it.
    public World world() {
        return world(dns);
    }

    private static World world(TableDns dns) {
        return new World(dns, new LiveNetwork(), Web.none(), "a table");
    }

    // ---- What others publish ----

    private static void others(TableDns dns, Optional<ProviderKind> provider) {
        provider.flatMap(ProviderKind::spfInclude)
                .filter(include -> include.startsWith("include:"))
                .ifPresent(include -> dns.text(
                        include.substring("include:".length()),
                        "v=spf1 ip4:198.51.100.0/26 ip4:198.51.100.64/27 ~all"));
        dns.text("_spf.news.example", "v=spf1 ip4:198.51.100.128/26 ~all");
        dns.text("_spf.other.example", "v=spf1 ip4:198.51.100.192/28 -all");
        dns.text("loop.example", "v=spf1 include:loop.example -all");
        dns.text("two.example", "v=spf1 -all").text("two.example", "v=spf1 ~all");
        for (int i = 1; i <= 9; i++) {
            dns.text("_spf.many.example", "x");
        }
        dns.text(
                "wide.example",
                "v=spf1 include:w1.example include:w2.example include:w3.example include:w4.example"
                        + " include:w5.example include:w6.example ~all");
        for (int i = 1; i <= 6; i++) {
            dns.text("w" + i + ".example", "v=spf1 ip4:198.51.100." + (208 + i) + " ~all");
        }
        dns.address("mx.meadow.example", "198.51.100.25");
        dns.address("2.0.0.127." + LIST, "127.0.0.2");
        dns.nameServer("spamhaus.org", "a.gns.spamhaus.org");
    }

    // ---- What the domain publishes ----

    private static void own(TableDns dns, Pick pick, Optional<ProviderKind> provider) {
        if (pick.chance(6)) {
            return;
        }
        dns.nameServer(DOMAIN, pick.of("ns1.brightlane.example", "a.ns.cloudflare.com", "ns01.domaincontrol.com"));
        dns.address(DOMAIN, "192.0.2.80");
        dns.address("mail." + DOMAIN, OWN_SERVER);
        dns.address("mx1." + DOMAIN, OWN_MX);
        dns.address("shop." + DOMAIN, OWN_NAMED);
        spf(dns, pick, provider);
        dmarc(dns, pick);
        dkim(dns, pick, provider);
        mx(dns, pick);
        names(dns, pick);
    }

    private static void spf(TableDns dns, Pick pick, Optional<ProviderKind> provider) {
        int records = pick.of(0, 0, 1, 1, 1, 1, 1, 2, 3);
        for (int i = 0; i < records; i++) {
            dns.text(DOMAIN, record(pick, provider));
        }
        if (pick.chance(8)) {
            dns.text(pick.of("_spf." + DOMAIN, "spf." + DOMAIN, "www." + DOMAIN), record(pick, provider));
        }
        if (pick.chance(5)) {
            dns.add(
                    DOMAIN,
                    org.mailmedic.dns.RecordType.SPF,
                    new org.mailmedic.dns.DnsRecord.Text(record(pick, provider), 1, 300));
        }
        if (pick.chance(20)) {
            dns.text("mail." + DOMAIN, "v=spf1 a -all");
        }
        if (pick.chance(10)) {
            dns.text(DOMAIN, pick.of("google-site-verification=abc", "v=verify", "\u0000\u001b[31m", "x".repeat(300)));
        }
    }

    private static String record(Pick pick, Optional<ProviderKind> provider) {
        List<String> terms = new ArrayList<>();
        if (pick.chance(45)) {
            provider.flatMap(ProviderKind::spfInclude).ifPresent(terms::add);
        }
        for (int i = pick.below(4); i > 0; i--) {
            terms.add(term(pick));
        }
        String end = pick.of("~all", "~all", "-all", "-all", "?all", "+all", "all", "", "redirect=_spf.other.example");
        if (!end.isEmpty()) {
            terms.add(pick.chance(85) ? terms.size() : 0, end);
        }
        if (pick.chance(10) && !terms.isEmpty()) {
            terms.add(pick.of(terms));
        }
        String begin =
                pick.of("v=spf1", "v=spf1", "v=spf1", "v=spf1", "v=spf1", "v=spf1", "V=SPF1", "v = spf1", "spf1");
        return begin
                + (terms.isEmpty()
                        ? ""
                        : " " + String.join(pick.chance(94) ? " " : pick.of("  ", ", ", "; ", "\t"), terms));
    }

    private static String term(Pick pick) {
        if (pick.chance(75)) {
            return pick.of(
                    "include:_spf.news.example",
                    "include:_spf.other.example",
                    "a",
                    "mx",
                    "a:shop." + DOMAIN,
                    "ip4:192.0.2.10",
                    "ip4:192.0.2.0/28",
                    "ip6:2001:db8::/48",
                    "include:wide.example",
                    "?include:_spf.news.example",
                    "-ip4:192.0.2.66",
                    "exists:%{i}._spf." + DOMAIN);
        }
        return pick.of(
                "include:gone.example",
                "include:loop.example",
                "include:two.example",
                "include:" + DOMAIN,
                "a:void1.example",
                "mx:void2.example",
                "a:void3.example",
                "ptr",
                "ip4:300.1.1.1",
                "ip4:192.0.2.1/33",
                "ipv4:192.0.2.1",
                "ip4=192.0.2.1",
                "ip4:2001:db8::1",
                "include=_spf.news.example",
                "include:",
                "IP4:192.0.2.9",
                "foo=bar",
                "exp=x.example",
                "redirect=_spf.other.example",
                "include:_spf.news.example\u00a0",
                "\u201cinclude:_spf.news.example\u201d",
                "include:\u0007bell.example",
                "192.0.2.4",
                "mx:mail.brightlane.example/24",
                "include:https://brightlane.example",
                "\"");
    }

    private static void dmarc(TableDns dns, Pick pick) {
        int records = pick.of(0, 0, 1, 1, 1, 1, 2);
        for (int i = 0; i < records; i++) {
            dns.text("_dmarc." + DOMAIN, policy(pick));
        }
        if (pick.chance(6)) {
            dns.text(pick.of(DOMAIN, "dmarc." + DOMAIN, "_dmarc._dmarc." + DOMAIN), policy(pick));
        }
    }

    private static String policy(Pick pick) {
        List<String> tags = new ArrayList<>();
        if (pick.chance(92)) {
            tags.add("p=" + pick.of("none", "none", "quarantine", "reject", "Reject", "nothing", "", "none reject"));
        }
        if (pick.chance(15)) {
            tags.add("sp=" + pick.of("none", "reject", "block"));
        }
        if (pick.chance(60)) {
            tags.add(pick.of("rua", "rua", "rua", "ruf") + "="
                    + pick.of(
                            "mailto:d@brightlane.example",
                            "mailto:d@brightlane.example,mailto:x@other.example",
                            "d@brightlane.example",
                            "mailto: d@brightlane.example",
                            "https://reports.example/in",
                            "javascript:alert(1)",
                            "mailto:d@brightlane.example?subject=x",
                            "mailto:a\u0007@brightlane.example",
                            "mailto:d@brightlane.example!10m",
                            "",
                            "MAILTO:d@brightlane.example;mailto:e@brightlane.example"));
        }
        if (pick.chance(20)) {
            tags.add(pick.of(
                    "pct=50",
                    "pct=100",
                    "pct=x",
                    "adkim=s",
                    "aspf=s",
                    "aspf=r",
                    "t=y",
                    "fo=1",
                    "ri=86400",
                    "x",
                    "np=reject"));
        }
        String begin = pick.of("v=DMARC1", "v=DMARC1", "v=DMARC1", "v=DMARC1", "v=dmarc1", "DMARC1", "v=DMARC1,");
        tags.add(pick.chance(92) ? 0 : tags.size(), begin);
        return String.join(pick.of("; ", "; ", "; ", ";", " "), tags);
    }

    private static void dkim(TableDns dns, Pick pick, Optional<ProviderKind> provider) {
        key(dns, pick, "s1._domainkey." + DOMAIN);
        provider.ifPresent(kind -> kind.dkimSelectors().stream()
                .limit(2)
                .forEach(selector -> key(dns, pick, selector + "._domainkey." + DOMAIN)));
        if (pick.chance(5)) {
            dns.text(DOMAIN, "v=DKIM1; k=ed25519; " + ED25519);
        }
    }

    private static void key(TableDns dns, Pick pick, String name) {
        if (pick.chance(40)) {
            return;
        }
        String value = pick.of(
                "v=DKIM1; k=ed25519; " + ED25519,
                "v=DKIM1; k=ed25519; " + ED25519,
                "v=DKIM1; k=ed25519; " + ED25519,
                "v=DKIM1; k=rsa; p=" + Known.RSA_1024,
                "v=DKIM1; k=rsa; p=" + Known.RSA_2048,
                "v=DKIM1; k=rsa; t=y; p=" + Known.RSA_2048,
                "v=DKIM1; h=sha1; p=" + Known.RSA_2048,
                "v=DKIM1 k=rsa p=" + Known.RSA_2048,
                "\"v=DKIM1; k=rsa; p=" + Known.RSA_2048 + "\"",
                "v=DKIM1; k=rsa; p=" + Known.RSA_2048.substring(0, 90),
                "v=DKIM1; p=",
                "k=ed25519; " + ED25519,
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7h cvPapiMlrwIaaPcHURo=; t=y",
                "v=DKIM1; k=rsa; p=\u0007");
        if (pick.chance(10)) {
            dns.alias(name, "key.keys.example");
            dns.text("key.keys.example", value);
        } else {
            dns.text(name, value);
            if (pick.chance(5)) {
                dns.text(name, "v=DKIM1; p=");
            }
        }
    }

    private static void mx(TableDns dns, Pick pick) {
        switch (pick.below(10)) {
            case 0 -> dns.mx(DOMAIN, 0, "");
            case 1 -> dns.mx(DOMAIN, 0, "").mx(DOMAIN, 10, "mx1." + DOMAIN);
            case 2 -> {}
            case 3 -> dns.mx(DOMAIN, 10, "192.0.2.70");
            case 4 -> dns.mx(DOMAIN, 10, "gone." + DOMAIN);
            case 5 -> {
                dns.alias("mxalias." + DOMAIN, "mx1." + DOMAIN);
                dns.mx(DOMAIN, 10, "mxalias." + DOMAIN);
            }
            default -> dns.mx(DOMAIN, 10, "mx1." + DOMAIN);
        }
    }

    private static void names(TableDns dns, Pick pick) {
        if (pick.chance(60)) {
            dns.pointer(OWN_SERVER, pick.of("mail." + DOMAIN, "mail." + DOMAIN, "gone." + DOMAIN));
        }
        if (pick.chance(50)) {
            dns.pointer(STRANGER, pick.of("77-113-0-203.dyn.isp.example", "mx.forwarder.example", "shop." + DOMAIN));
            dns.address("mx.forwarder.example", STRANGER);
            dns.address("77-113-0-203.dyn.isp.example", STRANGER);
        }
        if (pick.chance(50)) {
            dns.pointer(OWN_NAMED, "shop." + DOMAIN);
        }
        for (String reversed : List.of("77.113.0.203", "10.2.0.192", "70.2.0.192")) {
            if (pick.chance(15)) {
                dns.address(
                        reversed + "." + LIST,
                        pick.of("127.0.0.2", "127.0.0.4", "127.0.0.10", "127.255.255.254", "127.0.0.99", "192.0.2.1"));
            }
        }
    }

    private static void trouble(TableDns dns, Pick pick) {
        if (pick.chance(4)) {
            dns.silentEverywhere(pick.of(TableDns.Silence.values()));
        } else if (pick.chance(4)) {
            dns.denyingAll();
        } else if (pick.chance(20)) {
            for (int i = 1 + pick.below(3); i > 0; i--) {
                dns.silent(
                        pick.of(
                                DOMAIN,
                                "_dmarc." + DOMAIN,
                                "s1._domainkey." + DOMAIN,
                                "_spf.news.example",
                                "mx1." + DOMAIN,
                                "77.113.0.203.in-addr.arpa",
                                "77.113.0.203." + LIST,
                                "wide.example"),
                        pick.of(TableDns.Silence.values()));
            }
        }
    }
}
