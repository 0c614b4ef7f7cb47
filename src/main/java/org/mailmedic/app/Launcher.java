package org.mailmedic.app;

/// Starts MailMedic.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {}
}
