package org.mailmedic.smtp;

import java.util.Optional;
import org.mailmedic.reply.SmtpReply;

/// What became of a test message.
///
/// @param answer the server's last word on it: to the message itself, or the refusal that came before
/// @param accepted whether the server took it; a bounce may still come later
public record Delivery(ProbeResult result, TestMessage message, Optional<SmtpReply> answer, boolean accepted) {}
