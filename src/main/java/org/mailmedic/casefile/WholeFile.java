package org.mailmedic.casefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Writes files that are always whole: a crash in the middle leaves the one before or the one after, and whatever
/// fails leaves nothing lying beside it.
public final class WholeFile {
    private WholeFile() {}

    /// Writes a file, on the disk when this returns.
    ///
    /// @param file in a folder that is there
    /// @param unfinished how the name of the file begins while it is written
    /// @throws IOException if it could not be written; the file before is then untouched
    public static void write(Path file, String unfinished, byte[] content) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElseThrow(() -> new IOException("not a file: " + file));
        Path next = Files.createTempFile(folder, unfinished, ".tmp");
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
}
