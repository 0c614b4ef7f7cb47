package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsHostsTest {
    private static final DnsHosts HOSTS = DnsHosts.load();

    @ParameterizedTest
    @CsvSource({
        "ada.ns.cloudflare.com., lee.ns.cloudflare.com, cloudflare",
        "NS37.DOMAINCONTROL.COM, ns38.domaincontrol.com, godaddy",
        "dns1.registrar-servers.com, dns2.registrar-servers.com, namecheap",
        "ns-1234.awsdns-26.org, ns-55.awsdns-06.com, route53",
        "ns-cloud-a1.googledomains.com, ns-cloud-a2.googledomains.com, squarespace",
        "ns1045.ui-dns.org, ns1118.ui-dns.com, ionos",
        "dns200.anycast.me, ns200.anycast.me, ovh",
        "ns-12-a.gandi.net, ns-99-b.gandi.net, gandi",
        "ns1-01.azure-dns.com, ns2-01.azure-dns.net, azure",
        "curitiba.ns.porkbun.com, salvador.ns.porkbun.com, porkbun",
        "ns1.squarespacedns.com, ns2.squarespacedns.com, squarespace",
        "hydrogen.ns.hetzner.com, oxygen.ns.hetzner.com, hetzner",
        "helium.ns.hetzner.de, oxygen.ns.hetzner.com, hetzner",
        "ns1.digitalocean.com, ns3.digitalocean.com, digitalocean",
        "ns-gcp-private.googledomains.com, ns-gcp-private.googledomains.com, google-cloud",
        "ns1.hover.com, ns2.hover.com, hover",
        "ns8.wixdns.net, ns9.wixdns.net, wix",
        "docks14.rzone.de, shades02.rzone.de, strato",
        "dns.technorail.com, dns2.technorail.com, aruba",
        "horizon.dns-parking.com, orbit.dns-parking.com, hostinger",
        "ns5.kasserver.com, ns6.kasserver.com, all-inkl",
        "root-dns.netcup.net, third-dns.netcup.net, netcup",
        "ns1.bdm.microsoftonline.com, ns2.bdm.microsoftonline.com, microsoft365-dns",
        "ns0.transip.net, ns1.transip.nl, transip",
        "ns1.vercel-dns.com, ns2.vercel-dns.com, vercel",
        "ns1.desec.io, ns2.desec.org, desec"
    })
    void theKeeperIsKnownByItsNameServers(String one, String two, String id) {
        assertThat(HOSTS.keeperOf(List.of(one, two)).map(DnsHost::id)).contains(id);
    }

    /// No name server belongs to two companies: the first in the file would hide the second.
    @Test
    void noPatternHidesAnother() {
        for (DnsHost one : HOSTS.all()) {
            for (DnsHost other : HOSTS.all()) {
                if (!one.equals(other)) {
                    assertThat(one.nameServers()).noneMatch(p -> other.owns(p.replace("*", "ns1")));
                }
            }
        }
    }

    @Test
    void strangersAndMixturesAreNobodys() {
        assertThat(HOSTS.keeperOf(List.of())).isEmpty();
        assertThat(HOSTS.keeperOf(List.of("ns1.brightlane.example"))).isEmpty();
        assertThat(HOSTS.keeperOf(List.of("ada.ns.cloudflare.com", "ns1.brightlane.example")))
                .isEmpty();
        assertThat(HOSTS.keeperOf(List.of("ada.ns.cloudflare.com.evil.example")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cloudflare, brightlane.example, @",
        "cloudflare, _dmarc.brightlane.example, _dmarc",
        "cloudflare, google._domainkey.news.brightlane.example, google._domainkey.news",
        "route53, brightlane.example, ''",
        "route53, _dmarc.brightlane.example, _dmarc",
        "cloudflare, other.example, other.example",
        "cloudflare, notbrightlane.example, notbrightlane.example"
    })
    void theNameIsTypedAsThePanelWantsIt(String id, String record, String typed) {
        DnsHost host =
                HOSTS.all().stream().filter(h -> h.id().equals(id)).findFirst().orElseThrow();
        assertThat(host.field(record, "brightlane.example")).isEqualTo(typed);
    }

    @Test
    void theUsualCompaniesAreThereEachWithWordsAndSource() {
        assertThat(HOSTS.all()).hasSizeGreaterThanOrEqualTo(50).allSatisfy(host -> {
            assertThat(host.page().getScheme()).isEqualTo("https");
            assertThat(host.nameServers()).isNotEmpty();
            assertThat(host.way()).contains(">");
            assertThat(host.trap()).endsWith(".");
            assertThat(host.fact().checked()).isAfter(LocalDate.of(2026, 1, 1));
        });
        assertThat(HOSTS.all()).extracting(DnsHost::id).doesNotHaveDuplicates();
    }
}
