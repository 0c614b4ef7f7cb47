package org.mailmedic.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The cases, each in a file of its own in one folder. A file is always whole: a crash in the middle of
/// saving leaves the state before or the state after. Safe for several threads and several running copies
/// of the app; each window has a store of its own, for the store remembers what its window has seen.
public final class CaseStore {
    /// How names of case files end.
    public static final String ENDING = ".mailmedic";

    /// Whether a file of this name is taken for a case; some systems write endings in capitals.
    public static boolean isNamedAsCase(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    private static final String BEFORE = ".bak";

    // A file lock keeps other processes out, this one the other windows of this process.
    private static final ReentrantLock SAVING = new ReentrantLock();

    private final Path folder;
    private final Map<String, Seen> seen = new HashMap<>();
    private boolean swept;

    /// A state that this store read or wrote, to notice when somebody else wrote meanwhile.
    private record Seen(Case value, ByteBuffer content) {}

    /// Cases in this folder, which is made when it is first needed.
    public CaseStore(Path folder) {
        this.folder = folder;
    }

    /// Where the cases lie.
    public Path folder() {
        return folder;
    }

    /// The file of a case.
    ///
    /// @throws IllegalArgumentException if this cannot be an id
    public Path fileOf(String id) {
        if (!CaseReader.isId(id)) {
            throw new IllegalArgumentException("not the id of a case: " + id);
        }
        return folder.resolve(id + ENDING);
    }

    /// Saves a case. If another window saved the same case since we last saw it, both sets of changes are
    /// kept, and the state before is beside it.
    ///
    /// @return what was saved: the given case, or the two joined
    /// @throws IOException if it could not be written; the state before is then untouched
    public synchronized Case save(Case theCase) throws IOException {
        Path file = fileOf(theCase.id());
        PrivateFiles.createFolder(folder);
        SAVING.lock();
        try (FileChannel channel = PrivateFiles.append(folder.resolve(".lock"));
                FileLock _ = channel.lock()) {
            sweep();
            Optional<byte[]> there = content(file);
            Opened current = there.map(CaseReader::read).orElseGet(Opened.Missing::new);
            Case saved = switch (current) {
                case Opened.Loaded(Case theirs) -> joined(theCase, theirs, there);
                case Opened.NewerVersion _ ->
                    throw new IOException("a newer version of MailMedic wrote " + file.getFileName());
                case Opened.Damaged _, Opened.TooLarge _, Opened.NotACase _, Opened.Missing _, Opened.Unreadable _ ->
                    theCase;
            };
            byte[] content = CaseWriter.write(saved);
            // Only a state that can be read is worth keeping as the last good one.
            if (current instanceof Opened.Loaded(Case theirs)
                    && there.isPresent()
                    && !Arrays.equals(there.get(), content)) {
                // As it was read: what an older version kept and this one hides must not outlive the saving.
                PrivateFiles.replace(before(file), CaseWriter.write(theirs));
            }
            PrivateFiles.replace(file, content);
            seen.put(saved.id(), new Seen(saved, ByteBuffer.wrap(content)));
            return saved;
        } finally {
            SAVING.unlock();
        }
    }

    /// Opens a case of this store.
    public synchronized Opened load(String id) {
        Path file = fileOf(id);
        try {
            Optional<byte[]> content = content(file);
            if (content.isEmpty()) {
                // Only a crash between two renames on a file system without atomic ones can leave this.
                return lastGood(file)
                        .<Opened>map(c -> new Opened.Damaged(Optional.of(c)))
                        .orElseGet(Opened.Missing::new);
            }
            Opened opened = orAsBefore(CaseReader.read(content.get()), id, file);
            if (opened instanceof Opened.Loaded(Case value)) {
                seen.put(value.id(), new Seen(value, ByteBuffer.wrap(content.get())));
            }
            return opened;
        } catch (TooLong tooLong) {
            return new Opened.TooLarge(tooLong.bytes);
        } catch (IOException e) {
            return new Opened.Unreadable(reason(e));
        }
    }

    /// A file of this folder that has a good state beside it was a case, whatever its bytes say now.
    private static Opened orAsBefore(Opened opened, String id, Path file) {
        return switch (opened) {
            case Opened.Damaged _ -> new Opened.Damaged(lastGood(file));
            case Opened.NotACase _ -> damagedIfKept(opened, file);
            case Opened.Loaded(Case value) when !value.id().equals(id) -> damagedIfKept(opened, file);
            case Opened.Loaded _, Opened.NewerVersion _, Opened.TooLarge _, Opened.Missing _, Opened.Unreadable _ ->
                opened;
        };
    }

    private static Opened damagedIfKept(Opened opened, Path file) {
        Optional<Case> lastGood = lastGood(file);
        return lastGood.isPresent() ? new Opened.Damaged(lastGood) : opened;
    }

    /// Opens a case file wherever it lies. One from outside this store's folder is only read: the first
    /// save makes it one of this store.
    public Opened open(Path file) {
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
        if (CaseReader.isId(id)
                && file.toAbsolutePath()
                        .normalize()
                        .equals(fileOf(id).toAbsolutePath().normalize())) {
            return load(id);
        }
        try {
            return content(file).map(CaseReader::read).orElseGet(Opened.Missing::new);
        } catch (TooLong tooLong) {
            return new Opened.TooLarge(tooLong.bytes);
        } catch (IOException e) {
            return new Opened.Unreadable(reason(e));
        }
    }

    /// Writes a copy of a case to a file outside of any store. A file that is there already is replaced
    /// only by a whole one.
    public static void export(Case theCase, Path file) throws IOException {
        PrivateFiles.replace(file, CaseWriter.write(theCase));
    }

    /// All cases of this store that can be read, the last changed first.
    ///
    /// @throws IOException if the folder itself cannot be read
    public List<Listed> list() throws IOException {
        return index().cases();
    }

    /// What lies in this store: its cases, and how many files there can be shown by nothing but their number.
    /// No entry hides another, whatever it is.
    ///
    /// @throws IOException if the folder itself cannot be read
    public CaseIndex index() throws IOException {
        if (Files.notExists(folder)) {
            return new CaseIndex(List.of(), 0);
        }
        List<Listed> found = new ArrayList<>();
        int unreadable = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                Optional<Listed> now = head(file);
                Optional<Listed> shown = now.filter(listed -> isFileOf(file, listed))
                        .or(() -> head(before(file))
                                .filter(listed -> isFileOf(file, listed))
                                .map(Listed::asDamaged));
                shown.ifPresent(found::add);
                // A copy under another name is a case, and stands in the list under its own.
                unreadable += shown.isEmpty() && now.isEmpty() ? 1 : 0;
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(Comparator.comparing(Listed::changed).reversed().thenComparing(Listed::id));
        return new CaseIndex(found, unreadable);
    }

    private static Optional<Listed> head(Path file) {
        try (InputStream in = regular(file)) {
            return CaseReader.head(in);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isFileOf(Path file, Listed listed) {
        return file.endsWith(listed.id() + ENDING);
    }

    /// Deletes a case and its state before.
    public synchronized void delete(String id) throws IOException {
        Path file = fileOf(id);
        Files.deleteIfExists(file);
        Files.deleteIfExists(before(file));
        seen.remove(id);
    }

    /// Deletes the files of cases that [#index] cannot show, and states before that stand alone. Never a folder, a link
    /// or what has another ending: those are not ours.
    ///
    /// @param present id of the case that stays
    /// @throws IOException if one of them could not be deleted; all others are gone then
    public synchronized void deleteLeftovers(String present) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<String> kept = new ArrayList<>(List.of(present));
        list().forEach(one -> kept.add(one.id()));
        Optional<IOException> failed = Optional.empty();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING + "{," + BEFORE + "}")) {
            for (Path file : files) {
                boolean isKept = kept.stream().anyMatch(id -> isOf(file, id));
                if (!isKept && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    try {
                        Files.deleteIfExists(file);
                    } catch (IOException e) {
                        failed.ifPresent(e::addSuppressed);
                        failed = Optional.of(e);
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    private static boolean isOf(Path file, String id) {
        return file.endsWith(id + ENDING) || file.endsWith(id + ENDING + BEFORE);
    }

    private Case joined(Case ours, Case theirs, Optional<byte[]> there) {
        Seen last = seen.get(ours.id());
        if (last == null) {
            // It came from elsewhere, and what lies here was never looked at: none of it may be lost.
            return ours.equals(theirs) ? ours : Joining.strangers(ours, theirs);
        }
        return there.map(ByteBuffer::wrap).filter(last.content::equals).isPresent()
                ? ours
                : ours.joinedWith(theirs, last.value);
    }

    // With the lock held nobody else is saving: what lies there unfinished was left by a crash.
    private void sweep() throws IOException {
        if (!swept) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PrivateFiles.UNFINISHED + "*")) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
            swept = true;
        }
    }

    private static Optional<Case> lastGood(Path file) {
        try {
            return content(before(file))
                    .map(CaseReader::read)
                    .flatMap(opened ->
                            opened instanceof Opened.Loaded(Case value) ? Optional.of(value) : Optional.empty());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Path before(Path file) {
        return file.resolveSibling(file.getFileName() + BEFORE);
    }

    private static Optional<byte[]> content(Path file) throws IOException {
        try (InputStream in = regular(file)) {
            byte[] content = in.readNBytes((int) CaseReader.LONGEST + 1);
            if (content.length > CaseReader.LONGEST) {
                throw new TooLong(Files.size(file));
            }
            return Optional.of(content);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// A regular file, for reading. A pipe would let us wait for ever, and a folder has no content.
    private static InputStream regular(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new IOException(file.getFileName() + " is not a regular file");
        }
        return Files.newInputStream(file);
    }

    private static String reason(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
        private final long bytes;

        TooLong(long bytes) {
            super("longer than any case: " + bytes + " bytes");
            this.bytes = bytes;
        }
    }
}
