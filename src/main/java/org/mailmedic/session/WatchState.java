package org.mailmedic.session;

/// Whether things are looked at again by themselves.
public enum WatchState {
    OFF,
    /// Until it looks again at what is open.
    WAITING,
    LOOKING,
    /// Nobody answers: it pauses and tries whether somebody does.
    OFFLINE,
    /// Nothing is open: it looks now and then whether something breaks again.
    GUARDING
}
