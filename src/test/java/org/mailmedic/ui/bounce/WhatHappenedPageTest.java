package org.mailmedic.ui.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmedic.casefile.StepId;
import org.mailmedic.reply.BounceReader;
import org.mailmedic.session.Cases;
import org.mailmedic.session.Sessions;
import org.mailmedic.ui.Screenshots;
import org.mailmedic.ui.TestWindow;
import org.testfx.util.WaitForAsyncUtils;

class WhatHappenedPageTest {
    private static final String BOUNCE = "550 5.7.1 <buyer@example.com>: Relaying denied";

    private static final String ANOTHER =
            "<kim@meadow.example>: host mx.meadow.example[192.0.2.9] said: 550 5.1.1 User unknown";

    @TempDir
    Path folder;

    private Cases cases;
    private TestWindow page;

    @BeforeEach
    void open() {
        cases = Sessions.cases(folder.resolve("cases"));
        page = TestWindow.open(cases, cases.begin());
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

    /// Results and ticks say nothing of another bounce.
    @Test
    void anotherBounceBeginsACaseOfItsOwn() {
        String id = workedOn();
        page.fill("bounce", ANOTHER);
        page.until(() -> page.shows("another"));
        assertThat(page.session().current().given().bounce()).isEqualTo(BOUNCE);
        assertThat(page.firstThings()).containsExactly("another-new");
        Screenshots.take("what-another", page.window().root());
        page.press("another-new");
        page.until(() -> !page.session().current().id().equals(id));
        page.until(() -> page.session().current().given().recipient().equals("kim@meadow.example"));
        assertThat(page.text("bounce")).isEqualTo(ANOTHER);
        assertThat(page.session().current().ticks()).isEmpty();
    }

    @Test
    void anotherBounceCanTakeThePlaceOfTheFirst() {
        String id = workedOn();
        page.fill("bounce", "");
        page.fill("bounce", ANOTHER);
        page.until(() -> page.shows("another"));
        page.press("another-here");
        page.until(() -> page.session().current().given().recipient().equals("kim@meadow.example"));
        assertThat(page.session().current().id()).isEqualTo(id);
        assertThat(page.shows("another")).isFalse();
    }

    @Test
    void anEditedBounceIsTheSame() {
        workedOn();
        page.fill("bounce", BOUNCE + "\n");
        page.until(() -> page.session().current().given().bounce().equals(BOUNCE + "\n"));
        assertThat(page.shows("another")).isFalse();
    }

    private String workedOn() {
        page.fill("bounce", BOUNCE);
        page.until(() -> page.shows("verdict"));
        page.session().tick("send-again", true);
        return page.session().current().id();
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
        assertThat(page.session().current().given().bounce()).isEmpty();
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
        assertThat(page.session().current().given().bounce()).isEqualTo(text);
    }

    @Test
    void theKeyboardGetsOutOfTheTextArea() {
        page.keys(KeyCode.TAB);
        assertThat(page.isFocused("bounce")).isFalse();
        assertThat(page.text("bounce")).isEmpty();
    }

    /// Paste, look at each refusal, open what it links to, go on: without a mouse, in the order of reading.
    @Test
    void theWholePageIsWalkedWithTheKeyboard() {
        paste(BOUNCE + "\n550 5.7.1 Message refused as spam, see https://support.google.com/mail/?p=x\n");
        page.until(() -> page.shows("refusals"));
        assertThat(page.isFocused("bounce")).isTrue();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 20 && !order.contains("next"); i++) {
            page.keys(KeyCode.TAB);
            order.add(focused());
        }
        assertThat(order)
                .startsWith("go-to-words", "refusals")
                .containsSubsequence("refusals", "no-bounce", "practice", "open-file", "earlier", "next");
        page.keys(KeyCode.ENTER);
        page.until(() -> page.session().current().step() == StepId.WHO_SENDS);
    }

    @Test
    void withoutABounceNextSaysWhatIsMissing() {
        page.press("next");
        assertThat(page.text("foot-message")).contains("Paste the message");
        assertThat(page.isFocused("bounce")).isTrue();
        assertThat(page.session().current().step()).isEqualTo(StepId.WHAT_HAPPENED);
    }

