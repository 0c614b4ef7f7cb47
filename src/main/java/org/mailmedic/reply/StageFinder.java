package org.mailmedic.reply;

import java.util.List;
import java.util.Locale;

/// Tells from words at which step of the conversation a server refused.
final class StageFinder {
    /// Words by which programs name the command that was refused. The first that fits wins.
    private static final List<Sign> NAMED = List.of(
            new Sign("end of data", Stage.DATA),
            new Sign("end-of-data", Stage.DATA),
            new Sign("after pipelined data", Stage.DATA),
            new Sign("to rcpt to", Stage.RCPT_TO),
            new Sign("after rcpt to", Stage.RCPT_TO),
            new Sign("after pipelined rcpt to", Stage.RCPT_TO),
            new Sign("sent: rcpt to", Stage.RCPT_TO),
            new Sign(">>> rcpt to", Stage.RCPT_TO),
            new Sign("does not like recipient", Stage.RCPT_TO),
            new Sign("to mail from", Stage.MAIL_FROM),
            new Sign("after mail from", Stage.MAIL_FROM),
            new Sign("after pipelined mail from", Stage.MAIL_FROM),
            new Sign("sent: mail from", Stage.MAIL_FROM),
            new Sign(">>> mail from", Stage.MAIL_FROM),
            new Sign("during mail from", Stage.MAIL_FROM),
            new Sign("but sender was rejected", Stage.MAIL_FROM),
            new Sign("after i sent the message", Stage.DATA),
            new Sign("reply to data", Stage.DATA),
            new Sign("data command", Stage.DATA),
            new Sign(">>> data", Stage.DATA),
            new Sign("sent: data", Stage.DATA),
            new Sign("after data", Stage.DATA),
            new Sign("reply to auth", Stage.AUTH),
            new Sign(">>> auth", Stage.AUTH),
            new Sign("sent: auth", Stage.AUTH),
            new Sign("sasl authentication failed", Stage.AUTH),
            new Sign("reply to starttls", Stage.STARTTLS),
            new Sign(">>> starttls", Stage.STARTTLS),
            new Sign("after starttls", Stage.STARTTLS),
            new Sign("reply to ehlo", Stage.EHLO),
            new Sign("reply to helo", Stage.EHLO),
            new Sign("after ehlo", Stage.EHLO),
            new Sign("after helo", Stage.EHLO),
            new Sign(">>> ehlo", Stage.EHLO),
            new Sign(">>> helo", Stage.EHLO),
            new Sign("sent: ehlo", Stage.EHLO),
            new Sign("sent: helo", Stage.EHLO),
            new Sign("ehlo handshake", Stage.EHLO),
            new Sign("initial connection", Stage.GREETING),
            new Sign("initial server greeting", Stage.GREETING),
            new Sign("refused to talk to me", Stage.GREETING));

    /// Words of the reply itself that tell the step without naming a command.
    private static final List<Sign> TELLING = List.of(
            new Sign("recipient address rejected", Stage.RCPT_TO),
            new Sign("relay access denied", Stage.RCPT_TO),
            new Sign("relaying denied", Stage.RCPT_TO),
            new Sign("unable to relay", Stage.RCPT_TO),
            new Sign("allowed rcpthosts", Stage.RCPT_TO),
            new Sign("badrcptto", Stage.RCPT_TO),
            new Sign("user unknown", Stage.RCPT_TO),
            new Sign("no such user", Stage.RCPT_TO),
            new Sign("(ehlo)", Stage.EHLO),
            new Sign("helo command rejected", Stage.EHLO),
            new Sign("helo/ehlo argument", Stage.EHLO),
            new Sign("bad helo", Stage.EHLO),
            new Sign("starttls command first", Stage.MAIL_FROM),
            new Sign("sender address rejected", Stage.MAIL_FROM),
            new Sign("not logged in", Stage.MAIL_FROM),
            new Sign("this message", Stage.DATA),
            new Sign("the message", Stage.DATA),
            new Sign("message rejected", Stage.DATA),
            new Sign("message refused", Stage.DATA),
            new Sign("messages missing a valid", Stage.DATA),
            new Sign("spam message", Stage.DATA),
            new Sign("message content", Stage.DATA),
            new Sign("attachment", Stage.DATA));

    private StageFinder() {}

    /// The step that these words name, in lower case.
    static Stage named(String lowerCaseWords) {
        return find(NAMED, lowerCaseWords);
    }

    /// The step that the reply itself lets guess.
    static Stage guess(SmtpReply reply) {
        String words = reply.text().toLowerCase(Locale.ROOT);
        Stage named = find(NAMED, words);
        if (named != Stage.UNKNOWN) {
            return named;
        }
        if (reply.code() == 535
                || reply.code() == 534
                || reply.code() == 538
                || (reply.code() == 504 && words.contains("auth"))) {
            return Stage.AUTH;
        }
        return find(TELLING, words);
    }

    private static Stage find(List<Sign> signs, String words) {
        for (Sign sign : signs) {
            if (words.contains(sign.words)) {
                return sign.stage;
            }
        }
        return Stage.UNKNOWN;
    }

    private record Sign(String words, Stage stage) {}
}
