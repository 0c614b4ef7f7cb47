package org.mailmedic.diagnosis.finding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.connection.Fault;
import org.mailmedic.connection.NegotiatedTls;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.Interceptors;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeRequest;
import org.mailmedic.smtp.ProbeResult;
import org.mailmedic.smtp.ProbeStep;

/// What a probe says about the set-up. Arguments of each finding: `host`, `port`,
/// `security`, `rung`, and where known `reply`, `detail`, `from`, `to`, `issuer`, `names`, `until`,
/// `cause`; the evidence is the server's reply, or what the network said.
public final class ConnectionFindings {
    /// Mail programs get impatient from here on; RFC 5321 section 4.5.3.2 would let them wait for minutes.
    private static final Duration SLOW = Duration.ofSeconds(5);

    private ConnectionFindings() {}

    /// All findings, the reason for the failure first.
    ///
    /// @param reading what the refusal means, where the phrase book read one: its words beat the bare code
    public static List<Finding> of(ProbeResult result, Optional<ProviderKind> kind, Optional<Reading> reading) {
        List<Finding> findings = new ArrayList<>();
        fault(result, reading)
                .ifPresent(fault -> result.failed()
                        .ifPresent(step -> codes(fault, step.name(), reading)
                                .forEach(code -> findings.add(
                                        code == FindingCode.SMTP_HOST_UNRESOLVED && isCertain(result, kind)
                                                ? denied(result, kind)
                                                : failure(result, step, code, reading)))));
        kind.flatMap(k -> mismatch(result.request(), k)).ifPresent(findings::add);
        intercepted(result).ifPresent(findings::add);
        slow(result).ifPresent(findings::add);
        return List.copyOf(findings);
    }

    /// Why the probe ended. Where sender or recipient were refused, the server's words tell more than
    /// the step: Postfix says all it has against a mail only once it has heard the recipient
    /// (smtpd_delay_reject), and many servers ask there for the sign-in that was left out.
    public static Optional<Fault> fault(ProbeResult result, Optional<Reading> reading) {
        return result.fault().map(fault -> {
            boolean ofAnAddress = fault == Fault.SENDER_REFUSED || fault == Fault.RECIPIENT_REFUSED;
            return ofAnAddress ? reading.map(r -> byWords(result, fault, r)).orElse(fault) : fault;
        });
    }

    private static Fault byWords(ProbeResult result, Fault fault, Reading reading) {
        boolean stranger = !result.reached(ProbeStep.Name.AUTH);
        return switch (reading.cause()) {
            case AUTH_REQUIRED -> stranger ? Fault.SIGN_IN_FIRST : fault;
            case TLS_REQUIRED -> result.tls().isEmpty() ? Fault.ENCRYPT_FIRST : fault;
            case SENDER_NOT_ALLOWED, SENDER_DOMAIN -> Fault.SENDER_REFUSED;
            // "Client host rejected: Access denied", where those who sign in are let through (Postfix:
            // submission).
            case RECIPIENT_POLICY, IP_BLOCKED, POLICY_UNSPECIFIED ->
                stranger
                                && reading.others().contains(Cause.AUTH_REQUIRED)
                                && !result.mechanisms().isEmpty()
                        ? Fault.SIGN_IN_FIRST
                        : fault;
            default -> fault;
        };
    }

    /// Whether the settings are others than this provider's; asks nobody.
    public static Optional<Finding> mismatch(ProbeRequest request, ProviderKind kind) {
        List<ServerSettings> right =
                kind.servers().stream().map(ConnectionFindings::settings).toList();
        ServerSettings given = request.server();
        if (right.isEmpty() || right.stream().anyMatch(wanted -> agrees(given, wanted))) {
            return Optional.empty();
        }
        ServerSettings best = right.getFirst();
        Map<String, String> arguments = arguments(given);
        arguments.put("provider", kind.name());
        arguments.put("rightHost", best.host());
        arguments.put("rightPort", String.valueOf(best.port()));
        arguments.put("rightSecurity", word(best.security()));
        String evidence = inWords(given) + " ≠ " + inWords(best);
        String source = kind.fact(ProviderKind.Topic.SETTINGS)
                .map(fact -> fact.source().toString())
                .orElse("");
        return Optional.of(new Finding(
                FindingCode.SMTP_PROVIDER_MISMATCH, given.host(), arguments, evidence, Optional.empty(), source));
    }

