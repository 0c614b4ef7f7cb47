package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.Listed;
import org.mailmedic.casefile.StepId;
import org.mailmedic.checkup.AuditReport;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.dns.DnsAnswer;
import org.mailmedic.dns.Question;
import org.mailmedic.dns.RecordType;
import org.mailmedic.lab.DnsFault;
import org.mailmedic.lab.DnsServer;
import org.mailmedic.policy.blocklist.ListReadout.Verdict;
import org.mailmedic.session.Cases;
import org.mailmedic.session.SavingState;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;
import org.mailmedic.settings.Retention;
import org.mailmedic.settings.Settings;
import org.mailmedic.settings.TimeLimits;
import org.mailmedic.smtp.ProbeStep;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.ui.control.Disclosure;

/// What the settings sheet says, the app does: changed in the real window, seen in what a real DNS
/// server is asked.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsInTheWindowTest {
    private static final String DOMAIN = "shop.example";
    private static final String CANARY = "canary7canary7canary7canar";
    private static final String BOUNCE = """
        The mail system
        <ben@example.net>: host mx.example.net[198.51.100.7] said: 550 5.7.1 Service unavailable; client host
        [192.0.2.10] blocked using bl.spamcop.net (in reply to RCPT TO command)
        """;

    private final DnsServer server = DnsServer.start();
    private Folders folders = new Folders(Path.of(""), Path.of(""), Path.of(""));

    @SuppressWarnings("NullAway.Init")
    private Cases desk;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        folders = new Folders(folder.resolve("cases"), folder.resolve("settings.json"), folder.resolve("log"));
        server.add(
                DOMAIN + ". 300 IN TXT \"v=spf1 ip4:192.0.2.10 -all\"",
                DOMAIN + ". 300 IN MX 10 mail." + DOMAIN + ".",
                "mail." + DOMAIN + ". 300 IN A 192.0.2.10",
                "late." + DOMAIN + ". 300 IN TXT \"late\"",
                // Spamhaus refuses this resolver, unless it comes with the key.
                "2.0.0.127.zen.spamhaus.org. 300 IN A 127.255.255.254",
                "10.2.0.192.zen.spamhaus.org. 300 IN A 127.255.255.254",
                "2.0.0.127." + CANARY + ".zen.dq.spamhaus.net. 300 IN A 127.0.0.2",
                "10.2.0.192." + CANARY + ".zen.dq.spamhaus.net. 300 IN A 127.0.0.3",
                "10.2.0.192." + CANARY + ".zen.dq.spamhaus.net. 300 IN TXT \"listed, see "
                        + CANARY.toUpperCase(Locale.ROOT) + "\"",
                "2.0.0.127.bl.spamcop.net. 300 IN A 127.0.0.2",
                "10.2.0.192.bl.spamcop.net. 300 IN A 127.0.0.2",
                "2.0.0.127.psbl.surriel.com. 300 IN A 127.0.0.2");
        String resolver = "127.0.0.1:" + server.port();
        desk = Wiring.desk(folders, Settings.DEFAULT.withResolver(Optional.of(resolver)), Locale.ENGLISH);
        Session first = desk.begin();
        first.bounceTyped(BOUNCE);
        Sessions.until(() -> !first.readingNow() && !first.readings().isEmpty());
        first.addressTyped("ada@" + DOMAIN);
        first.choose("own-server");
        assertThat(Sessions.await(first.next())).isTrue();
        assertThat(Sessions.await(first.next())).isTrue();
        first.skip("walk.skip.sign_in");
        window = TestWindow.open(desk, first);
        window.until(() ->
                first.current().step() == StepId.DNS && first.current().audit().isPresent());
    }

    @AfterEach
    void usual() {
        server.heal("late." + DOMAIN).heal(DOMAIN);
        if (window.shows("settings-sheet")) {
            window.keys(KeyCode.ESCAPE);
        }
        desk.settings(Settings.DEFAULT.withResolver(desk.settings().resolver()));
        desk.listKey().forget();
    }

    @AfterAll
    void close() {
        window.close();
        server.close();
    }

    private Session consultation() {
        return window.consultation();
    }

    private void sheet(Runnable work) {
        window.keys(KeyCode.SHORTCUT, KeyCode.COMMA);
        assertThat(window.shows("settings-sheet")).isTrue();
        work.run();
        window.keys(KeyCode.ESCAPE);
        assertThat(window.shows("settings-sheet")).isFalse();
    }

    private void put(String field, String text) {
        window.focus(field);
        window.fill(field, text);
        window.keys(KeyCode.ENTER);
    }

    private List<String> namesAsked() {
        return server.log().stream().map(DnsServer.Asked::name).toList();
    }

    /// All that is written in the window, with everything folded open.
    private String all() {
        return Screenshots.onFx(() -> {
            Parent root = window.window().root();
            for (int depth = 0; depth < 3; depth++) {
                root.applyCss();
                root.lookupAll(".disclosure")
                        .forEach(n -> ((Disclosure) n).openProperty().set(true));
            }
            root.applyCss();
            List<String> words = new ArrayList<>();
            collect(root, words);
            return String.join("\n", words);
        });
    }

    private static void collect(Node node, List<String> words) {
        switch (node) {
            case Labeled labeled -> words.add(labeled.getText());
            case TextInputControl input -> words.add(input.getText());
            case Text text -> words.add(text.getText());
            default -> {}
        }
        words.add(String.valueOf(node.getAccessibleText()));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    private String report() {
        return window.copied(() -> window.keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C));
    }

    /// What the case says of its last audit when it is opened again.
    private AuditReport reopened() throws InterruptedException {
        Sessions.until(() -> consultation().saving() instanceof SavingState.Saved);
        try (Session again = desk.reopen(consultation().current().id()).taken().orElseThrow()) {
            return again.lastAudit().orElseThrow();
        }
    }

    private void askLists() {
        window.press(window.shows("ask-lists-again") ? "ask-lists-again" : "ask-block-lists");
        window.until(() -> window.shows("ask-lists-again"));
    }

    @Test
    void aListThatIsSwitchedOffIsNotAskedAndNeverCalledClean() throws Exception {
        sheet(() -> window.press("list-bl-spamcop-net"));
        assertThat(desk.settings().unasked()).containsExactly("bl.spamcop.net");
        assertThat(new SettingsFile(folders.settings()).read().unasked()).containsExactly("bl.spamcop.net");
        server.clearLog();
        askLists();

        assertThat(namesAsked())
                .anyMatch(name -> name.endsWith("psbl.surriel.com"))
                .noneMatch(name -> name.endsWith("bl.spamcop.net"));
        assertThat(all())
                .contains("SpamCop: not asked (your settings)", "Not listed on PSBL")
                .doesNotContain("Not listed on SpamCop", "Listed on SpamCop");
        assertThat(report()).contains("SpamCop: not asked (your settings)").doesNotContain("Not listed on SpamCop");
        // The bounce names this very list: whether it still lists is open.
        assertThat(consultation().current().audit().orElseThrow().parts()).anySatisfy(part -> {
            assertThat(part.part()).isEqualTo(Part.BLOCK_LISTS);
            assertThat(part.state()).isEqualTo(PartState.NOT_CHECKED);
        });

        sheet(() -> window.press("list-bl-spamcop-net"));
        // A case that is opened again knows what was asked then, whatever the settings are now.
        AuditReport then = reopened();
        assertThat(then.findings()).anyMatch(f -> f.code() == FindingCode.DNSBL_NOT_ASKED);
        assertThat(then.blockLists())
                .isNotEmpty()
                .noneMatch(l -> l.list().zone().equals("bl.spamcop.net"));

        askLists();
        window.until(() -> all().contains("Listed on SpamCop"));
    }

    /// The key goes to the list, and nowhere else.
    @Test
    void theKeyIsInNothingButTheQuestionsToItsList() throws Exception {
        sheet(() -> {
            put("list-key", "too short");
            assertThat(window.words("settings-sheet")).contains("This is not such a key");
            put("list-key", CANARY.toUpperCase(Locale.ROOT));
            assertThat(window.text("list-key")).isEmpty();
            assertThat(window.text("list-key-held")).contains("until MailMedic closes");
        });
        server.clearLog();
        askLists();
        window.until(() -> all().contains("Listed on Spamhaus ZEN"));

        assertThat(namesAsked())
                .contains("10.2.0.192." + CANARY + ".zen.dq.spamhaus.net")
                .noneMatch(name -> name.endsWith("zen.spamhaus.org") || name.contains("your-key"));
        String seen = all();
        assertThat(seen).contains("10.2.0.192.your-key.zen.dq.spamhaus.net", "listed, see your-key");
        Screenshots.onFx(() -> {
            // What was told there gives way to the link.
            window.window().say("");
            return true;
        });
        window.press("show-left");
        String ledger = all();
        window.keys(KeyCode.ESCAPE);
        assertThat(ledger).contains("your-key.zen.dq.spamhaus.net");
        String report = report();
        assertThat(report).contains("your-key.zen.dq.spamhaus.net");
        Path copy = folders.settings().resolveSibling("copy.mailmedic");
        window.willSave(copy);
        window.keys(KeyCode.SHORTCUT, KeyCode.S);
        window.until(() -> Files.exists(copy));
        Sessions.until(() -> consultation().saving() instanceof SavingState.Saved);

        List<String> everywhere = new ArrayList<>(List.of(
                seen,
                ledger,
                report,
                desk.settings().toString(),
                desk.listKey().toString(),
                consultation().current().toString(),
                consultation().lastAudit().toString(),
                consultation().facts().toString(),
                consultation().contacts().toString()));
        everywhere.addAll(contents(folders.settings().resolveSibling("")));
        assertThat(everywhere).hasSizeGreaterThan(11);
        assertThat(everywhere.stream().flatMap(SettingsInTheWindowTest::leak)).isEmpty();

        sheet(() -> window.press("list-key-forget"));
        assertThat(reopened().blockLists())
                .anyMatch(l -> l.list().zone().equals("zen.spamhaus.org") && l.verdict() == Verdict.LISTED);
        server.clearLog();
        askLists();
        assertThat(namesAsked())
                .contains("10.2.0.192.zen.spamhaus.org")
                .noneMatch(name -> name.endsWith("dq.spamhaus.net"));
    }

    /// Where the key stands in a text.
    private static Stream<String> leak(String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(CANARY);
        return at < 0
                ? Stream.empty()
                : Stream.of(text.substring(Math.max(0, at - 60), Math.min(text.length(), at + CANARY.length() + 20)));
    }

    private static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> all = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all;
        }
    }

    @Test
    void aQuestionIsGivenUpWhenTheSettingsSay() throws Exception {
        var question = new Question("late." + DOMAIN, RecordType.TXT);
        server.fault("late." + DOMAIN, new DnsFault.Delay(Duration.ofMinutes(5)));
        sheet(() -> {
            put("wait-question", "0");
            assertThat(window.words("settings-sheet")).contains("from 1 to 30");
            put("wait-question", "1");
        });
        assertThat(consultation().world().dns().ask(question)).isInstanceOf(DnsAnswer.TimedOut.class);
        server.heal("late." + DOMAIN);
        server.fault("late." + DOMAIN, new DnsFault.Delay(Duration.ofMillis(1500)));
        sheet(() -> put("wait-question", "30"));
        assertThat(consultation().world().dns().ask(question)).isInstanceOf(DnsAnswer.Found.class);
        sheet(() -> {
            window.press("wait-usual");
            assertThat(window.text("wait-question")).isEqualTo("4");
        });
        assertThat(desk.settings().timeLimits()).isEqualTo(TimeLimits.DEFAULT);
    }

    @Test
    void anAuditIsGivenUpWhenTheSettingsSay() throws Exception {
        server.fault(DOMAIN, "MX", new DnsFault.Delay(Duration.ofMinutes(5)));
        sheet(() -> {
            put("wait-question", "30");
            put("wait-audit", "3");
        });
        var report = Sessions.await(consultation().audit(false, EnumSet.of(Part.MX), _ -> {}));
        assertThat(report.part(Part.MX).orElseThrow().state()).isEqualTo(PartState.NOT_CHECKED);
    }

    /// The server that says nothing is given up, and the page says for how long it is waited for.
    @Test
    void aMailServerIsGivenUpWhenTheSettingsSay() throws Exception {
        sheet(() -> put("wait-mail", "2"));
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Session climbing = desk.begin();
            climbing.addressTyped("ada@" + DOMAIN);
            climbing.choose("own-server");
            climbing.server(new Case.Server("127.0.0.1", silent.getLocalPort(), Security.NONE, ""));
            List<ProbeStep> rungs = new ArrayList<>();
            Sessions.await(climbing.probe(rungs::add));
            assertThat(rungs).anySatisfy(probeStep -> {
                assertThat(probeStep.name()).isEqualTo(ProbeStep.Name.GREETING);
                assertThat(probeStep.status()).isEqualTo(ProbeStep.Status.FAILED);
                assertThat(probeStep.took()).isLessThan(TimeLimits.DEFAULT.mail());
            });
            climbing.close();
        }
    }

    @Test
    void nothingTurnsWithMotionOff() {
        assertThat(rings()).isPositive();
        sheet(() -> window.press("motion-off"));
        assertThat(rings()).isZero();
        assertThat(new SettingsFile(folders.settings()).read().appearance().still())
                .isTrue();
        sheet(() -> window.press("motion-system"));
        assertThat(rings()).isPositive();
    }

    private long rings() {
        return Screenshots.onFx(() -> window.window().root().lookupAll(".progress-indicator").stream()
                .filter(n -> n instanceof ProgressIndicator ring && ring.isIndeterminate())
                .count());
    }

    @Test
    void oldCasesGoOnlyAfterAWordAndNeverTheOpenOne() throws Exception {
        var store = new CaseStore(folders.cases());
        Case open = consultation().current();
        String old = UUID.randomUUID().toString();
        String recent = UUID.randomUUID().toString();
        store.save(open.withId(old).changedAt(Instant.now().minus(Duration.ofDays(100))));
        store.save(open.withId(recent).changedAt(Instant.now().minus(Duration.ofDays(40))));
        sheet(() -> {
            window.press("keep-days_90");
            window.until(() -> window.shows("keep-question"));
            assertThat(window.text("keep-question")).startsWith("1 case is older");
            assertThat(desk.settings().retention()).isEqualTo(Retention.FOR_EVER);
            assertThat(ids()).contains(old, recent);
            window.press("keep-as-before");
            assertThat(isChosen("keep-for_ever")).isTrue();
            window.press("keep-days_90");
            window.until(() -> window.shows("keep-question"));
            window.press("keep-sure");
            window.until(() -> !ids().contains(old));
        });
        assertThat(desk.settings().retention()).isEqualTo(Retention.DAYS_90);
        assertThat(ids()).contains(recent);

        // At the next start nobody is asked any more.
        desk.settings(desk.settings().withKeep(Retention.DAYS_30));
        assertThat(desk.saved()).extracting(Listed::id).doesNotContain(recent);
        desk.tidy();
        assertThat(ids()).doesNotContain(recent);

        desk.settings(desk.settings().withKeep(Retention.NOT_AT_ALL));
        Session left = desk.begin();
        left.addressTyped("eve@" + DOMAIN);
        Sessions.until(() -> ids().contains(left.current().id()));
        desk.tidy();
        assertThat(ids()).contains(left.current().id(), open.id());
        desk.leave(left);
        assertThat(ids()).doesNotContain(left.current().id());
    }

    private Set<String> ids() {
        try {
            return new CaseStore(folders.cases())
                    .list().stream().map(Listed::id).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isChosen(String id) {
        Node node = window.find(id).orElseThrow();
        return Screenshots.onFx(
                () -> node instanceof CheckBox box ? box.isSelected() : ((RadioButton) node).isSelected());
    }
}
