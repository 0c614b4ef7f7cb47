package org.mailmedic.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.mailmedic.session.Sessions.await;
import static org.mailmedic.session.Sessions.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.Logged;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseIndex;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.Listed;
import org.mailmedic.casefile.SampleCases;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.world.World;
import org.mailmedic.connection.LiveNetwork;
import org.mailmedic.connection.Security;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.LiveDns;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.web.Web;
import org.mailmedic.web.WebAnswer;
import org.mailmedic.web.WebRequest;

class SessionTest {
    private static final String BOUNCE = """
        Reporting-MTA: dns; mail.brightlane.example
        Final-Recipient: rfc822; buyer@shop.example
        Diagnostic-Code: smtp; 550 5.7.1 <buyer@shop.example>: Relay access denied
        """;

    @RegisterExtension
    final Logged logged = new Logged();

    @TempDir
    private Path folder;

    private Cases cases;

    @BeforeEach
    void openCases() {
        cases = Sessions.cases(folder);
    }

    @Test
    void aBounceIsReadWhileItIsTyped() throws Exception {
        try (Session c = cases.begin()) {
            var told = new AtomicInteger();
            c.listen(told::incrementAndGet);

            c.bounceTyped("550 5.7.1 Rel");
            c.bounceTyped(BOUNCE);
            until(() -> !c.readings().isEmpty() && !c.readingNow());

            assertThat(c.readings().getFirst().cause()).isEqualTo(Cause.RELAY_DENIED);
            assertThat(c.current().given().recipient()).isEqualTo("buyer@shop.example");
            assertThat(told.get()).isPositive();
        }
    }

    @Test
    void whatTheUserSaidIsNotOverwrittenByTheBounce() throws Exception {
        try (Session c = cases.begin()) {
            c.recipient("someone@else.example");
            c.bounceTyped(BOUNCE);
            until(() -> !c.readings().isEmpty());

            assertThat(c.current().given().recipient()).isEqualTo("someone@else.example");
        }
    }

    @Test
    void aFreemailAddressTellsItsProviderAndItsSettings() throws Exception {
        try (Session c = cases.begin()) {
            c.addressTyped("ada@gmail.com");
            until(() -> c.kind().isPresent());

            assertThat(c.kind().map(ProviderKind::id)).contains("gmail");
            assertThat(c.suggestion()).isPresent();
            assertThat(c.current().given().server()).map(Case.Server::host).contains("smtp.gmail.com");
        }
    }

    @Test
    void anOwnDomainIsLookedUp() throws Exception {
        try (DnsServer dns = DnsServer.start("""
            brightlane.example. 300 IN SOA ns.brightlane.example. h.brightlane.example. 1 2 3 4 60
            brightlane.example. 300 IN MX 10 brightlane-example.mail.protection.outlook.com.
            """);
                Session c = Sessions.cases(
                                folder, new World(LiveDns.at(dns.address()), new LiveNetwork(), Web.none(), "test"))
                        .begin()) {
            c.addressTyped("anna@brightlane.example");
            until(() -> c.kind().isPresent());

            assertThat(c.kind().map(ProviderKind::id)).contains("microsoft365");
        }
    }

    @Test
    void aSilentDnsIsNotTakenForAnAnswer() throws Exception {
        try (Session c = cases.begin()) {
            c.addressTyped("anna@brightlane.example");
            until(c::couldNotLookUp);

            assertThat(c.kind()).isEmpty();
            assertThat(c.suggestion()).isEmpty();
        }
    }

    @Test
    void theUsersOwnChoiceStays() throws Exception {
        try (Session c = cases.begin()) {
            c.choose("microsoft365");
            c.addressTyped("ada@gmail.com");
            until(() -> c.suggestion().isPresent());

            assertThat(c.kind().map(ProviderKind::id)).contains("microsoft365");
        }
    }

    @Test
    void itWalksOnOnlyWithWhatItNeeds() throws Exception {
        try (Session c = cases.begin()) {
            assertThat(await(c.next())).isFalse();
            c.noBounce();
            assertThat(await(c.next())).isTrue();
            assertThat(c.current().step()).isEqualTo(StepId.WHO_SENDS);
            c.addressTyped("ada@gmail.com");
            until(() -> c.kind().isPresent());
            assertThat(await(c.next())).isTrue();
            assertThat(await(c.next())).as("neither tested nor skipped").isFalse();
            c.skip("walk.skip.sign_in");
            assertThat(c.current().step()).isEqualTo(StepId.DNS);
            c.jump(StepId.ANSWER);
            assertThat(c.current().step()).as("not reached yet").isEqualTo(StepId.DNS);
            c.back();
            assertThat(c.current().step()).isEqualTo(StepId.SIGN_IN);
            c.jump(StepId.DNS);
            assertThat(c.current().step()).isEqualTo(StepId.DNS);
        }
    }