    /// A provider's server as settings.
    public static ServerSettings settings(ProviderKind.Server server) {
        return new ServerSettings(server.host(), server.port(), server.security());
    }

    private static boolean agrees(ServerSettings given, ServerSettings wanted) {
        boolean sameHost = wanted.host().startsWith("{")
                ? given.host()
                        .toLowerCase(Locale.ROOT)
                        .endsWith(wanted.host().substring(wanted.host().indexOf('}') + 1))
                : given.host().equalsIgnoreCase(wanted.host());
        return sameHost
                && given.port() == wanted.port()
                && (given.security() == wanted.security() || given.security() == Security.AUTO);
    }

    /// Who put a certificate of its own in place of the server's, if we know its name.
    public static Optional<Interceptors.Interceptor> interceptor(ProbeResult result) {
        return result.tls()
                .flatMap(tls -> Interceptors.standard()
                        .of(String.join("; ", tls.certificate().issuer(), String.join("; ", tls.chain()))));
    }

    private static Optional<Finding> intercepted(ProbeResult result) {
        return interceptor(result)
                .flatMap(who -> result.tls().map(tls -> {
                    Map<String, String> arguments = arguments(result.request().server());
                    describe(tls.certificate(), arguments);
                    arguments.put("product", who.name());
                    return new Finding(
                            FindingCode.SMTP_INTERCEPTED,
                            who.name(),
                            arguments,
                            tls.certificate().issuer(),
                            Optional.empty(),
                            who.fact().source().toString());
                }));
    }

    private static Optional<Finding> slow(ProbeResult result) {
        return result.steps().stream()
                .filter(step ->
                        step.status() == ProbeStep.Status.OK && step.took().compareTo(SLOW) >= 0)
                .findFirst()
                .map(step -> {
                    Map<String, String> arguments = arguments(result.request().server());
                    arguments.put("rung", name(step.name()));
                    arguments.put("seconds", String.valueOf(step.took().toSeconds()));
                    return new Finding(
                            FindingCode.SMTP_SLOW,
                            result.request().server().host(),
                            arguments,
                            name(step.name()) + ": " + step.took().toMillis() + " ms",
                            Optional.empty(),
                            "RFC 5321 4.5.3.2");
                });
    }

    private static Finding failure(ProbeResult result, ProbeStep step, FindingCode code, Optional<Reading> reading) {
        ProbeRequest request = result.request();
        Map<String, String> arguments = arguments(request.server());
        arguments.put("rung", name(step.name()));
        step.reply().ifPresent(reply -> arguments.put("reply", reply.toString()));
        reading.ifPresent(r -> arguments.put("cause", cause(code, r).code()));
        if (!step.detail().isEmpty()) {
            arguments.put("detail", step.detail());
        }
        request.from().ifPresent(from -> arguments.put("from", from));
        request.to().ifPresent(to -> arguments.put("to", to));
        result.tls().ifPresent(tls -> describe(tls.certificate(), arguments));
        String evidence = step.reply().map(SmtpReply::toString).orElse(step.detail());
        return new Finding(code, subject(code, request), arguments, evidence, Optional.empty(), source(code));
    }

    /// Whether the name that was not found exists for certain: it is one of the user's own provider, and so it is not
    /// misspelt.
    public static boolean isCertain(ProbeResult result, Optional<ProviderKind> kind) {
        return result.fault().filter(Fault.HOST_UNRESOLVED::equals).isPresent()
                && kind.stream()
                        .flatMap(k -> k.servers().stream())
                        .anyMatch(server -> server.host()
                                .equalsIgnoreCase(result.request().server().host()));
    }

