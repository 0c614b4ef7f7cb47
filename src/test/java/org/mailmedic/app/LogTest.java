package org.mailmedic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    @TempDir
    Path folder;

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path logs = folder.resolve("state").resolve("log");
        Logger root = Logger.getLogger("");
        List<Handler> before = Arrays.asList(root.getHandlers());
        try {
            Log.into(logs);

            assertThat(permissions(logs)).isEqualTo("rwx------");
            assertThat(permissions(logs.resolve("mailmedic-0.log"))).isEqualTo("rw-------");
        } finally {
            for (Handler handler : root.getHandlers()) {
                if (!before.contains(handler)) {
                    root.removeHandler(handler);
                    handler.close();
                }
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