    @Test
    void itIsSavedByItselfAndTakenUpAgain() throws Exception {
        String id;
        try (Session c = cases.begin()) {
            id = c.current().id();
            c.bounceTyped(BOUNCE);
            c.addressTyped("ada@gmail.com");
            until(() -> c.kind().isPresent() && !c.readings().isEmpty());
            c.server(new Case.Server("smtp.gmail.com", 465, Security.TLS, "ada"));
            until(() -> c.saving() instanceof SavingState.Saved);
        }

        assertThat(cases.saved()).hasSize(1);
        assertThat(Sessions.cases(folder).reopen(id)).isInstanceOfSatisfying(Cases.Reopened.Ready.class, ready -> {
            try (Session again = ready.session()) {
                assertThat(again.current().given().server().map(Case.Server::port))
                        .contains(465);
                assertThat(again.readings().getFirst().cause()).isEqualTo(Cause.RELAY_DENIED);
            }
        });
    }

    @Test
    void anEmptyCaseLeavesNoFile() {
        cases.begin().close();
        assertThat(cases.saved()).isEmpty();
    }

    @Test
    void whatIsNotACaseIsRefusedWithASentence() {
        assertThat(cases.reopen("0f0f0f0f-0000-4000-8000-000000000000"))
                .isEqualTo(new Cases.Reopened.Refused("casefile.missing"));
    }

    @Test
    void closingInTheMiddleLosesNothing() throws Exception {
        Session c = cases.begin();
        c.bounceTyped(BOUNCE);
        c.close();
        assertThat(cases.saved()).hasSize(1);
    }

    @Test
    void aCaseThatCannotBeDeletedKeepsNoOther() throws Exception {
        var store = new CaseStore(folder);
        for (String id : List.of("first", "second", "third")) {
            store.save(SampleCases.empty(id));
        }
        // Deleting a folder that is not empty fails, wherever the tests run.
        Files.createDirectories(folder.resolve("second.mailmedic.bak").resolve("stays"));
        Files.createDirectory(folder.resolve("odd.mailmedic"));

        assertThatIOException().isThrownBy(() -> cases.deleteOthers("first"));

        assertThat(cases.saved()).extracting(Listed::id).containsExactly("first");
        assertThat(cases.kept().orElseThrow().unreadable()).isEqualTo(1);
    }

    /// A damaged case without a state before it is shown nowhere, and may hold a bounce all the same.
    @Test
    void allOthersAreDeletedAlsoWhereTheyCannotBeRead() throws Exception {
        var store = new CaseStore(folder);
        store.save(SampleCases.empty("first"));
        store.save(SampleCases.empty("first").withGiven(Case.Given.NOTHING.withAddress("other@example.com")));
        Files.writeString(folder.resolve("damaged.mailmedic"), "{\"mailmedic\": \"550 5.7.1 anna@example.com");
        Files.writeString(folder.resolve("alone.mailmedic.bak"), "550 5.7.1 anna@example.com");
        Files.writeString(folder.resolve("letter.txt"), "Dear diary");
        Files.createDirectory(folder.resolve("odd.mailmedic"));
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "not ours");
        Files.createSymbolicLink(folder.resolve("link.mailmedic"), elsewhere);

        cases.deleteOthers("first");

        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".lock",
                            "elsewhere.txt",
                            "first.mailmedic",
                            "first.mailmedic.bak",
                            "letter.txt",
                            "link.mailmedic",
                            "odd.mailmedic");
        }
        assertThat(elsewhere).exists();
    }

    @Test
    void aFolderThatCannotBeReadIsNoEmptyOne() throws Exception {
        Path file = Files.writeString(folder.resolve("cases"), "no folder");

        assertThat(Sessions.cases(file).kept()).isEmpty();
        assertThat(Sessions.cases(folder.resolve("none yet")).kept())
                .map(CaseIndex::cases)
                .contains(List.of());
        assertThat(logged.take()).containsExactly("the kept cases could not be listed: NotDirectoryException");
    }

    /// A world that the settings reach no more is let go, and the last one at the end.
    @Test
    void aWorldIsClosedOnceAnotherTakesItsPlace() {
        List<String> closed = new ArrayList<>();
        Cases cases = Sessions.cases(folder, settings -> {
            String resolver = settings.resolver().orElse("system");
            return new World(
                    question -> new DnsAnswer.TimedOut(
                            question, new DnsAnswer.Asked("", false, Instant.EPOCH, Duration.ZERO)),
                    new LiveNetwork(),
                    new Web() {
                        @Override
                        public WebAnswer fetch(WebRequest request) {
                            return new WebAnswer.Failed(WebAnswer.Reason.UNREACHABLE, "");
                        }

                        @Override
                        public void close() {
                            closed.add(resolver);
                        }
                    },
                    resolver);
        });
        try (Session c = cases.begin()) {
            assertThat(c.world().resolver()).isEqualTo("system");
            cases.settings(cases.settings().withResolver(Optional.of("192.0.2.53")));
            assertThat(c.world().resolver()).isEqualTo("192.0.2.53");
            assertThat(c.world().resolver()).isEqualTo("192.0.2.53");
            assertThat(closed).containsExactly("system");
        }
        cases.close();
        assertThat(closed).containsExactly("system", "192.0.2.53");
    }
}
