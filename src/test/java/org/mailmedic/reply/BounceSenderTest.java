package org.mailmedic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose mail came back, where only the bounce itself tells: nobody types what stands there.
class BounceSenderTest {
    private static final String REFUSED = "550-5.7.26 SPF [brightlane.example] with ip: [192.0.2.7] = did not pass";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nDelivered-To: ann@brightlane.example\n"
                        + "To: ann@brightlane.example\nSubject: Undelivered\n\n%s",
                "Return-Path: <>\nFrom: robot@mx.example.net\nTo: Ann <ann@brightlane.example>\n\n%s",
                "4AB: from=<ann@brightlane.example>, size=5420\n4AB: to=<u@example.net>, status=bounced (host"
                        + " mx.example.net[192.0.2.9] said: %s)",
                "This is the mail system.\n\n<u@example.net>: host mx.example.net[192.0.2.9] said: %s\n\n"
                        + "X-Postfix-Sender: rfc822; ann@brightlane.example\nFinal-Recipient: rfc822; u@example.net",
            })
    void theAddressItWasReturnedToIsTheSenders(String around) {
        assertThat(read(around.formatted(REFUSED)).sender()).contains("ann@brightlane.example");
    }

    /// Somebody who passed the bounce on; a log with several senders; the log of the server that refused; mail that
    /// was forwarded.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: ann@brightlane.example\nTo: helpdesk@example.org\nSubject: What is this?\n\n%s",
                "Return-Path: <>\nFrom: mailer-daemon@mx.example.net\nTo: ann@brightlane.example, bo@example.org\n\n%s",
                "4AB: from=<ann@brightlane.example>\n4AC: from=<bo@example.org>\n4AB: to=<u@example.net> said: %s",
                "postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[192.0.2.7]: %s; from=<x@stranger.example>"
                        + " to=<u@example.net>",
                "4AB: from=<SRS0=ab=CD=brightlane.example=ann@club.example>\n4AB: to=<u@example.net> said: %s",
            })
    void nobodyIsTakenForTheSenderOnTooLittle(String around) {
        assertThat(read(around.formatted(REFUSED)).sender()).isEmpty();
    }

    @Test
    void theMessageThatCameBackTellsItBetter() {
        assertThat(read("""
            Return-Path: <>
            From: mailer-daemon@mx.example.net
            To: bounces@brightlane.example

            <u@example.net>: host mx.example.net[192.0.2.9] said: 550 5.1.1 User unknown

            --- Below this line is a copy of the message.

            Return-Path: <bounces@brightlane.example>
            From: ann@brightlane.example
            """).sender()).contains("ann@brightlane.example");
    }

    private static Bounce read(String text) {
        return new BounceReader().read(text);
    }
}
