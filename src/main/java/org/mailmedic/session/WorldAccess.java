package org.mailmedic.session;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mailmedic.checkup.world.World;
import org.mailmedic.settings.Settings;

/// What a session can reach, and how the user wants it asked: both as they are at the moment, for
/// settings act at once.
///
/// @param hasListKey whether lists that want a key can be asked with one
record WorldAccess(Supplier<World> world, Supplier<Settings> settings, BooleanSupplier hasListKey) {
    /// Always this world, with the usual settings.
    static WorldAccess of(World world) {
        return new WorldAccess(() -> world, () -> Settings.DEFAULT, () -> false);
    }
}
