package org.mailmedic.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// Chances of one seed.
final class Pick {
    private final Random random;

    Pick(long seed) {
        // Neighbouring seeds begin alike: the first numbers are thrown away.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextLong();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double from(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    @SafeVarargs
    final <T> T of(T... all) {
        return all[random.nextInt(all.length)];
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    <T> Optional<T> maybe(int percent, Supplier<T> what) {
        return chance(percent) ? Optional.of(what.get()) : Optional.empty();
    }

    <T> List<T> some(int atMost, Supplier<T> what) {
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            some.add(what.get());
        }
        return some;
    }
}
