package org.mailmedic.walk;

/// Whether open things are looked at again by themselves.
public enum Watching {
    OFF,
    /// Until it looks again.
    WAITING,
    LOOKING,
    /// Nobody answers: it pauses and tries whether somebody does.
    OFFLINE
}
