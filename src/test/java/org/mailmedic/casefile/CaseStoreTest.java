package org.mailmedic.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseStoreTest {
    @TempDir
    Path folder;

    private CaseStore store;

    @BeforeEach
    void open() {
        store = new CaseStore(folder.resolve("cases"));
    }

    @Test
    void everythingComesBack() throws IOException {
        store.save(SampleCases.full());

        assertThat(new CaseStore(folder.resolve("cases")).load("case-1"))
                .isEqualTo(new Opened.Loaded(SampleCases.full()));
    }

    /// Cases were kept as pasted once: the state before must not keep what the state now hides.
    @Test
    void whatIsHiddenNowIsNotLeftInTheStateBefore() throws IOException {
        Case old = SampleCases.full();
        Case pasted = old.withGiven(old.given().withBounce("MAIL_PASSWORD=Tr0ub4dor-and-3\n550 5.7.1 no"));
        store.save(old);
        Files.write(store.fileOf(old.id()), CaseWriter.write(pasted));

        store.save(old);

        try (Stream<Path> files = Files.list(store.folder())) {
            assertThat(files.filter(f -> !f.getFileName().toString().equals(".lock")))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(f -> assertThat(Files.readString(f)).doesNotContain("Tr0ub4dor"));
        }
    }

    @Test
    void anEmptyCaseComesBack() throws IOException {
        store.save(SampleCases.empty("new"));

        assertThat(store.load("new")).isEqualTo(new Opened.Loaded(SampleCases.empty("new")));
    }

    @Test
    void theListShowsTheLastChangedFirst() throws IOException {
        store.save(SampleCases.empty("older"));
        store.save(SampleCases.full());

        assertThat(store.list())
                .containsExactly(
                        SampleCases.full().listed(), SampleCases.empty("older").listed());
        Listed first = store.list().getFirst();
        assertThat(first.firstLine()).startsWith("550 5.7.1 <ben@example.net>: Relay access denied ");
        assertThat(first.firstLine()).doesNotContain("\u0007").doesNotContain("second");
        assertThat(first.arrived()).isTrue();
        assertThat(first.standing()).isEqualTo(SampleCases.full().history().standing());
        assertThat(first.step()).isEqualTo(StepId.FIX);
    }

    @Test
    void theListPassesOverWhatItCannotRead() throws IOException {
        store.save(SampleCases.full());
        write("foreign.mailmedic", "Dear diary");
        write("empty.mailmedic", "");
        write("newer.mailmedic", text("case-1").replace("\"schema\":1", "\"schema\":2"));
        write("copy.mailmedic", text("case-1"));

        assertThat(store.list()).extracting(Listed::id).containsExactly("case-1");
    }

    @Test
    void withoutAFolderThereAreNoCases() throws IOException {
        assertThat(store.list()).isEmpty();
        assertThat(store.load("nothing")).isEqualTo(new Opened.Missing());
    }

    @Test
    void fieldsAndCodesOfTheFutureArePassedOver() throws IOException {
        store.save(SampleCases.full());
        String future = text("case-1")
                .replace("\"given\":{", "\"mood\":{\"deep\":[1,{\"x\":null}]},\"given\":{\"colour\":\"blue\",")
                .replace("\"code\":\"spf.not_authorised\"", "\"code\":\"spf.from_the_future\"")
                .replace("\"name\":\"RESOLVE\"", "\"name\":\"TELEPATHY\"")
                .replace("\"SIGN_IN\":", "\"MEDITATE\":");
        write("case-1.mailmedic", future);

        Case read = loaded("case-1");

        Case full = SampleCases.full();
        assertThat(read.given()).isEqualTo(full.given());
        assertThat(read.audit().orElseThrow().findings()).isEmpty();
        assertThat(read.probe().orElseThrow().steps())
                .isEqualTo(full.probe().orElseThrow().steps().subList(1, 2));
        assertThat(read.skipped()).isEmpty();
        assertThat(read.ticks()).isEqualTo(full.ticks());
    }

    /// Nobody is asked again for an answer that only a newer version knows; the rest of the case is kept.
    @Test
    void whoseAnAddressIsComesBackUnlessItIsOfTheFuture() throws IOException {
        store.save(SampleCases.full());
        assertThat(loaded("case-1").given().sentFrom())
                .isEqualTo(SampleCases.full().given().sentFrom());
        write("case-1.mailmedic", text("case-1").replace("\"owner\":\"service\"", "\"owner\":\"satellite\""));
        assertThat(loaded("case-1").given().sentFrom()).isEmpty();
        assertThat(loaded("case-1").given().address()).isEqualTo("anna@example.com");
    }

    /// A case of before the question was asked.
    @Test
    void aCaseWithoutTheAnswerIsWhole() throws IOException {
        store.save(SampleCases.full());
        write(
                "case-1.mailmedic",
                text("case-1").replaceAll("\"sentFrom\":\\{[^}]*\\},?", "").replace(",}", "}"));
        assertThat(loaded("case-1").given().sentFrom()).isEmpty();
        assertThat(loaded("case-1").audit()).isPresent();
    }

    @Test
    void partsAndStatesOfTheFutureArePassedOver() throws IOException {
        store.save(SampleCases.full());
        String saved = text("case-1");
        write("case-1.mailmedic", saved.replace("\"part\":\"SPF\"", "\"part\":\"ARC\""));
        Case full = SampleCases.full();

        Case withPart = loaded("case-1");
        assertThat(withPart.audit().orElseThrow().parts())
                .isEqualTo(full.audit().orElseThrow().parts().subList(1, 2));
        assertThat(withPart.history().runs())
                .singleElement()
                .satisfies(run -> assertThat(run.parts()).isEmpty());

        write("case-1.mailmedic", saved.replace("\"state\":\"GOOD\"", "\"state\":\"HALF_GOOD\""));
        assertThat(loaded("case-1").audit().orElseThrow().parts())
                .isEqualTo(full.audit().orElseThrow().parts().subList(0, 1));
    }

    @Test
    void aNewerVersionIsNeitherReadNorOverwritten() throws IOException {
        store.save(SampleCases.full());
        String newer = text("case-1").replace("\"schema\":1", "\"schema\":7");
        write("case-1.mailmedic", newer);

        assertThat(store.load("case-1")).isEqualTo(new Opened.NewerVersion(7));
        assertThatIOException().isThrownBy(() -> store.save(SampleCases.full())).withMessageContaining("newer version");
        assertThat(text("case-1")).isEqualTo(newer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "{\"format\":\"mailmedic-case\",\"schema\":1,\"id\":\"ca"})
    void aFileThatIsCutOffShowsTheStateBefore(String rest) throws IOException {
        store.save(SampleCases.full());
        Case changed = SampleCases.withAddress(SampleCases.full(), "other@example.com");
        store.save(changed);
        write("case-1.mailmedic", rest);

        assertThat(store.load("case-1")).isEqualTo(new Opened.Damaged(Optional.of(SampleCases.full())));

        store.save(changed);
        assertThat(loaded("case-1")).isEqualTo(changed);
        write("case-1.mailmedic", rest);
        assertThat(store.load("case-1"))
                .as("a damaged file never becomes the last good state")
                .isEqualTo(new Opened.Damaged(Optional.of(SampleCases.full())));
    }

    @Test
    void everyCutOfAFileIsNoticed() {
        byte[] whole = CaseWriter.write(SampleCases.full());
        for (int length = 0; length < whole.length - 2; length++) {
            Opened opened = CaseReader.read(Arrays.copyOf(whole, length));
            assertThat(opened).as("first %d bytes", length).isNotInstanceOf(Opened.Loaded.class);
        }
        assertThat(CaseReader.read(whole)).isInstanceOf(Opened.Loaded.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear diary",
                "{}",
                "[]",
                "42",
                "{\"format\":\"other\"}",
                "<html>",
                "\u0000\u0001",
                "{\"format\":[\"mailmedic\"]}"
            })
    void aForeignFileIsNotACase(String content) throws IOException {
        write("x.mailmedic", content);

        assertThat(store.load("x")).isEqualTo(new Opened.NotACase());
    }

    @Test
    void aMissingFieldThatMattersIsDamage() {
        String whole = new String(CaseWriter.write(SampleCases.full()), StandardCharsets.UTF_8);

        assertThat(CaseReader.read(whole.replace("\"created\"", "\"creatd\"").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Opened.Damaged(Optional.empty()));
        assertThat(CaseReader.read(whole.replace("\"id\":\"case-1\"", "\"id\":\"../../etc\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Opened.Damaged(Optional.empty()));
    }

    @Test
    void aBombOfBracketsIsRefused() {
        String bomb = "{\"format\":\"mailmedic-case\",\"schema\":1,\"x\":" + "[".repeat(100_000);

        assertThat(CaseReader.read(bomb.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Opened.Damaged(Optional.empty()));
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path file = folder.resolve("huge.mailmedic");
        long length = CaseReader.LONGEST + 1;
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }

        assertThat(store.open(file)).isEqualTo(new Opened.TooLarge(length));
    }

    @Test
    void aBounceOfFiveMegabytesFits() throws IOException {
        Case large = SampleCases.withBounce(SampleCases.full(), "\u20ac\u0001".repeat(5 * 1024 * 1024 / 2));

        store.save(large);

        assertThat(new CaseStore(folder.resolve("cases")).load("case-1")).isEqualTo(new Opened.Loaded(large));
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void halfACharacterDoesNotStopSaving() throws IOException {
        store.save(SampleCases.withBounce(SampleCases.full(), "550 \ud83d rejected"));

        assertThat(loaded("case-1").given().bounce()).isEqualTo("550 ? rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "a/b", "a\\b", "CON:", "A", "a.b", "-x", "x\u0000"})
    void anIdIsNeverAPath(String id) {
        assertThatThrownBy(() -> store.fileOf(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoWindowsKeepEachOthersWork() throws IOException {
        store.save(SampleCases.full());
        CaseStore other = new CaseStore(folder.resolve("cases"));
        Case theirs = ((Opened.Loaded) other.load("case-1")).value();
        var tick = new Case.Tick(SampleCases.NOON.plusSeconds(99), true);
        var ticks = new HashMap<>(theirs.ticks());
        ticks.put("dmarc", tick);
        ticks.remove("dkim-on");
        other.save(SampleCases.withTicks(theirs, ticks));

        Case saved = store.save(SampleCases.withAddress(SampleCases.full(), "new@example.com"));

        assertThat(saved.given().address()).isEqualTo("new@example.com");
        assertThat(saved.ticks()).isEqualTo(ticks);
        assertThat(loaded("case-1")).isEqualTo(saved);
    }

    @Test
    void anUnfinishedFileOfACrashIsSweptAway() throws IOException {
        store.save(SampleCases.full());
        write(".saving-123.tmp", "half a case");

        CaseStore next = new CaseStore(folder.resolve("cases"));
        next.save(SampleCases.full());

        try (Stream<Path> files = Files.list(folder.resolve("cases"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("case-1.mailmedic", ".lock");
        }
    }

    @Test
    void aFileFromElsewhereIsOnlyRead() throws IOException {
        Path elsewhere = Files.write(folder.resolve("From Ben.mailmedic"), CaseWriter.write(SampleCases.full()));

        assertThat(store.open(elsewhere)).isEqualTo(new Opened.Loaded(SampleCases.full()));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void deletedIsDeleted() throws IOException {
        store.save(SampleCases.full());
        store.save(SampleCases.withAddress(SampleCases.full(), "x@example.com"));
        store.delete("case-1");

        assertThat(store.load("case-1")).isEqualTo(new Opened.Missing());
        assertThat(store.list()).isEqualTo(List.of());
    }

    private Case loaded(String id) {
        return ((Opened.Loaded) store.load(id)).value();
    }

    private String text(String id) throws IOException {
        return Files.readString(store.fileOf(id));
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve("cases"));
        Files.writeString(folder.resolve("cases").resolve(name), content);
    }

    @Test
    void anOddEntryHidesNoOtherCase() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        store.save(SampleCases.full());
        Path cases = folder.resolve("cases");
        Files.createSymbolicLink(cases.resolve("dangling.mailmedic"), folder.resolve("nowhere"));
        Files.createSymbolicLink(cases.resolve("loop.mailmedic"), cases.resolve("loop.mailmedic"));
        Files.createDirectory(cases.resolve("folder.mailmedic"));
        Files.writeString(cases.resolve("foreign.mailmedic"), "Dear diary");
        assertThat(new ProcessBuilder("mkfifo", cases.resolve("pipe.mailmedic").toString())
                        .start()
                        .waitFor())
                .isZero();

        CaseIndex index = store.index();

        assertThat(index.cases()).extracting(Listed::id).containsExactly("case-1");
        assertThat(index.unreadable()).isEqualTo(5);
        assertThat(store.load("pipe")).isInstanceOf(Opened.Unreadable.class);
        assertThat(store.load("folder")).isInstanceOf(Opened.Unreadable.class);
    }

    @Test
    void whereverAFileIsCutTheStateBeforeIsReachedFromTheList() throws IOException {
        Case before = SampleCases.empty("cut");
        Case after = SampleCases.withAddress(before, "other@example.com");
        store.save(before);
        store.save(after);
        byte[] whole = Files.readAllBytes(store.fileOf("cut"));
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(store.fileOf("cut"), Arrays.copyOf(whole, length));

            assertThat(store.load("cut"))
                    .as("the first %d bytes", length)
                    .isEqualTo(new Opened.Damaged(Optional.of(before)));
            assertThat(store.index().cases())
                    .as("the first %d bytes", length)
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.id()).isEqualTo("cut");
                        assertThat(one).isIn(after.listed(), before.listed().asDamaged());
                    });
            assertThat(store.index().unreadable()).isZero();
        }
    }

    @Test
    void aFlippedByteNeverMakesACaseForeign() throws IOException {
        Case before = SampleCases.empty("flip");
        store.save(before);
        store.save(SampleCases.withAddress(before, "other@example.com"));
        byte[] whole = Files.readAllBytes(store.fileOf("flip"));
        for (int at = 0; at < whole.length; at++) {
            for (int bit : new int[] {1, 4, 32, 128}) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) bit;
                Files.write(store.fileOf("flip"), flipped);
                Opened opened = store.load("flip");

                assertThat(opened)
                        .as("bit %d of byte %d", bit, at)
                        .isInstanceOfAny(Opened.Loaded.class, Opened.Damaged.class, Opened.NewerVersion.class);
                if (opened instanceof Opened.Damaged) {
                    assertThat(opened).isEqualTo(new Opened.Damaged(Optional.of(before)));
                }
                if (opened instanceof Opened.Loaded(Case value)) {
                    assertThat(value.id()).isEqualTo("flip");
                }
                assertThat(store.index().cases())
                        .as("bit %d of byte %d", bit, at)
                        .extracting(Listed::id)
                        .containsExactly("flip");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "1.5", "0", "-1", "null", "[1]", "true"})
    void aSchemaThatIsNoNumberIsDamage(String schema) throws IOException {
        store.save(SampleCases.full());
        write("case-1.mailmedic", text("case-1").replace("\"schema\":1", "\"schema\":" + schema));

        assertThat(store.load("case-1")).isEqualTo(new Opened.Damaged(Optional.empty()));
    }

    @Test
    void aHugeSchemaIsOfANewerVersion() throws IOException {
        store.save(SampleCases.full());
        write("case-1.mailmedic", text("case-1").replace("\"schema\":1", "\"schema\":99999999999999999999"));

        assertThat(store.load("case-1")).isEqualTo(new Opened.NewerVersion(Integer.MAX_VALUE));
        assertThatIOException().isThrownBy(() -> store.save(SampleCases.full())).withMessageContaining("newer version");
    }

    @Test
    void aFieldThatStandsTwiceIsDamage() throws IOException {
        store.save(SampleCases.full());
        write("case-1.mailmedic", text("case-1").replace("\"schema\":1", "\"schema\":99,\"schema\":1"));

        assertThat(store.load("case-1")).isEqualTo(new Opened.Damaged(Optional.empty()));
    }

    @Test
    void aCaseFromElsewhereTakesNothingFromTheOneOfItsIdHere() throws IOException {
        store.save(SampleCases.full());
        Case stranger = SampleCases.withAddress(SampleCases.withTicks(SampleCases.full(), Map.of()), "new@example.com");

        Case saved = new CaseStore(folder.resolve("cases")).save(stranger);

        assertThat(saved.ticks()).isEqualTo(SampleCases.full().ticks());
        assertThat(saved.given().address()).isEqualTo("new@example.com");
        assertThat(saved.history().contacts())
                .isEqualTo(SampleCases.full().history().contacts());
        assertThat(loaded("case-1")).isEqualTo(saved);
    }

    @Test
    void onlyTheOwnerMayLookAtCases() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path cases = Files.createDirectory(folder.resolve("cases"));
        Files.setPosixFilePermissions(cases, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                Files.createFile(cases.resolve(".lock")), PosixFilePermissions.fromString("rw-r--r--"));

        store.save(SampleCases.full());

        assertThat(permissions(cases)).isEqualTo("rwx------");
        assertThat(permissions(cases.resolve(".lock"))).isEqualTo("rw-------");
        assertThat(permissions(store.fileOf("case-1"))).isEqualTo("rw-------");
        Path fresh = folder.resolve("a").resolve("b");
        new CaseStore(fresh).save(SampleCases.full());
        assertThat(permissions(fresh)).isEqualTo("rwx------");
        assertThat(permissions(fresh.resolve(".lock"))).isEqualTo("rw-------");
    }

    @Test
    void aCopyIsNotWrittenThroughALink() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path secret = Files.writeString(folder.resolve("target"), "as it was");
        Path link = Files.createSymbolicLink(folder.resolve("copy.mailmedic"), secret);

        CaseStore.export(SampleCases.full(), link);

        assertThat(secret).hasContent("as it was");
        assertThat(link).isRegularFile().isNotEmptyFile();
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void twoSavesAreTheSameBytes() {
        var ticks = new HashMap<String, Case.Tick>();
        for (int i = 0; i < 50; i++) {
            ticks.put("fix-" + i, new Case.Tick(SampleCases.NOON, true));
        }
        Case one = SampleCases.withTicks(SampleCases.full(), ticks);
        Case same = ((Opened.Loaded) CaseReader.read(CaseWriter.write(one))).value();

        assertThat(new String(CaseWriter.write(same), StandardCharsets.UTF_8))
                .isEqualTo(new String(CaseWriter.write(one), StandardCharsets.UTF_8))
                .containsSubsequence("fix-1", "fix-10", "fix-11", "fix-2");
    }
}
