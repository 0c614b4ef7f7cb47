package org.mailmedic.guard;

import org.mailmedic.knowledge.PhraseExamples;

/// A bounce as Postfix writes one, around the words of a real server.
public final class GeneratedBounce {
    private GeneratedBounce() {}

    /// The bounce of this number: one that comes from the first address of that world's bounce.
    public static String of(GeneratedWorld world) {
        var examples = PhraseExamples.of(Known.BOOK);
        String said = examples.get((int) Math.floorMod(world.number() * 31, (long) examples.size()));
        String from = world.addresses().isEmpty()
                ? GeneratedWorld.OWN_SERVER
                : world.addresses().getFirst();
        return """
            Return-Path: <>
            Received: from mail.brightlane.example (mail.brightlane.example [%s])
                by mx.meadow.example; Tue, 1 Dec 2026 09:30:00 +0100
            From: MAILER-DAEMON@mail.brightlane.example
            To: anna@brightlane.example
            Subject: Undelivered Mail Returned to Sender
            Content-Type: text/plain

            This is the mail system at host mail.brightlane.example.

            <ben@meadow.example>: host mx.meadow.example[198.51.100.25] said: %s
                (in reply to RCPT TO command)
            """.formatted(from, said.replace("\n", "\n    "));
    }
}
