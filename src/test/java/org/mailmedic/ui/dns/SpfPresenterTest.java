package org.mailmedic.ui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.policy.spf.SpfIdentity;
import org.mailmedic.policy.spf.SpfNode;
import org.mailmedic.policy.spf.SpfPublished;
import org.mailmedic.policy.spf.SpfRecord;
import org.mailmedic.policy.spf.SpfResult;
import org.mailmedic.policy.spf.SpfTree;
import org.mailmedic.policy.spf.SpfVerdict;
import org.mailmedic.text.Texts;
import org.mailmedic.ui.control.SpfTreeView.State;
import org.mailmedic.ui.control.SpfTreeView.Term;

class SpfPresenterTest {
    private static final String DOMAIN = "brightlane.example";

    private final SpfPresenter presenter = new SpfPresenter(Texts.in(Locale.ENGLISH), _ -> Optional.empty());

    @Test
    void theHeadCountsTheWorstCaseAndThisAddress() {
        AuditView.Spf spf = tell("v=spf1 a mx ip4:192.0.2.1 -all", Optional.of(pass("ip4:192.0.2.1", 2)));

        assertThat(spf.summary()).isEqualTo("2 of 10 look-ups at worst\n2 look-ups for 192.0.2.1");
    }

    @Test
    void whatStandsAfterTheMatchIsNeverReached() {
        AuditView.Spf spf = tell("v=spf1 a ip4:192.0.2.1 mx -all", Optional.of(pass("ip4:192.0.2.1", 1)));

        assertThat(spf.terms())
                .extracting(Term::state)
                .containsExactly(State.PLAIN, State.MATCH, State.NOT_REACHED, State.NOT_REACHED);
        assertThat(spf.terms().get(1).cost()).contains("pass");
        assertThat(spf.terms().get(2).cost())
                .as("what is not reached costs nothing")
                .isEmpty();
    }

    @Test
    void theEleventhLookupBreaksTheRecord() {
        AuditView.Spf spf = tell("v=spf1" + " a".repeat(12) + " -all", Optional.empty());

        assertThat(spf.terms().get(9).state()).isEqualTo(State.PLAIN);
        assertThat(spf.terms().get(10).state()).isEqualTo(State.BROKEN);
        assertThat(spf.terms().get(10).cost()).contains("over 10 look-ups");
        assertThat(spf.terms().get(11).state()).isEqualTo(State.NOT_REACHED);
    }

    @Test
    void anAddressThatIsFoundInTimeIsNotTroubledByTheRest() {
        AuditView.Spf spf = tell("v=spf1 ip4:192.0.2.1" + " a".repeat(12), Optional.of(pass("ip4:192.0.2.1", 0)));

        assertThat(spf.terms()).extracting(Term::state).doesNotContain(State.BROKEN);
    }

    @Test
    void aMistakeIsShownWithItsPlace() {
        AuditView.Spf spf = tell("v=spf1 ip4:300.1.1.1 -all", Optional.empty());

        assertThat(spf.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.words()).startsWith(DOMAIN);
            List<String> lines = fault.shown().lines().toList();
            assertThat(lines.getFirst().substring(lines.getLast().indexOf('^'))).contains("300.1.1.1");
        });
    }

    /// A tree of nothing that costs nothing would look like a record.
    @Test
    void whereThereIsNoRecordNoneIsDrawn() {
        AuditView.Spf none = tell(new SpfPublished.None(answer()));
        assertThat(none.summary()).isEqualTo(DOMAIN + " has no SPF record.");
        assertThat(none.version()).isEmpty();
        AuditView.Spf unknown = tell(new SpfPublished.Unknown(answer()));
        assertThat(unknown.summary()).contains("could not be read");
        assertThat(unknown.version()).isEmpty();
    }

    @Test
    void eachOfTwoRecordsIsShown() {
        AuditView.Spf two = tell(new SpfPublished.Many(List.of("v=spf1 mx -all", "v=spf1 a -all"), answer()));
        assertThat(two.summary()).contains("2 SPF records");
        assertThat(two.version()).isEmpty();
        assertThat(two.faults()).extracting(AuditView.Fault::shown).containsExactly("v=spf1 mx -all", "v=spf1 a -all");
    }

    private AuditView.Spf tell(SpfPublished published) {
        return presenter.tell(new SpfTree(DOMAIN, published, List.of()), Optional.empty());
    }

    private static DnsAnswer answer() {
        return new DnsAnswer.NoData(
                new Question(DOMAIN, RecordType.TXT),
                List.of(),
                0,
                new DnsAnswer.Asked("192.0.2.53", false, Instant.EPOCH, Duration.ZERO));
    }

    private AuditView.Spf tell(String text, Optional<SpfVerdict> verdict) {
        SpfRecord record = SpfRecord.read(text);
        List<SpfNode> nodes = record.terms().stream()
                .map(t -> new SpfNode(t, DOMAIN, false, false, false, List.of(), List.of(), Optional.empty()))
                .toList();
        return presenter.tell(new SpfTree(DOMAIN, new SpfPublished.One(record, answer()), nodes), verdict);
    }

    private static SpfVerdict pass(String term, int lookups) {
        return new SpfVerdict(
                new SpfIdentity(InetAddress.ofLiteral("192.0.2.1"), DOMAIN, "anna@" + DOMAIN),
                SpfResult.PASS,
                List.of(new SpfVerdict.Step(DOMAIN, term)),
                Optional.empty(),
                lookups,
                0,
                Optional.empty());
    }
}