    @Test
    void theSetUpCanBeCheckedWithoutABounce() {
        page.press("no-bounce");
        page.until(() -> page.session().current().step() == StepId.WHO_SENDS);
        assertThat(page.session().current().given().noBounce()).isTrue();
    }

    @Test
    void aPracticeCaseIsChosenFromASheetAndCannotBeOverlooked() {
        page.press("practice");
        assertThat(page.isFocused("practice-relay-denied")).isTrue();
        page.keys(KeyCode.ENTER);
        page.until(() -> page.shows("practice-band"));
        assertThat(page.session().lab()).isPresent();
        page.until(() -> page.shows("verdict"));
        page.press("leave-practice");
        page.until(() -> !page.shows("practice-band"));
    }

    @Test
    void anEarlierCaseIsTakenUpAgain() {
        page.fill("bounce", BOUNCE);
        page.until(() -> page.shows("verdict"));
        String id = page.session().current().id();
        page.press("new-case");
        page.until(() -> !page.session().current().id().equals(id));
        // The first one saves itself while it closes.
        page.until(() -> cases.saved().stream().anyMatch(one -> one.id().equals(id)));
        page.press("earlier");
        page.until(() -> page.shows("case-" + id));
        page.keys(KeyCode.ENTER);
        page.until(() -> page.session().current().id().equals(id));
        assertThat(page.text("bounce")).isEqualTo(BOUNCE);
    }

    @Test
    void aRefusalThatFillsInNothingIsShownToo() {
        page.fill("bounce", "550 Qwertz uiop asdf");
        page.until(() -> page.shows("verdict"));
        assertThat(page.text("sentence")).startsWith("We cannot tell");
    }

    @Test
    void theWordsThatDecidedAreMarkedInTheTextItself() {
        page.fill("bounce", "This is the mail system.\n\n" + BOUNCE + "\n\nBye");
        page.until(() -> page.shows("go-to-words"));
        page.until(this::isAnythingMarked);
        assertThat(page.text("marked-words")).contains("“Relaying denied”");
        assertThat(area().getAccessibleHelp()).contains("Relaying denied");
        page.press("go-to-words");
        assertThat(page.isFocused("bounce")).isTrue();
        assertThat(Screenshots.onFx(() -> area().getSelectedText())).isEqualTo("Relaying denied");
    }

