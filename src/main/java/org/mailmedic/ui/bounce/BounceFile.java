package org.mailmedic.ui.bounce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailmedic.reply.BounceReader;

/// A file that was dropped or opened as a bounce.
sealed interface BounceFile {
    /// What stands in it.
    record Content(String text) implements BounceFile {}

    /// No text to be had from it.
    ///
    /// @param key key of the title and text that say why, without their ends
    record Refused(String key) implements BounceFile {}

    /// Reads it, whatever its charset. Looks at the size first: what is too large is not read.
    static BounceFile read(Path file, BounceReader reader) {
        try {
            if (Files.size(file) > BounceReader.LIMIT) {
                return new Refused("page.what.too_large");
            }
            byte[] bytes = Files.readAllBytes(file);
            return switch (reader.read(bytes).shape()) {
                case TOO_LARGE -> new Refused("page.what.too_large");
                case OUTLOOK_MSG -> new Refused("page.what.msg");
                case BINARY -> new Refused("page.what.binary");
                case EMPTY -> new Refused("page.what.empty_file");
                case REPLY,
                        LOG,
                        REPORT,
                        PROSE,
                        ORDINARY,
                        AUTO_REPLY,
                        COMPLAINT,
                        RECEIPT,
                        DMARC_REPORT,
                        TLS_REPORT,
                        EVENT -> new Content(BounceReader.text(bytes));
            };
        } catch (IOException _) {
            return new Refused("page.what.unreadable");
        }
    }
}
