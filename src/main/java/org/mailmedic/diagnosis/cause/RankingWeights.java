package org.mailmedic.diagnosis.cause;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/// The weights by which causes are ranked, from `ranking.properties`: data, so that each has a reason beside
/// it and can be weighed anew in one place.
///
/// @param values all of them, each from 0 to 1, in the order that they must keep among themselves
record RankingWeights(Map<RankingWeight, Double> values) {
    private static final String FILE = "ranking.properties";

    /// The first must be less than the second, or else a sentence of the data file is not true.
    private record Order(RankingWeight less, RankingWeight more) {}

    private static final List<Order> ORDERS = List.of(
            // A doubted suspicion is never shown.
            new Order(RankingWeight.DOUBTED_SUSPICION, RankingWeight.LEAST_MENTIONED),
            // What the bounce says outlives a doubt better than what we only suspect.
            new Order(RankingWeight.DOUBTED_SUSPICION, RankingWeight.DOUBTED_WORDS),
            // What the words allow has more room than what they leave out.
            new Order(RankingWeight.LEAST_ROOM, RankingWeight.ROOM_FOR_THE_ALLOWED),
            // And what they name has more than what they allow.
            new Order(RankingWeight.ROOM_FOR_THE_ALLOWED, RankingWeight.ROOM_FOR_THE_SAME),
            // A vague reading steps back only behind what is shown itself.
            new Order(RankingWeight.LEAST_MENTIONED, RankingWeight.VAGUE_FOUND));

    /// @throws IllegalStateException that names the weight that is missing, out of range or out of order
    RankingWeights {
        for (RankingWeight weight : RankingWeight.values()) {
            Double value = values.get(weight);
            if (value == null) {
                throw new IllegalStateException(FILE + " has no " + weight.key());
            }
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalStateException(FILE + ": " + weight.key() + " is not from 0 to 1: " + value);
            }
        }
        values = Map.copyOf(values);
        for (Order order : ORDERS) {
            if (!(number(values, order.less()) < number(values, order.more()))) {
                throw new IllegalStateException(FILE + ": " + order.less().key() + " must be less than "
                        + order.more().key());
            }
        }
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if it is missing or says something that cannot be
    static RankingWeights load() {
        var written = new Properties();
        try (InputStream in = RankingWeights.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            written.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(written);
    }

    /// The weights as they are written.
    ///
    /// @throws IllegalStateException that names the entry that is missing, unknown, no number, out of range
    ///     or out of order
    static RankingWeights of(Properties written) {
        var unknown = new TreeSet<>(written.stringPropertyNames());
        var values = new EnumMap<RankingWeight, Double>(RankingWeight.class);
        for (RankingWeight weight : RankingWeight.values()) {
            unknown.remove(weight.key());
            String value = written.getProperty(weight.key());
            if (value != null) {
                values.put(weight, parsed(weight, value));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(FILE + " has what nobody weighs: " + String.join(", ", unknown));
        }
        return new RankingWeights(values);
    }

    private static double parsed(RankingWeight weight, String value) {
        try {
            return Double.parseDouble(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalStateException(FILE + ": " + weight.key() + " is no number: " + value, e);
        }
    }

    /// What this weighs, from 0 to 1.
    double of(RankingWeight weight) {
        return number(values, weight);
    }

    private static double number(Map<RankingWeight, Double> values, RankingWeight weight) {
        Double value = values.get(weight);
        if (value == null) {
            throw new IllegalStateException(FILE + " has no " + weight.key());
        }
        return value;
    }
}