    private static Finding denied(ProbeResult result, Optional<ProviderKind> kind) {
        Map<String, String> arguments = arguments(result.request().server());
        arguments.put("provider", kind.map(ProviderKind::name).orElse(""));
        return new Finding(
                FindingCode.SMTP_HOST_DENIED,
                result.request().server().host(),
                arguments,
                result.failed().map(ProbeStep::detail).orElse(""),
                Optional.empty(),
                kind.flatMap(k -> k.fact(ProviderKind.Topic.SETTINGS))
                        .map(fact -> fact.source().toString())
                        .orElse(""));
    }

    private static Cause cause(FindingCode code, Reading reading) {
        return code == FindingCode.SMTP_AUTH_REQUIRED ? Cause.AUTH_REQUIRED : reading.cause();
    }

    private static String subject(FindingCode code, ProbeRequest request) {
        Optional<String> address = switch (code) {
            case SMTP_SENDER_REFUSED -> request.from();
            case SMTP_RECIPIENT_REFUSED -> request.to();
            default -> Optional.empty();
        };
        return address.orElse(request.server().host());
    }

    private static void describe(NegotiatedTls.Certificate certificate, Map<String, String> arguments) {
        arguments.put("issuer", certificate.issuer());
        arguments.put("names", String.join(", ", certificate.names()));
        arguments.put("until", certificate.notAfter().toString());
    }

