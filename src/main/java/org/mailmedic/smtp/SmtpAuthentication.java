package org.mailmedic.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mailmedic.connection.ConnectionException;
import org.mailmedic.connection.Credentials;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.Masking;
import org.mailmedic.connection.Secret;
import org.mailmedic.connection.Transcript;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.SmtpReply;

/// One attempt to sign in (RFC 4954). Accounts get locked by repeated failures, so a second mechanism is
/// only tried when the server refused the first as a mechanism (504), before it looked at the password.
final class SmtpAuthentication {
    private static final List<Mechanism> FOR_PASSWORDS = List.of(Mechanism.PLAIN, Mechanism.LOGIN, Mechanism.CRAM_MD5);
    private static final List<Mechanism> FOR_TOKENS = List.of(Mechanism.XOAUTH2, Mechanism.OAUTHBEARER);

    /// A command line has 512 octets, its end included (RFC 5321 section 4.5.3.1.4). What does not fit,
    /// as most tokens, is said after the server's 334 (RFC 4954 section 4).
    private static final int LONGEST_COMMAND = 510;

    private final SteppedTransport transport;
    private final Transcript transcript;
    private final String user;
    private final String secret;
    private final List<Mechanism> known;
    private String challenge = "";

    private SmtpAuthentication(
            SteppedTransport transport, Transcript transcript, String user, Secret secret, List<Mechanism> known) {
        this.transport = transport;
        this.transcript = transcript;
        this.user = user;
        this.secret = secret.reveal();
        this.known = known;
        transcript.hide(this.secret);
    }

    /// The ways to sign in that this app knows.
    enum Mechanism {
        /// RFC 4616.
        PLAIN,
        /// Never standardised, widely used: draft-murchison-sasl-login.
        LOGIN,
        /// RFC 2195; only for old servers that offer nothing else.
        CRAM_MD5,
        /// Google's own, also at Microsoft and Yahoo.
        XOAUTH2,
        /// RFC 7628.
        OAUTHBEARER;

        String sasl() {
            return name().replace('_', '-');
        }
    }

    /// How it ended.
    ///
    /// @param detail the mechanism, and the server's own reason where it is coded in a challenge
    record Outcome(SmtpReply reply, String detail) {}

    /// With a password.
    static SmtpAuthentication with(Credentials.Password password, SteppedTransport transport, Transcript transcript) {
        return new SmtpAuthentication(transport, transcript, password.user(), password.secret(), FOR_PASSWORDS);
    }

    /// With an access token, which is fetched now.
    ///
    /// @throws ConnectionException if there is none any more
    static SmtpAuthentication with(Credentials.Token token, SteppedTransport transport, Transcript transcript)
            throws ConnectionException, InterruptedException {
        try (Secret secret = token.source().token().orElseThrow(() -> new ConnectionException(Fault.TOKEN_OVER, ""))) {
            return new SmtpAuthentication(transport, transcript, token.user(), secret, FOR_TOKENS);
        }
    }

    /// Signs in.
    ///
    /// @throws ConnectionException if the server offers no mechanism that fits, or refuses
    Outcome attempt(List<String> offered) throws IOException {
        List<Mechanism> usable =
                known.stream().filter(m -> offered.contains(m.sasl())).toList();
        if (usable.isEmpty()) {
            throw new ConnectionException(
                    offered.isEmpty() ? Fault.NO_AUTH : Fault.AUTH_METHOD, String.join(" ", offered));
        }
        Optional<Outcome> last = Optional.empty();
        for (Mechanism mechanism : usable) {
            SmtpReply reply = exchange(mechanism);
            var outcome = new Outcome(reply, (mechanism.sasl() + " " + challenge).strip());
            if (reply.code() == 235) {
                return outcome;
            }
            last = Optional.of(outcome);
            if (reply.code() != 504) {
                break;
            }
        }
        Outcome refused = last.orElseThrow();
        throw new ConnectionException(faultOf(refused.reply), refused.reply, refused.detail);
    }

    private SmtpReply exchange(Mechanism mechanism) throws IOException {
        return switch (mechanism) {
            case PLAIN -> begin(mechanism, "\0" + user + "\0" + secret);
            case LOGIN -> login();
            case CRAM_MD5 -> cramMd5();
            // An empty line, or the dummy answer of RFC 7628 section 3.2.3, asks for the refusal after the
            // reason.
            case XOAUTH2 -> reasonThenReply(begin(mechanism, "user=" + user + bearer() + "\1"), "");
            case OAUTHBEARER ->
                reasonThenReply(begin(mechanism, "n,a=" + gs2Name() + ",\1" + bearer().substring(1) + "\1"), "AQ==");
        };
    }

