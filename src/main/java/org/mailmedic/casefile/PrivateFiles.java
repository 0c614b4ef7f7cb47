package org.mailmedic.casefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Files and folders that only their owner may read, and that are whole or not there at all. Where a file
/// system knows no such permissions (Windows), the folder of the user keeps others out.
public final class PrivateFiles {
    /// How the names of files begin that are being written.
    static final String UNFINISHED = ".saving-";

    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /// Makes a folder of the app's own, with those above it. One that an earlier version left open to others
    /// is closed to them.
    public static void createFolder(Path folder) throws IOException {
        if (!knowsPermissions(folder)) {
            Files.createDirectories(folder);
            return;
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
        } else if (!OWNERS_FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
            Files.setPosixFilePermissions(folder, OWNERS_FOLDER);
        }
    }

    /// Opens a file to write at its end, and makes it if it is not there.
    static FileChannel append(Path file) throws IOException {
        FileAttribute<?>[] attributes = knowsPermissions(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_FILE)}
                : new FileAttribute<?>[0];
        var channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes);
        restrict(file);
        return channel;
    }

    /// Closes a file that is there to others.
    public static void restrict(Path file) throws IOException {
        if (knowsPermissions(file) && !OWNERS_FILE.containsAll(Files.getPosixFilePermissions(file))) {
            Files.setPosixFilePermissions(file, OWNERS_FILE);
        }
    }

    /// Puts this text there, as UTF-8, in place of what there was.
    ///
    /// @throws IOException if it could not be written; what there was is then untouched
    public static void replace(Path file, String content) throws IOException {
        replace(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts this content there in place of what there was. A link of this name is replaced, never followed.
    ///
    /// @throws IOException if it could not be written; what there was is then untouched
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElseThrow(() -> new IOException("not a file: " + file));
        // Made so that only its owner may read it, wherever the system knows of owners.
        Path next = unfinished(folder, file);
        try {
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /// Where this fails, the message names the file that was wanted.
    private static Path unfinished(Path folder, Path file) throws IOException {
        try {
            return Files.createTempFile(folder, UNFINISHED, ".tmp");
        } catch (NoSuchFileException e) {
            throw named(new NoSuchFileException(file.toString()), e);
        } catch (AccessDeniedException e) {
            throw named(new AccessDeniedException(file.toString()), e);
        }
    }

    private static IOException named(IOException told, IOException cause) {
        told.initCause(cause);
        return told;
    }

    private static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