    @Test
    void theMarksFollowTheTextWhenTheWindowBecomesNarrower() {
        page.fill("bounce", "words before it ".repeat(60) + "\n" + BOUNCE + "\n" + "and after it\n".repeat(60));
        page.until(this::isAnythingMarked);
        Screenshots.onFx(() -> {
            var window = page.window().root().getScene().getWindow();
            window.setWidth(window.getWidth() - 90);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        page.until(() -> Screenshots.onFx(() -> {
            int at = area().getText().indexOf("Relaying");
            double words =
                    ((TextAreaSkin) area().getSkin()).getCharacterBounds(at).getMinY()
                            + area().getInsets().getTop();
            Node pen = page.window().root().lookup(".pen");
            return Math.abs(pen.getBoundsInParent().getMinY() - words) < 4;
        }));
    }

    @Test
    void markingLeavesTheTextToBeEditedAndUndone() {
        page.type("550 5.7.1 Relaying denied");
        page.until(this::isAnythingMarked);
        page.keys(KeyCode.BACK_SPACE);
        assertThat(page.text("bounce")).endsWith("denie");
        page.until(() -> page.shows("verdict"));
        assertThat(Screenshots.onFx(() -> area().isUndoable())).isTrue();
        page.keys(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(page.text("bounce")).isNotEqualTo("550 5.7.1 Relaying denie");
    }

    @Test
    void whatIsMarkedFollowsTheRefusalThatIsChosen() {
        page.fill("bounce", BOUNCE + "\n550 5.7.1 Message rejected due to content restrictions\n");
        page.until(() -> page.shows("refusals") && page.shows("marked-words"));
        String first = page.text("marked-words");
        page.focus("refusals");
        page.keys(KeyCode.DOWN);
        assertThat(page.text("marked-words")).isNotEqualTo(first);
    }

    @Test
    void ofALongTextThePartWithTheWordsIsShown() {
        String text = "a line of a long log\r\n".repeat(60_000) + BOUNCE + "\r\n" + "and so on\n".repeat(20_000);
        paste(text);
        page.until(() -> page.shows("go-to-words"));
        assertThat(page.text("bounce")).contains("Relaying denied").hasSizeLessThan(BounceArea.SHOWN + 20);
        page.press("go-to-words");
        assertThat(Screenshots.onFx(() -> area().getSelectedText())).isEqualTo("Relaying denied");
        assertThat(page.session().current().given().bounce()).isEqualTo(text);
    }

    @Test
    void onlyALinkToAKnownHostOpens() {
        page.fill(
                "bounce",
                "550 5.7.1 Message refused as spam, see https://support.google.com/mail/?p=x or"
                        + " https://login.example.com/unblock");
        page.until(() -> page.shows("links"));
        assertThat(linkWords()).contains("support.google.com");
        assertThat(page.words("links")).contains("login.example.com");
        Screenshots.onFx(() -> {
            page.window().root().lookupAll("#links .hyperlink").forEach(n -> ((Hyperlink) n).fire());
            return true;
        });
        assertThat(page.browsed()).containsExactly(URI.create("https://support.google.com/mail/?p=x"));
        String copied = page.copied(() -> Screenshots.onFx(() -> {
            ((Button) page.window().root().lookup("#links .copy-button")).fire();
            return true;
        }));
        assertThat(copied).isEqualTo("https://login.example.com/unblock");
    }

    @Test
    void theReceiversOwnWayIsNamed() {
        page.fill(
                "bounce",
                "550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Please contact your Internet service"
                        + " provider since part of their network is on our block list (S3150).");
        page.until(() -> page.shows("links"));
        assertThat(page.words("decoded")).contains("sender support form");
        assertThat(linkWords()).contains("go.microsoft.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backscatter.eml | Did you send this?",
                "forwarded-on.eml | passed on to another address",
                "delayed.eml | Only a warning so far",
            })
    void aSpecialCaseIsSaidOnTheCard(String file, String words) throws Exception {
        page.willOpen(bounces().resolve(file));
        page.press("open-file");
        page.until(() -> page.shows("besides"));
        assertThat(page.text("besides")).contains(words);
    }

    @Test
    void anAnsweringMachineIsNoRefusal() throws Exception {
        page.willOpen(bounces().resolve("auto-reply.eml"));
        page.press("open-file");
        page.until(() -> page.text("sentence").startsWith("An answering machine"));
        assertThat(page.shows("verdict")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postfix-04-open-resolver.eml | mx.example.net makes a mistake here, not your server.",
                "postfix-05-user-unknown-571.eml | There is no mailbox with the address you wrote to.",
            })
    void whatIsNotTheUsersFaultIsSaidFirst(String file, String words) throws Exception {
        page.willOpen(bounces().resolve(file));
        page.press("open-file");
        page.until(() -> page.shows("verdict"));
        assertThat(page.text("sentence")).isEqualTo(words);
    }

    private static Path bounces() throws Exception {
        Path expected = Path.of(Objects.requireNonNull(WhatHappenedPageTest.class.getResource("/bounces/expected.txt"))
                .toURI());
        return Objects.requireNonNull(expected.getParent());
    }

    private String focused() {
        return Screenshots.onFx(
                () -> Optional.ofNullable(page.window().root().getScene().getFocusOwner())
                        .map(owner -> Objects.requireNonNullElse(
                                owner.getId(), owner.getClass().getSimpleName()))
                        .orElse("nothing"));
    }

    private void paste(String text) {
        Screenshots.onFx(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        page.keys(KeyCode.SHORTCUT, KeyCode.V);
    }

    private String linkWords() {
        return Screenshots.onFx(() -> page.window().root().lookupAll("#links .hyperlink").stream()
                .map(n -> ((Hyperlink) n).getText())
                .collect(Collectors.joining(" ")));
    }

    private BounceArea area() {
        return (BounceArea) page.find("bounce").orElseThrow();
    }

    private boolean isAnythingMarked() {
        return Screenshots.onFx(
                () -> !((javafx.scene.shape.Path) page.window().root().lookup(".pen"))
                        .getElements()
                        .isEmpty());
    }
}
