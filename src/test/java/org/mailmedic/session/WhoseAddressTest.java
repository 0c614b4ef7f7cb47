package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.checkup.AuditRequest;
import org.mailmedic.checkup.Auditor;
import org.mailmedic.checkup.RecordTrial;
import org.mailmedic.checkup.TrialResult;
import org.mailmedic.diagnosis.cause.Diagnostician;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.Severities;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.diagnosis.origin.AddressRepair;
import org.mailmedic.diagnosis.origin.AddressTrait;
import org.mailmedic.diagnosis.record.RecordChange;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.knowledge.PhraseBook;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.remedy.Checklist;
import org.mailmedic.remedy.FixItem;
import org.mailmedic.remedy.Remedies;
import org.mailmedic.reply.Bounce;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.text.Texts;

/// Whose the address is that a receiver refused: what is found of it in a real DNS on loopback, and what the answer
/// changes.
@Timeout(60)
class WhoseAddressTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Severities SEVERITIES = Severities.load();
    private static final Remedies REMEDIES = Remedies.load(CATALOGUE, SEVERITIES, Texts.in(Locale.ENGLISH));
    private static final String IP = "203.0.113.77";
    private static final String DOMAIN = "fernhill.example";

    private final DnsServer server = DnsServer.start();
    private String provider = "workspace";
    private String received = "";

    @BeforeEach
    void aDomainAtGoogle() {
        server.addText("_spf.google.com", "v=spf1 ip4:192.0.2.0/27 ~all")
                .addText(DOMAIN, "v=spf1 include:_spf.google.com ~all")
                .add(
                        DOMAIN + ". 300 IN MX 1 smtp.google.com.",
                        "smtp.google.com. 300 IN A 192.0.2.9",
                        DOMAIN + ". 300 IN A 203.0.113.60");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void named(String name) {
        server.add("77.113.0.203.in-addr.arpa. 300 IN PTR " + name + ".", name + ". 300 IN A " + IP);
    }

    private Facts facts(String ip, Optional<AddressAnswer> answer) throws Exception {
        Bounce bounce = new BounceReader().read("""
            Final-Recipient: rfc822; pat@gmail.com
            Action: failed
            Status: 5.7.26
            Remote-MTA: dns; gmail-smtp-in.l.google.com
            Diagnostic-Code: smtp; 550-5.7.26 Your email has been blocked because the sender is unauthenticated.
             550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.
             550-5.7.26  Authentication results:
             550-5.7.26  DKIM = did not pass
             550 5.7.26  SPF [fernhill.example] with ip: [%s] = did not pass gsmtp

            ----- Original message -----

            %sFrom: Ines <ines@fernhill.example>
            To: pat@gmail.com
            Subject: Your order
            """.formatted(ip, received));
        List<Reading> readings = PhraseBook.load().read(bounce);
        AuditReport report = new Auditor(LiveDns.at(server.address()))
                .start(
                        AuditRequest.about(
                                        DOMAIN, EnumSet.of(Part.SPF, Part.MX, Part.REVERSE_DNS), Duration.ofSeconds(20))
                                .provider(CATALOGUE.byId(provider))
                                .addresses(List.of(ip))
                                .build(),
                        _ -> {})
                .result()
                .get(60, TimeUnit.SECONDS);
        Facts found = new Facts(
                readings,
                CATALOGUE.byId(provider),
                "ines@" + DOMAIN,
                List.of(),
                false,
                false,
                report.findings(),
                Set.of(Part.SPF, Part.MX, Part.REVERSE_DNS),
                report.zone(),
                report.measured());
        return CaseEvidence.withOrigin(found, CATALOGUE, bounce.original(), answer);
    }

    private AddressOrigin found() throws Exception {
        return facts(IP, Optional.empty()).origin().orElseThrow();
    }

    private Facts answered(AddressOwner owner) throws Exception {
        return facts(IP, Optional.of(new AddressAnswer(IP, owner, Optional.empty())));
    }

    private static Checklist checklist(Facts facts) {
        return REMEDIES.checklist(new Diagnostician(CATALOGUE, SEVERITIES).diagnose(facts), facts);
    }

    private static List<String> now(Facts facts) {
        return checklist(facts).now().stream().map(FixItem::id).toList();
    }

    private static List<String> records(Facts facts) {
        Checklist list = checklist(facts);
        return Stream.concat(list.now().stream(), list.later().stream())
                .flatMap(item -> item.record().stream())
                .map(record -> record.value())
                .filter(value -> value.startsWith("v=spf1"))
                .distinct()
                .toList();
    }

    private TrialResult tried(Facts facts) throws Exception {
        RecordChange change = checklist(facts).now().stream()
                .flatMap(item -> item.change().stream())
                .findFirst()
                .orElseThrow();
        return new RecordTrial(LiveDns.at(server.address()), SEVERITIES, Duration.ofSeconds(20)).play(change, facts);
    }

    private static Class<?> first(AddressOrigin origin) {
        return origin.traits().getFirst().getClass();
    }

    // ---- What is found ----

    @Test
    void aServerOfTheOwnNameIsTheUsers() throws Exception {
        named("mail." + DOMAIN);
        AddressOrigin origin = found();
        assertThat(origin.traits()).contains(new AddressTrait.OwnName("mail." + DOMAIN));
        assertThat(origin.suggestion()).contains(AddressOwner.OWN_SERVER);
        assertThat(origin.repair()).isEqualTo(new AddressRepair.LetAddress("ip4:" + IP));
    }

    @Test
    void aNameThatDoesNotLeadBackVouchesForNobody() throws Exception {
        server.add("77.113.0.203.in-addr.arpa. 300 IN PTR mail." + DOMAIN + ".");
        Facts facts = facts(IP, Optional.empty());
        assertThat(facts.origin().orElseThrow().suggestion()).isEmpty();
        assertThat(facts.origin().orElseThrow().repair()).isInstanceOf(AddressRepair.Ask.class);
        assertThat(records(facts)).noneMatch(r -> r.contains(IP));
    }

    @Test
    void aShopOfTheOwnNameIsTheWebsite() throws Exception {
        named("shop." + DOMAIN);
        AddressOrigin origin = found();
        assertThat(origin.suggestion()).contains(AddressOwner.WEBSITE);
        assertThat(origin.owner()).contains(AddressOwner.WEBSITE);
        assertThat(origin.repair()).isEqualTo(new AddressRepair.LetAddress("ip4:" + IP));
    }

    @Test
    void aWebsiteAtASharedAddressIsSuggestedAndNotVouchedFor() throws Exception {
        server.clear(DOMAIN, "A").add(DOMAIN + ". 300 IN A " + IP);
        named("web12.hoster.example");
        AddressOrigin origin = found();
        assertThat(origin.traits()).contains(new AddressTrait.OwnHost(DOMAIN));
        assertThat(origin.suggestion()).contains(AddressOwner.WEBSITE);
        assertThat(origin.owner()).isEmpty();
        assertThat(origin.repair()).isInstanceOf(AddressRepair.Ask.class);
        assertThat(origin.repairIf(AddressOwner.WEBSITE)).isInstanceOf(AddressRepair.SendThroughProvider.class);
    }

    @ParameterizedTest
    @CsvSource({
        "o1.ptr77.sendgrid.net, sendgrid, SERVICE",
        "mail77.atl11.rsgsv.net, mailchimp, SERVICE",
        "a8-77.smtp-out.amazonses.com, amazon-ses, SERVICE",
        "outbyoip7.pod6.use1.zdsys.com, zendesk, SERVICE",
        "mail-a77.google.com, google, PROVIDER",
        "out77.protonmail.ch, proton, PROVIDER",
        "mout77.kundenserver.de, ionos, WEBSITE",
        "shops77.shopifyemail.com, shopify, WEBSITE",
        "mx0a-00123456.pphosted.com, proofpoint, UNKNOWN"
    })
    void aServiceIsKnownByTheNameOfItsServer(String name, String service, AddressOwner owner) throws Exception {
        named(name);
        AddressOrigin origin = found();
        assertThat(first(origin)).isEqualTo(AddressTrait.ServiceName.class);
        assertThat(origin.service().map(MailService::id)).contains(service);
        assertThat(origin.suggestion()).contains(owner);
    }

    /// Where the name says it, nobody else's networks are asked for.
    @Test
    void aKnownNameSparesTheQuestions() throws Exception {
        named("o1.ptr77.sendgrid.net");
        found();
        assertThat(server.log()).noneMatch(asked -> asked.name().equals("servers.mcsv.net"));
    }

    @Test
    void aServiceIsKnownByWhatItPublishes() throws Exception {
        server.addText("servers.mcsv.net", "v=spf1 ip4:203.0.113.0/24 ?all");
        AddressOrigin origin = found();
        assertThat(first(origin)).isEqualTo(AddressTrait.ServiceRange.class);
        assertThat(origin.service().map(MailService::id)).contains("mailchimp");
        assertThat(origin.suggestion()).contains(AddressOwner.SERVICE);
    }

    /// Freshdesk sends through SendGrid: the server is SendGrid's.
    @Test
    void theInnermostRecordTellsWhoseServerItIs() throws Exception {
        server.addText("email.freshdesk.com", "v=spf1 include:sendgrid.net ~all")
                .addText("sendgrid.net", "v=spf1 ip4:203.0.113.0/24 ~all");
        assertThat(found().service().map(MailService::id)).contains("sendgrid");
    }

    @Test
    void aRecordThatLetsEverybodySendTellsNothing() throws Exception {
        server.addText("servers.mcsv.net", "v=spf1 +all");
        assertThat(found().service()).isEmpty();
    }

    @Test
    void anUnconfirmedNameIsAClaim() throws Exception {
        server.add("77.113.0.203.in-addr.arpa. 300 IN PTR o1.ptr77.sendgrid.net.");
        AddressOrigin origin = found();
        assertThat(first(origin)).isEqualTo(AddressTrait.ClaimedName.class);
        assertThat(origin.suggestion()).contains(AddressOwner.SERVICE);
    }

    @Test
    void theWayOfTheMessageNamesTheService() throws Exception {
        received = """
            Received: from app77 (unknown [10.0.0.4])
             by geopod-ismtpd-77 (SG) with ESMTP id Kx; Tue, 1 Dec 2026 09:00:01 +0000
            Received: from shop (shop.fernhill.example [%s]) by ismtpd.sendgrid.net with ESMTPS id q7;
             Tue, 1 Dec 2026 09:00:00 +0000
            """.formatted(IP);
        AddressOrigin origin = found();
        assertThat(origin.traits())
                .anyMatch(t -> t instanceof AddressTrait.PassedBy p && p.host().equals("ismtpd.sendgrid.net"))
                .contains(new AddressTrait.InReceived("shop"));
        assertThat(origin.service().map(MailService::id)).contains("sendgrid");
    }

    @Test
    void theMailExchangerOfTheOwnNameIsAServerOfTheUsers() throws Exception {
        server.clear(DOMAIN, "MX")
                .add(DOMAIN + ". 300 IN MX 10 mx." + DOMAIN + ".", "mx." + DOMAIN + ". 300 IN A " + IP);
        named("static-77.isp.example");
        AddressOrigin origin = found();
        assertThat(origin.suggestion()).contains(AddressOwner.OWN_SERVER);
        assertThat(origin.owner()).isEmpty();
    }

    @Test
    void theOwnRecordNamesItAlready() throws Exception {
        server.clear(DOMAIN, "TXT").addText(DOMAIN, "v=spf1 ipv4:192.0.2.1 ip4:203.0.113.0/24 ~all");
        assertThat(found().traits()).contains(new AddressTrait.InRecord("ip4:203.0.113.0/24"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.20.0.9", "192.168.1.4", "100.64.7.7", "169.254.1.1"})
    void anInnerAddressIsNobodysToAllow(String inner) throws Exception {
        Facts facts = facts(inner, Optional.of(new AddressAnswer(inner, AddressOwner.OWN_SERVER, Optional.empty())));
        AddressOrigin origin = facts.origin().orElseThrow();
        assertThat(first(origin)).isEqualTo(AddressTrait.NotPublic.class);
        assertThat(origin.isAsked()).isFalse();
        assertThat(records(facts)).noneMatch(r -> r.contains(inner));
    }

    @Test
    void silenceIsNeitherYesNorNo() throws Exception {
        server.fault("77.113.0.203.in-addr.arpa", new DnsFault.ServerFailure());
        assertThat(found().traits())
                .contains(new AddressTrait.Unanswered())
                .noneMatch(AddressTrait.NoName.class::isInstance);
    }

    @Test
    void whatPassesByNowIsNotAsked() throws Exception {
        server.clear(DOMAIN, "TXT").addText(DOMAIN, "v=spf1 ip4:" + IP + " ~all");
        assertThat(facts(IP, Optional.empty()).origin()).isEmpty();
    }

    @Test
    void whoeverCannotChangeTheRecordIsNotAsked() throws Exception {
        provider = "gmail";
        assertThat(facts(IP, Optional.empty()).origin()).isEmpty();
    }

    // ---- What the answer changes ----

    @Test
    void anOwnServerGetsItsAddressIntoTheOneRecord() throws Exception {
        Facts facts = answered(AddressOwner.OWN_SERVER);
        assertThat(records(facts)).containsExactly("v=spf1 include:_spf.google.com ip4:" + IP + " ~all");
        assertThat(now(facts)).first().isEqualTo("spf.address");
        assertThat(tried(facts).isGood()).isTrue();
        assertThat(tried(facts).senders())
                .filteredOn(TrialResult.Sender::ofTheBounce)
                .allMatch(sender -> sender.after() == SpfResult.PASS);
    }

    @Test
    void aServerOfOnesOwnIsAskedForToo() throws Exception {
        provider = "own-server";
        server.clear(DOMAIN, "TXT").addText(DOMAIN, "v=spf1 mx ~all");
        assertThat(records(facts(IP, Optional.empty()))).noneMatch(r -> r.contains(IP));
        assertThat(records(answered(AddressOwner.OWN_SERVER))).containsExactly("v=spf1 mx ip4:" + IP + " ~all");
    }

    @Test
    void aNewsletterServiceGetsItsIncludeAndSigns() throws Exception {
        named("o1.ptr77.sendgrid.net");
        server.addText("sendgrid.net", "v=spf1 ip4:203.0.113.0/24 ~all");
        assertThat(records(facts(IP, Optional.empty()))).isEmpty();
        Facts facts = answered(AddressOwner.SERVICE);
        assertThat(records(facts)).containsExactly("v=spf1 include:_spf.google.com include:sendgrid.net ~all");
        assertThat(now(facts)).startsWith("spf.include", "service.any");
        assertThat(checklist(facts).now().get(1).steps().getFirst().link()).isPresent();
        assertThat(checklist(facts).now().getFirst().title()).isEqualTo("Add SendGrid to the SPF record");
        assertThat(tried(facts).isGood()).isTrue();
    }

    @Test
    void aServiceThatWantsNothingInTheRecordSigns() throws Exception {
        named("mail77.atl11.rsgsv.net");
        Facts facts = answered(AddressOwner.SERVICE);
        assertThat(records(facts)).isEmpty();
        assertThat(now(facts)).first().isEqualTo("service.any");
        assertThat(checklist(facts).now().getFirst().isChecked()).isFalse();
    }

    @Test
    void theServiceThatTheUserNamesCounts() throws Exception {
        Facts facts = facts(IP, Optional.of(new AddressAnswer(IP, AddressOwner.SERVICE, Optional.of("zendesk"))));
        assertThat(records(facts)).containsExactly("v=spf1 include:_spf.google.com include:mail.zendesk.com ~all");
    }

    @Test
    void aWebsiteSendsThroughTheProvider() throws Exception {
        Facts facts = answered(AddressOwner.WEBSITE);
        assertThat(records(facts)).isEmpty();
        assertThat(now(facts)).first().isEqualTo("website.any");
        assertThat(now(facts)).doesNotContain("spf.workspace", "dkim.workspace");
    }

    @Test
    void aWebsiteAtAKnownHosterMayIncludeIt() throws Exception {
        named("srv77.main-hosting.hostinger.com");
        assertThat(records(answered(AddressOwner.WEBSITE)))
                .containsExactly("v=spf1 include:_spf.google.com include:_spf.mail.hostinger.com ~all");
    }

    @Test
    void theProvidersOwnServerNeedsTheProvidersInclude() throws Exception {
        server.clear(DOMAIN, "TXT")
                .addText(DOMAIN, "v=spf1 ip4:198.51.100.1 ~all")
                .addText("_spf.google.com", "v=spf1 ip4:203.0.113.0/24 ~all");
        named("mail-a77.google.com");
        Facts facts = answered(AddressOwner.PROVIDER);
        assertThat(records(facts)).containsExactly("v=spf1 ip4:198.51.100.1 include:_spf.google.com ~all");
        assertThat(facts(IP, Optional.empty()).origin().orElseThrow().repair())
                .isInstanceOf(AddressRepair.MendProvider.class);
    }

    @Test
    void aFilterBeforeTheUsersMailboxesIsTheUsers() throws Exception {
        server.clear(DOMAIN, "MX").add(DOMAIN + ". 300 IN MX 10 eu-smtp-inbound-1.mimecast.com.");
        server.addText("eu._netblocks.mimecast.com", "v=spf1 ip4:203.0.113.0/24 ~all");
        named("eu-smtp-delivery-77.mimecast.com");
        AddressOrigin origin = found();
        assertThat(origin.suggestion()).contains(AddressOwner.PROVIDER);
        assertThat(origin.isOurs()).isTrue();
        Facts facts = answered(AddressOwner.PROVIDER);
        assertThat(records(facts))
                .containsExactly("v=spf1 include:_spf.google.com include:eu._netblocks.mimecast.com ~all");
        assertThat(tried(facts).isGood()).isTrue();
    }

    @Test
    void aFilterBeforeTheRecipientsMailboxesIsTheirs() throws Exception {
        named("mail77.ess.barracudanetworks.com");
        Facts facts = answered(AddressOwner.UNKNOWN);
        assertThat(facts.origin().orElseThrow().repair()).isInstanceOf(AddressRepair.AskRecipient.class);
        assertThat(now(facts)).first().isEqualTo("gateway.recipient");
        assertThat(records(facts)).isEmpty();
    }

    @Test
    void aStrangersAddressMayBeForgedOrForwarded() throws Exception {
        Facts facts = answered(AddressOwner.UNKNOWN);
        assertThat(now(facts)).first().isEqualTo("sender.unknown");
        assertThat(records(facts)).isEmpty();
        assertThat(facts.dns())
                .noneMatch(
                        f -> f.replacement().filter(r -> r.value().contains(IP)).isPresent());
    }

    /// Whatever is answered, and whoever sends the mail: one record, no more look-ups than ten, and this address in it
    /// for an own server only.
    @ParameterizedTest
    @EnumSource(AddressOwner.class)
    void nobodysAddressIsWrittenIntoARecord(AddressOwner owner) throws Exception {
        for (String kind : List.of("workspace", "other", "own-server", "mailing-service", "microsoft365")) {
            provider = kind;
            Facts facts = answered(owner);
            assertThat(records(facts)).as(kind).hasSizeLessThanOrEqualTo(1);
            assertThat(records(facts).stream().anyMatch(r -> r.contains(IP)))
                    .as(kind)
                    .isEqualTo(owner == AddressOwner.OWN_SERVER);
        }
    }

    @Test
    void anAnswerIsAboutOneAddress() throws Exception {
        Facts facts =
                facts(IP, Optional.of(new AddressAnswer("198.51.100.9", AddressOwner.OWN_SERVER, Optional.empty())));
        assertThat(facts.origin().orElseThrow().answer()).isEmpty();
        assertThat(records(facts)).isEmpty();
    }
}
