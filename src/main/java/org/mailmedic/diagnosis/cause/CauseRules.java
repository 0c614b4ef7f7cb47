package org.mailmedic.diagnosis.cause;

import static org.mailmedic.diagnosis.finding.FindingCode.*;
import static org.mailmedic.knowledge.Cause.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.knowledge.Cause;

/// Which cause a finding speaks for, and how strongly when there is nothing else to go by (0 to 1).
///
/// A finding that cannot bring a refusal (hygiene such as MTA-STS and BIMI, DMARC report addresses,
/// whatever is only worth knowing) stands in no rule, so it can never become a cause.
final class CauseRules {
    /// Two findings that together say more than each alone.
    ///
    /// @param id stable, for tests
    record Pair(String id, Set<FindingCode> one, Set<FindingCode> other, Cause cause, double weight) {}

    /// One finding speaks for one cause.
    record Rule(FindingCode finding, Cause cause, double weight) {
        /// Stable, for tests and logs.
        String id() {
            return finding.code() + ">" + cause.code();
        }
    }

    /// RFC 7208 calls these a permanent error: SPF then fails for every server.
    static final Set<FindingCode> SPF_BROKEN = Set.of(
            SPF_MULTIPLE,
            SPF_SYNTAX,
            SPF_LOOKUPS_EXCEEDED,
            SPF_VOID_EXCEEDED,
            SPF_LOOP,
            SPF_INCLUDE_NONE,
            SPF_REDIRECT_NONE,
            SPF_MX_TOO_MANY);

    static final Set<FindingCode> SPF_SILENT = Set.of(SPF_MISSING, SPF_TYPE99_ONLY, SPF_WRONG_PLACE);

    static final Set<FindingCode> SPF_EXCLUDES = Set.of(SPF_PROVIDER_MISSING, SPF_NOT_AUTHORISED);

    static final Set<FindingCode> DKIM_ABSENT = Set.of(
            DKIM_NONE_FOUND,
            DKIM_WRONG_PLACE,
            DKIM_NOKEY,
            DKIM_REVOKED,
            DKIM_KEY_SYNTAX,
            DKIM_KEY_TOO_SHORT,
            DKIM_MULTIPLE,
            DKIM_H_SHA1);

    /// That something was not found or not reached: so it is, too, for whoever has no network.
    static final Set<FindingCode> ABSENCE =
            Set.of(SMTP_HOST_UNRESOLVED, SMTP_UNREACHABLE, SMTP_PORT_BLOCKED, DNS_SERVFAIL, DNS_BOGUS);

