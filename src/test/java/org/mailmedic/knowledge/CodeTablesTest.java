package org.mailmedic.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mailmedic.reply.BounceReader;

/// Each code of the tables that receivers, filters, services and programs have is read by its own meaning, whatever
/// entry knows it. `replies/tables.tsv` has a line `cause TAB reply` for each.
class CodeTablesTest {
    private static final PhraseBook BOOK = PhraseBook.load();
    private static final BounceReader READER = new BounceReader();

    @Test
    void eachCodeIsReadByItsOwnMeaning() throws IOException {
        List<String[]> codes = codes();
        assertThat(codes).hasSizeGreaterThan(700);
        assertThat(codes.stream()
                        .filter(code -> !cause(code[1]).equals(code[0]))
                        .map(code -> code[0] + ", not " + cause(code[1]) + ": " + code[1]))
                .isEmpty();
    }

    private static String cause(String reply) {
        List<Reading> readings = BOOK.read(READER.read(reply));
        return readings.isEmpty() ? "" : readings.getFirst().cause().code();
    }

    private static List<String[]> codes() throws IOException {
        try (InputStream in = Objects.requireNonNull(CodeTablesTest.class.getResourceAsStream("/replies/tables.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace("\\n", "\n").split("\t", -1))
                    .toList();
        }
    }
}