    private static Map<String, String> arguments(ServerSettings server) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("host", server.host());
        arguments.put("port", String.valueOf(server.port()));
        arguments.put("security", word(server.security()));
        return arguments;
    }

    private static String inWords(ServerSettings server) {
        return server.host() + ":" + server.port() + " " + word(server.security());
    }

    private static String word(Security security) {
        return security.name().toLowerCase(Locale.ROOT);
    }

    private static String name(ProbeStep.Name name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static List<FindingCode> codes(Fault fault, ProbeStep.Name step, Optional<Reading> reading) {
        return switch (fault) {
            case HOST_UNRESOLVED, RESOLVER_SILENT -> List.of(FindingCode.SMTP_HOST_UNRESOLVED);
            case REFUSED, UNREACHABLE -> List.of(FindingCode.SMTP_UNREACHABLE);
            case PORT_BLOCKED -> List.of(FindingCode.SMTP_PORT_BLOCKED);
            case GREETING, HELLO_REFUSED -> List.of(FindingCode.SMTP_GREETING);
            case SILENT, CLOSED, RESET -> List.of(broken(step));
            // It talked, but not as a mail server does: that is no refusal.
            case FLOOD, GARBLED -> List.of(strange(step));
            case NOT_NOW -> List.of(putOff(step));
            case NO_STARTTLS, STARTTLS_STRIPPED, STARTTLS_REFUSED -> List.of(FindingCode.SMTP_NO_STARTTLS);
            case NOT_ENCRYPTED -> List.of(FindingCode.SMTP_NOT_ENCRYPTED);
            case TLS_FAILED -> List.of(FindingCode.SMTP_TLS_FAILED);
            case TLS_OLD -> List.of(FindingCode.SMTP_TLS_FAILED, FindingCode.SMTP_TLS_OLD);
            case CERT_EXPIRED, CERT_NOT_YET -> List.of(FindingCode.SMTP_CERT_EXPIRED);
            case CERT_NAME -> List.of(FindingCode.SMTP_CERT_NAME);
            case CERT_UNTRUSTED, CERT_CHAIN, CERT_SELF_SIGNED -> List.of(FindingCode.SMTP_CERT_UNTRUSTED);
            case NO_AUTH -> List.of(FindingCode.SMTP_NO_AUTH);
            case AUTH_LATER, TOKEN_OVER -> List.of(FindingCode.SMTP_AUTH_FAILED);
            case AUTH_FAILED -> List.of(signIn(FindingCode.SMTP_AUTH_FAILED, reading));
            case AUTH_METHOD -> List.of(signIn(FindingCode.SMTP_AUTH_METHOD, reading));
            case NO_SMTPUTF8, SENDER_REFUSED -> List.of(FindingCode.SMTP_SENDER_REFUSED);
            case RECIPIENT_REFUSED -> List.of(FindingCode.SMTP_RECIPIENT_REFUSED);
            case SIGN_IN_FIRST -> List.of(FindingCode.SMTP_AUTH_REQUIRED);
            case ENCRYPT_FIRST -> List.of(FindingCode.SMTP_TLS_REQUIRED);
            case WRONG_PROTOCOL, TLS_EXPECTED, PLAIN_EXPECTED -> List.of(FindingCode.SMTP_WRONG_PROTOCOL);
            // A refused message is read like any bounce, and who cancelled knows why.
            case MESSAGE_REFUSED, CANCELLED -> List.of();
        };
    }

    private static FindingCode signIn(FindingCode byCode, Optional<Reading> reading) {
        Optional<Cause> cause = reading.map(Reading::cause);
        if (cause.filter(Cause.AUTH_METHOD::equals).isPresent()) {
            return FindingCode.SMTP_AUTH_METHOD;
        }
        return cause.filter(Cause.AUTH_FAILED::equals).isPresent() ? FindingCode.SMTP_AUTH_FAILED : byCode;
    }

    /// A connection that breaks says most by the place where it does.
    private static FindingCode strange(ProbeStep.Name step) {
        return step == ProbeStep.Name.GREETING || step == ProbeStep.Name.EHLO
                ? FindingCode.SMTP_WRONG_PROTOCOL
                : broken(step);
    }

    private static FindingCode broken(ProbeStep.Name step) {
        return switch (step) {
            case GREETING, EHLO -> FindingCode.SMTP_GREETING;
            case TLS, STARTTLS, CERTIFICATE -> FindingCode.SMTP_TLS_FAILED;
            case RESOLVE, CONNECT, AUTH, MAIL_FROM, RCPT_TO, DATA, QUIT -> FindingCode.SMTP_UNREACHABLE;
        };
    }

    /// A server that says "not now" was reached: what it would not take is the finding.
    private static FindingCode putOff(ProbeStep.Name step) {
        return switch (step) {
            case MAIL_FROM -> FindingCode.SMTP_SENDER_REFUSED;
            case RCPT_TO -> FindingCode.SMTP_RECIPIENT_REFUSED;
            case RESOLVE, CONNECT, TLS, GREETING, EHLO, STARTTLS, CERTIFICATE, AUTH, DATA, QUIT ->
                FindingCode.SMTP_GREETING;
        };
    }

    private static String source(FindingCode code) {
        return switch (code) {
            case SMTP_GREETING -> "RFC 5321 3.1";
            case SMTP_NO_STARTTLS -> "RFC 3207 6";
            case SMTP_TLS_REQUIRED -> "RFC 3207 4";
            case SMTP_NOT_ENCRYPTED -> "RFC 8314 3";
            case SMTP_TLS_FAILED, SMTP_WRONG_PROTOCOL -> "RFC 8314 3";
            case SMTP_TLS_OLD -> "RFC 8996";
            case SMTP_CERT_EXPIRED, SMTP_CERT_UNTRUSTED -> "RFC 5280 6.1";
            case SMTP_CERT_NAME -> "RFC 9525 6";
            case SMTP_NO_AUTH, SMTP_AUTH_FAILED, SMTP_AUTH_METHOD, SMTP_AUTH_REQUIRED -> "RFC 4954";
            case SMTP_SENDER_REFUSED, SMTP_RECIPIENT_REFUSED -> "RFC 5321 3.3";
            default -> "RFC 5321";
        };
    }
}