    static final List<Rule> TABLE = Stream.of(
                    // The connection.
                    rules(AUTH_FAILED, 0.9, SMTP_AUTH_FAILED),
                    rules(AUTH_METHOD, 0.9, SMTP_AUTH_METHOD),
                    rules(SENDER_NOT_ALLOWED, 0.85, SMTP_SENDER_REFUSED),
                    rules(RELAY_DENIED, 0.6, SMTP_RECIPIENT_REFUSED),
                    rules(RECIPIENT_POLICY, 0.2, SMTP_RECIPIENT_REFUSED),
                    rules(SETTINGS_WRONG, 0.8, SMTP_HOST_UNRESOLVED, SMTP_UNREACHABLE, SMTP_WRONG_PROTOCOL),
                    rules(SETTINGS_WRONG, 0.75, SMTP_PORT_BLOCKED, SMTP_CERT_NAME, SMTP_CERT_EXPIRED),
                    rules(SETTINGS_WRONG, 0.7, SMTP_CERT_UNTRUSTED, SMTP_NO_AUTH, SMTP_TLS_FAILED, SMTP_NO_STARTTLS),
                    rules(SETTINGS_WRONG, 0.55, SMTP_PROVIDER_MISMATCH),
                    rules(TLS_REQUIRED, 0.4, SMTP_NO_STARTTLS, SMTP_TLS_FAILED, SMTP_WRONG_PROTOCOL),
                    rules(TLS_REQUIRED, 0.5, SMTP_TLS_OLD),
                    rules(RELAY_DENIED, 0.4, SMTP_PROVIDER_MISMATCH, SMTP_NO_AUTH),
                    rules(AUTH_REQUIRED, 0.3, SMTP_NO_AUTH),
                    // Often only because no password was given to the test.
                    rules(AUTH_REQUIRED, 0.4, SMTP_AUTH_REQUIRED),
                    rules(TLS_REQUIRED, 0.8, SMTP_TLS_REQUIRED, SMTP_NOT_ENCRYPTED),
                    rules(IP_BLOCKED, 0.5, SMTP_GREETING),
                    rules(IP_REPUTATION, 0.3, SMTP_GREETING),
                    // SPF.
                    rules(SPF_FAIL, 0.75, SPF_BROKEN),
                    rules(UNAUTHENTICATED, 0.35, SPF_BROKEN),
                    rules(DMARC_FAIL, 0.35, SPF_BROKEN),
                    rules(SPF_FAIL, 0.75, SPF_EXCLUDES),
                    rules(UNAUTHENTICATED, 0.4, SPF_EXCLUDES),
                    rules(DMARC_FAIL, 0.4, SPF_EXCLUDES),
                    rules(UNAUTHENTICATED, 0.5, SPF_SILENT),
                    rules(SPF_FAIL, 0.4, SPF_SILENT),
                    rules(DMARC_FAIL, 0.3, SPF_SILENT),
                    rules(SPF_FAIL, 0.4, SPF_AFTER_ALL),
                    rules(
                            SPF_FAIL,
                            0.25,
                            SPF_VOID,
                            SPF_NO_ALL,
                            SPF_IPV6,
                            SPF_NEUTRAL_ALL,
                            SPF_PTR,
                            SPF_REDIRECT_IGNORED),
                    rules(SPF_FAIL, 0.2, SPF_TOO_LONG, SPF_UNKNOWN_MODIFIER),
                    rules(DOMAIN_REPUTATION, 0.4, SPF_PLUS_ALL),
                    // DKIM.
                    rules(
                            DKIM_FAIL,
                            0.7,
                            DKIM_NOKEY,
                            DKIM_WRONG_PLACE,
                            DKIM_REVOKED,
                            DKIM_KEY_SYNTAX,
                            DKIM_KEY_TOO_SHORT,
                            DKIM_MULTIPLE,
                            DKIM_H_SHA1),
                    rules(DKIM_FAIL, 0.35, DKIM_NONE_FOUND, DKIM_TESTING),
                    rules(DKIM_FAIL, 0.15, DKIM_KEY_WEAK),
                    rules(UNAUTHENTICATED, 0.25, DKIM_ABSENT),
                    rules(DMARC_FAIL, 0.3, DKIM_ABSENT),
                    // DMARC.
                    rules(DMARC_FAIL, 0.85, DMARC_CANNOT_PASS),
                    rules(DMARC_FAIL, 0.3, DMARC_MISSING, DMARC_MULTIPLE, DMARC_P_INVALID, DMARC_P_MISSING),
                    rules(DMARC_FAIL, 0.3, DMARC_V_NOT_FIRST, DMARC_V_CASE, DMARC_WRONG_PLACE),
                    // The sender's domain.
                    rules(SENDER_DOMAIN, 0.95, DNS_NXDOMAIN),
                    rules(SENDER_DOMAIN, 0.85, MX_NULL, MX_NONE),
                    rules(SENDER_DOMAIN, 0.6, MX_NOHOST, MX_IP, MX_NULL_MIXED),
                    rules(SENDER_DOMAIN, 0.4, DNS_SERVFAIL, DNS_BOGUS),
                    rules(SENDER_DOMAIN, 0.2, MX_IMPLICIT, MX_CNAME),
                    // The sending address.
                    rules(IP_PTR, 0.75, PTR_MISSING, PTR_MISMATCH),
                    rules(IP_PTR, 0.3, PTR_GENERIC),
                    rules(IP_DYNAMIC, 0.25, PTR_GENERIC),
                    rules(IP_HELO, 0.7, HELO_BAD),
                    rules(IP_HELO, 0.5, HELO_NOHOST),
                    rules(IP_HELO, 0.25, HELO_MISMATCH),
                    rules(IP_LISTED, 0.85, DNSBL_LISTED),
                    rules(IP_BLOCKED, 0.3, DNSBL_LISTED),
                    rules(IP_REPUTATION, 0.3, DNSBL_LISTED),
                    rules(IP_DYNAMIC, 0.6, DNSBL_POLICY))
            .flatMap(List::stream)
            .toList();

    static final List<Pair> PAIRS = List.of(
            new Pair("neither", SPF_SILENT, DKIM_ABSENT, UNAUTHENTICATED, 0.85),
            new Pair("excluded.unsigned", SPF_EXCLUDES, DKIM_ABSENT, UNAUTHENTICATED, 0.8),
            new Pair("broken.unsigned", SPF_BROKEN, DKIM_ABSENT, UNAUTHENTICATED, 0.6));

    private static final Map<FindingCode, Set<Cause>> CAUSES = TABLE.stream()
            .collect(Collectors.groupingBy(Rule::finding, Collectors.mapping(Rule::cause, Collectors.toSet())));

    private CauseRules() {}

    /// Whether a finding speaks for this cause at all.
    static boolean speaksFor(FindingCode code, Cause cause) {
        return CAUSES.getOrDefault(code, Set.of()).contains(cause);
    }

    private static List<Rule> rules(Cause cause, double weight, FindingCode... findings) {
        return Stream.of(findings).map(f -> new Rule(f, cause, weight)).toList();
    }

    private static List<Rule> rules(Cause cause, double weight, Set<FindingCode> findings) {
        return findings.stream().map(f -> new Rule(f, cause, weight)).toList();
    }
}
