package org.mailmedic.console;

import java.util.Optional;
import java.util.function.Supplier;

/// Something that is loaded when it is first needed, and then kept.
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> load;
    private Optional<T> value = Optional.empty();

    Lazy(Supplier<T> load) {
        this.load = load;
    }

    @Override
    public synchronized T get() {
        T loaded = value.orElseGet(load);
        value = Optional.of(loaded);
        return loaded;
    }
}
