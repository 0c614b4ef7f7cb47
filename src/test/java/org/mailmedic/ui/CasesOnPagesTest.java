package org.mailmedic.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmedic.session.Sessions.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import javafx.geometry.Dimension2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.Logged;
import org.mailmedic.casefile.Case;
import org.mailmedic.casefile.CaseStore;
import org.mailmedic.casefile.StepId;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Session;
import org.mailmedic.session.Sessions;

/// What leaves this computer, the report before it leaves, and a case that is closed and opened in the middle.
class CasesOnPagesTest {
    @RegisterExtension
    final Logged logged = new Logged();

    @TempDir
    private Path folder;

    private static void go(Session c, StepId step) throws Exception {
        while (c.current().step() != step) {
            if (c.current().step() == StepId.SIGN_IN && c.current().probe().isEmpty()) {
                await(c.probe(_ -> {}));
            }
            assertThat(await(c.next())).isTrue();
        }
    }

    @Test
    void theLastPageShowsWhatLeavesAndWhatArrived() throws Exception {
        Cases cases = Sessions.cases(folder);
        Session session = cases.practise("spf-two-records");
        go(session, StepId.PROVE);
        try (var window = TestWindow.open(cases, session)) {
            window.fill("received-source", "Subject: no header of a receiver");
            window.press("read-received");
            assertThat(window.words("received")).contains("No receiver wrote");
            window.focus("received-source");
            window.keys(KeyCode.TAB);
            assertThat(window.isFocused("read-received")).isTrue();
            window.fill(
                    "received-source",
                    "Authentication-Results: mx.shop.example; spf=pass (as it should) smtp.mailfrom=a.example;"
                            + " dkim=fail; dmarc=pass header.from=a.example\n");
            window.press("read-received");
            window.until(() -> window.words("received").contains("DKIM: fail"));
            window.press("reader-provider");
            window.press("preview-report");
            window.until(() -> window.shows("preview-text"));
            assertThat(window.text("preview-text"))
                    .contains("What the server said")
                    .doesNotContain("What left this computer")
                    .doesNotContain("@harbourview");
            Screenshots.take("7-preview", window.window().root(), new Dimension2D(1000, 700));
        }
        Session again = ((Cases.Reopened.Ready)
                        Sessions.cases(folder).reopen(session.current().id()))
                .session();
        try (var window = TestWindow.open(cases, again)) {
            window.press("show-left");
            assertThat(window.words("ledger-sheet")).contains("Name asked").contains("To check the DNS");
            Screenshots.take("7-ledger", window.window().root(), new Dimension2D(1000, 700));
        }
        Session third = ((Cases.Reopened.Ready)
                        Sessions.cases(folder).reopen(session.current().id()))
                .session();
        try (var window = TestWindow.open(cases, third)) {
            Screenshots.take("7-prove", window.window().root());
        }
    }

    @Test
    void closingAndOpeningInTheMiddleLosesNothing() throws Exception {
        Cases cases = Sessions.cases(folder);
        Session c = cases.practise("spf-two-records");
        go(c, StepId.DNS);
        await(c.audit(true, EnumSet.allOf(Part.class), _ -> {}));
        go(c, StepId.FIX);
        c.tick(c.outcome().checklist().now().getFirst().id(), true);
        var before = c.current();
        var list = c.outcome().checklist().now().stream().map(i -> i.id()).toList();
        c.close();
        var cause = c.outcome().diagnosis().best().cause();

        Session again = ((Cases.Reopened.Ready) Sessions.cases(folder).reopen(before.id())).session();
        try (again) {
            assertThat(again.current().ticks()).isEqualTo(before.ticks());
            assertThat(again.current().audit()).isEqualTo(before.audit());
            assertThat(again.current().probe().map(p -> p.transcript()))
                    .isEqualTo(before.probe().map(p -> p.transcript()));
            assertThat(again.current().step()).isEqualTo(StepId.FIX);
            assertThat(again.outcome().diagnosis().best().cause()).isEqualTo(cause);
            assertThat(again.outcome().checklist().now().stream()
                            .map(i -> i.id())
                            .toList())
                    .containsAll(list);
            assertThat(again.contacts()).isNotEmpty();
        }
    }

    /// A case may come from a version that looks at more.
    @Test
    void partsAndStatesThatOnlyANewerVersionKnowsArePassedOver() throws Exception {
        Cases cases = Sessions.cases(folder);
        Session c = cases.practise("spf-two-records");
        go(c, StepId.DNS);
        await(c.audit(false, EnumSet.allOf(Part.class), _ -> {}));
        c.close();
        Path file = folder.resolve(c.current().id() + CaseStore.ENDING);
        String future = Files.readString(file)
                .replace("\"part\":\"BRAND\"", "\"part\":\"ARC\"")
                .replaceFirst("(\"part\":\"MX\",\"state\":)\"[A-Z]+\"", "$1\"HALF_GOOD\"");
        assertThat(future).contains("\"ARC\"").contains("\"HALF_GOOD\"");
        Files.writeString(file, future);

        Session again = ((Cases.Reopened.Ready)
                        Sessions.cases(folder).reopen(c.current().id()))
                .session();
        try (var window = TestWindow.open(cases, again)) {
            assertThat(again.current().step()).isEqualTo(StepId.DNS);
            assertThat(window.shows("ask-all")).isTrue();
            assertThat(again.current().audit().orElseThrow().parts())
                    .extracting(Case.AuditedPart::part)
                    .containsExactly(
                            Part.SPF, Part.DKIM, Part.DMARC, Part.REVERSE_DNS, Part.BLOCK_LISTS, Part.TRANSPORT);
        }
    }

    @Test
    void aCaseFileIsOpenedWhereverItLies() throws Exception {
        Cases cases = Sessions.cases(folder.resolve("cases"));
        Session c = cases.begin();
        c.noBounce();
        c.addressTyped("ada@gmail.com");
        c.close();
        Path copy = folder.resolve("copy" + CaseStore.ENDING);
        CaseStore.export(c.current(), copy);
        assertThat(cases.saved()).hasSize(1);

        Session moved = ((Cases.Reopened.Ready) cases.open(copy)).session();
        moved.recipient("ben@example.net");
        moved.close();
        Files.writeString(copy, Files.readString(copy).substring(0, 200));

        assertThat(cases.open(copy)).isEqualTo(new Cases.Reopened.Refused("casefile.damaged"));
        assertThat(cases.open(folder.resolve("gone.mailmedic")))
                .isEqualTo(new Cases.Reopened.Refused("casefile.missing"));
        assertThat(cases.saved()).isNotEmpty();
    }

    @Test
    void aFolderThatCannotBeReadIsToldAsThat() throws Exception {
        logged.expect("the kept cases could not be listed: NotDirectoryException");
        Cases cases = Sessions.cases(Files.writeString(folder.resolve("cases"), "no folder"));
        try (var window = TestWindow.open(cases, cases.begin())) {
            window.press("earlier");
            window.until(() -> window.shows("choice-sheet"));
            assertThat(window.words("choice-sheet"))
                    .contains("could not be read")
                    .contains(folder.resolve("cases").toString())
                    .doesNotContain("There is no earlier case");
        }
    }

    @Test
    void theWatchIsSwitchedOnThePage() throws Exception {
        Cases cases = Sessions.cases(folder);
        Session session = cases.practise("spf-two-records");
        go(session, StepId.FIX);
        try (var window = TestWindow.open(cases, session)) {
            assertThat(window.shows("watch")).isTrue();
            Screenshots.take("6-watch", window.window().root(), new Dimension2D(1000, 700));
        }
    }
}
