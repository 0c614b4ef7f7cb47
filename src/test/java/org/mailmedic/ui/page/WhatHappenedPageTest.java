package org.mailmedic.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmedic.casefile.StepId;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.mailmedic.walk.Consultations;
import org.mailmedic.walk.Desk;

class WhatHappenedPageTest {
    private static final String BOUNCE = "550 5.7.1 <buyer@example.com>: Relaying denied";

    @TempDir
    Path folder;

    private Desk desk;
    private TestWindow page;

    @BeforeEach
    void open() {
        desk = Consultations.desk(folder.resolve("cases"));
        page = TestWindow.open(desk, desk.begin());
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void whatIsTypedIsReadAtOnceAndSaidInOneSentenceFirst() {
        assertThat(page.isFocused("bounce")).isTrue();
        page.type("550 5.7.1 Relaying denied");
        page.until(() -> page.shows("verdict"));
        assertThat(page.text("verdict")).isEqualTo("Refused for good");
        assertThat(page.text("sentence")).startsWith("The server does not know you");
        assertThat(page.words("decoded")).contains("550 5.7.1");
    }

    @Test
    void aPassingRefusalIsNoneForGood() {
        page.fill("bounce", "451 4.7.1 Greylisting in action, please come back later");
        page.until(() -> page.shows("verdict"));
        assertThat(page.text("verdict")).isEqualTo("Refused for now");
    }

    @Test
    void ofSeveralRefusalsOneCanBeChosen() {
        page.fill("bounce", BOUNCE + "\n550 5.7.1 Message rejected due to content restrictions\n");
        page.until(() -> page.shows("refusals"));
        String first = page.text("sentence");
        page.focus("refusals");
        page.keys(KeyCode.DOWN);
        assertThat(page.text("sentence")).isNotEqualTo(first);
    }

    @Test
    void aTextWithoutRefusalIsNotGuessedAt() {
        page.fill("bounce", "Hello, could you send me the pictures again?");
        page.until(() -> page.text("sentence").startsWith("No refusal"));
        assertThat(page.shows("verdict")).isFalse();
    }

    @Test
    void aFileIsReadWhateverItsCharset() throws Exception {
        Path file = folder.resolve("bounce.txt");
        Files.write(file, (BOUNCE + " für Grüße").getBytes(StandardCharsets.ISO_8859_1));
        page.willOpen(file);
        page.press("open-file");
        page.until(() -> page.text("bounce").startsWith("550"));
        page.until(() -> page.shows("verdict"));
        assertThat(page.text("bounce")).contains("Grüße");
    }

    @Test
    void aFileOfMoreThanFiveMegabytesIsRefusedInASentence() throws Exception {
        Path file = folder.resolve("large.eml");
        Files.write(file, new byte[BounceReader.LIMIT + 1]);
        page.willOpen(file);
        page.press("open-file");
        page.until(() -> page.text("sentence").contains("5 MB"));
        assertThat(page.consultation().current().given().bounce()).isEmpty();
    }

    @Test
    void anOutlookFileIsToldFromText() throws Exception {
        Path file = folder.resolve("mail.msg");
        byte[] bytes = new byte[4096];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        Files.write(file, bytes);
        page.willOpen(file);
        page.press("open-file");
        page.until(() -> page.text("sentence").contains("Outlook"));
    }

    @Test
    void ofALongTextOnlyTheStartIsLaidOutButAllOfItCounts() {
        String text = BOUNCE + "\n" + "a line of a long log\n".repeat(20_000);
        Screenshots.onFx(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        page.keys(KeyCode.SHORTCUT, KeyCode.V);
        page.until(() -> page.shows("verdict"));
        assertThat(page.text("bounce").length()).isLessThan(BounceArea.SHOWN + 10);
        assertThat(page.consultation().current().given().bounce()).isEqualTo(text);
    }

    @Test
    void theKeyboardGetsOutOfTheTextArea() {
        page.keys(KeyCode.TAB);
        assertThat(page.isFocused("bounce")).isFalse();
        assertThat(page.text("bounce")).isEmpty();
    }

    @Test
    void withoutABounceNextSaysWhatIsMissing() {
        page.press("next");
        assertThat(page.text("foot-message")).contains("Paste the message");
        assertThat(page.isFocused("bounce")).isTrue();
        assertThat(page.consultation().current().step()).isEqualTo(StepId.WHAT_HAPPENED);
    }

    @Test
    void theSetUpCanBeCheckedWithoutABounce() {
        page.press("no-bounce");
        page.until(() -> page.consultation().current().step() == StepId.WHO_SENDS);
        assertThat(page.consultation().current().given().noBounce()).isTrue();
    }

    @Test
    void aPracticeCaseIsChosenFromASheetAndCannotBeOverlooked() {
        page.press("practice");
        assertThat(page.isFocused("practice-relay-denied")).isTrue();
        page.keys(KeyCode.ENTER);
        page.until(() -> page.shows("practice-band"));
        assertThat(page.consultation().lab()).isPresent();
        page.until(() -> page.shows("verdict"));
        page.press("leave-practice");
        page.until(() -> !page.shows("practice-band"));
    }

    @Test
    void anEarlierCaseIsTakenUpAgain() {
        page.fill("bounce", BOUNCE);
        page.until(() -> page.shows("verdict"));
        String id = page.consultation().current().id();
        page.press("new-case");
        page.until(() -> !page.consultation().current().id().equals(id));
        // The first one saves itself while it closes.
        page.until(() -> desk.saved().stream().anyMatch(one -> one.id().equals(id)));
        page.press("earlier");
        page.until(() -> page.shows("case-" + id));
        page.keys(KeyCode.ENTER);
        page.until(() -> page.consultation().current().id().equals(id));
        assertThat(page.text("bounce")).isEqualTo(BOUNCE);
    }
}