    private String bearer() {
        return "\1auth=Bearer " + secret + "\1";
    }

    /// RFC 5801 section 4: comma and equals sign are escaped.
    private String gs2Name() {
        return user.replace("=", "=3D").replace(",", "=2C");
    }

    private SmtpReply begin(Mechanism mechanism, String response) throws IOException {
        String encoded = base64(response);
        transcript.hide(encoded);
        String head = "AUTH " + mechanism.sasl();
        if (head.length() + 1 + encoded.length() <= LONGEST_COMMAND) {
            return transport.command(head + " " + encoded, head + " " + Masking.HIDDEN);
        }
        SmtpReply reply = transport.command(head);
        return reply.code() == 334 ? secretly(encoded) : reply;
    }

    private SmtpReply login() throws IOException {
        SmtpReply reply = transport.command("AUTH LOGIN");
        if (reply.code() == 334) {
            reply = secretly(base64(user));
        }
        return reply.code() == 334 ? secretly(base64(secret)) : reply;
    }

    private SmtpReply cramMd5() throws IOException {
        SmtpReply reply = transport.command("AUTH CRAM-MD5");
        if (reply.code() != 334) {
            return reply;
        }
        try {
            var mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            byte[] digest = mac.doFinal(Base64.getMimeDecoder().decode(reply.text()));
            return secretly(base64(user + " " + HexFormat.of().formatHex(digest)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // "*" gives up the exchange (RFC 4954 section 4).
            return transport.command("*");
        }
    }

    private SmtpReply reasonThenReply(SmtpReply first, String answer) throws IOException {
        if (first.code() != 334) {
            return first;
        }
        // What was masked in it cannot be decoded, nor what comes after.
        String text = first.text();
        int masked = text.indexOf(Masking.HIDDEN);
        challenge = masked < 0
                ? transcript.masked(decoded(text))
                : transcript.masked(decoded(text.substring(0, masked / 4 * 4))) + Masking.HIDDEN;
        transcript.note(challenge);
        return transport.command(answer);
    }

    private SmtpReply secretly(String line) throws IOException {
        return transport.command(line, Masking.HIDDEN);
    }

    private static String decoded(String base64) {
        try {
            String text = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
            return text.codePoints().anyMatch(Character::isISOControl)
                    ? text.codePoints()
                            .map(c -> Character.isISOControl(c) ? ' ' : c)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString()
                    : text;
        } catch (IllegalArgumentException _) {
            return base64;
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// What a refusal is about, as far as code and status tell; the phrase book reads the words.
    private static Fault faultOf(SmtpReply reply) {
        if (reply.code() / 100 == 3) {
            // It asks and asks, and has judged nothing yet.
            return Fault.GARBLED;
        }
        if (reply.isTemporary()) {
            return Fault.AUTH_LATER;
        }
        if (reply.code() == 530
                || reply.code() == 538
                || reply.enhanced()
                        .filter(SmtpAuthentication::speaksOfEncryption)
                        .isPresent()) {
            return Fault.ENCRYPT_FIRST;
        }
        boolean method = reply.code() == 504
                || reply.code() == 534
                || reply.enhanced().filter(SmtpAuthentication::speaksOfMethod).isPresent();
        boolean wrongPassword = reply.text().toLowerCase(Locale.ROOT).contains("credentials were incorrect");
        return method && !wrongPassword ? Fault.AUTH_METHOD : Fault.AUTH_FAILED;
    }

    /// 5.7.10 encryption needed, 5.7.11 encryption required for this mechanism (RFC 5248, RFC 4954).
    private static boolean speaksOfEncryption(EnhancedStatus status) {
        return status.category() == 5 && status.subject() == 7 && (status.detail() == 10 || status.detail() == 11);
    }

    /// 5.7.9 mechanism too weak (RFC 4954); 5.7.30 and 5.7.139 are Microsoft's for sign-in by password
    /// switched off.
    private static boolean speaksOfMethod(EnhancedStatus status) {
        return status.category() == 5
                && ((status.subject() == 7 && (status.detail() == 9 || status.detail() == 30 || status.detail() == 139))
                        || (status.subject() == 5 && status.detail() == 4));
    }
}
