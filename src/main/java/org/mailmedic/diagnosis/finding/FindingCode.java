package org.mailmedic.diagnosis.finding;

import java.util.Arrays;
import java.util.Optional;

/// What can be wrong in a set-up. The codes are stable: scripts and saved cases rely on them.
public enum FindingCode {
    DNS_TIMEOUT("dns.timeout"),
    DNS_SERVFAIL("dns.servfail"),
    DNS_REFUSED("dns.refused"),
    DNS_BOGUS("dns.bogus"),
    DNS_NXDOMAIN("dns.nxdomain"),
    DNS_DENIED("dns.denied"),
    DNS_INVENTED("dns.invented"),
    DNS_SPLIT("dns.split"),
    DNS_ALIAS("dns.alias"),
    DNS_NOT_ASKED("dns.not_asked"),
    SPF_MISSING("spf.missing"),
    SPF_MULTIPLE("spf.multiple"),
    SPF_SYNTAX("spf.syntax"),
    SPF_LOOKUPS_EXCEEDED("spf.lookups.exceeded"),
    SPF_LOOKUPS_AT_LIMIT("spf.lookups.at_limit"),
    SPF_VOID("spf.void"),
    SPF_VOID_EXCEEDED("spf.void.exceeded"),
    SPF_LOOP("spf.loop"),
    SPF_INCLUDE_NONE("spf.include.none"),
    SPF_REDIRECT_NONE("spf.redirect.none"),
    SPF_REDIRECT_IGNORED("spf.redirect.ignored"),
    SPF_MX_TOO_MANY("spf.mx.too_many"),
    SPF_PLUS_ALL("spf.plus_all"),
    SPF_NEUTRAL_ALL("spf.neutral_all"),
    SPF_NO_ALL("spf.no_all"),
    SPF_AFTER_ALL("spf.after_all"),
    SPF_PTR("spf.ptr"),
    SPF_TYPE99_ONLY("spf.type99_only"),
    SPF_WRONG_PLACE("spf.wrong_place"),
    SPF_UNKNOWN_MODIFIER("spf.unknown_modifier"),
    SPF_PROVIDER_MISSING("spf.provider_missing"),
    SPF_NOT_AUTHORISED("spf.not_authorised"),
    SPF_HARD_FAIL("spf.hard_fail"),
    SPF_IPV6("spf.ipv6"),
    SPF_TOO_LONG("spf.too_long"),
    SPF_MACRO("spf.macro"),
    DKIM_NOKEY("dkim.nokey"),
    DKIM_KEY_SYNTAX("dkim.key.syntax"),
    DKIM_KEY_TOO_SHORT("dkim.key.too_short"),
    DKIM_KEY_WEAK("dkim.key.weak"),
    DKIM_REVOKED("dkim.revoked"),
    DKIM_TESTING("dkim.testing"),
    DKIM_MULTIPLE("dkim.multiple"),
    DKIM_H_SHA1("dkim.h_sha1"),
    DKIM_NONE_FOUND("dkim.none_found"),
    DKIM_WRONG_PLACE("dkim.wrong_place"),
    DMARC_MISSING("dmarc.missing"),
    DMARC_MULTIPLE("dmarc.multiple"),
    DMARC_P_INVALID("dmarc.p_invalid"),
    DMARC_P_MISSING("dmarc.p_missing"),
    DMARC_P_NONE("dmarc.p_none"),
    DMARC_V_NOT_FIRST("dmarc.v_not_first"),
    DMARC_V_CASE("dmarc.v_case"),
    DMARC_WRONG_PLACE("dmarc.wrong_place"),
    DMARC_SYNTAX("dmarc.syntax"),
    DMARC_RUA_SYNTAX("dmarc.rua.syntax"),
    DMARC_RUA_UNAUTHORISED("dmarc.rua.unauthorised"),
    DMARC_RUA_MISSING("dmarc.rua.missing"),
    DMARC_PCT("dmarc.pct"),
    DMARC_TESTING("dmarc.testing"),
    DMARC_STRICT("dmarc.strict"),
    DMARC_STANDARDS_DIFFER("dmarc.standards_differ"),
    DMARC_CANNOT_PASS("dmarc.cannot_pass"),
    MX_NULL("mx.null"),
    MX_NULL_MIXED("mx.null.mixed"),
    MX_IMPLICIT("mx.implicit"),
    MX_NONE("mx.none"),
    MX_CNAME("mx.cname"),
    MX_IP("mx.ip"),
    MX_NOHOST("mx.nohost"),
    MX_OTHER_PROVIDER("mx.other_provider"),
    PTR_MISSING("ptr.missing"),
    PTR_MISMATCH("ptr.mismatch"),
    PTR_GENERIC("ptr.generic"),
    HELO_BAD("helo.bad"),
    HELO_NOHOST("helo.nohost"),
    HELO_MISMATCH("helo.mismatch"),
    DNSBL_LISTED("dnsbl.listed"),
    DNSBL_POLICY("dnsbl.policy"),
    DNSBL_SHARED("dnsbl.shared"),
    DNSBL_REFUSED("dnsbl.refused"),
    DNSBL_NOT_ASKED("dnsbl.not_asked"),
    DNSBL_UNUSABLE("dnsbl.unusable"),
    MTASTS_MULTIPLE("mtasts.multiple"),
    MTASTS_NOID("mtasts.noid"),
    MTASTS_POLICY("mtasts.policy"),
    MTASTS_UNREACHABLE("mtasts.unreachable"),
    MTASTS_PRIVATE("mtasts.private"),
    TLSRPT_NORUA("tlsrpt.norua"),
    DNSSEC_BROKEN("dnssec.broken"),
    DNSSEC_ISLAND("dnssec.island"),
    DANE_UNUSABLE("dane.unusable"),
    BIMI_HTTP("bimi.http"),
    BIMI_SYNTAX("bimi.syntax"),
    BIMI_DMARC_NONE("bimi.dmarc_none"),
    SMTP_HOST_UNRESOLVED("smtp.host_unresolved"),
    SMTP_HOST_DENIED("smtp.host_denied"),
    SMTP_UNREACHABLE("smtp.unreachable"),
    SMTP_PORT_BLOCKED("smtp.port_blocked"),
    SMTP_GREETING("smtp.greeting"),
    SMTP_NO_STARTTLS("smtp.no_starttls"),
    SMTP_NOT_ENCRYPTED("smtp.not_encrypted"),
    SMTP_TLS_FAILED("smtp.tls_failed"),
    SMTP_CERT_EXPIRED("smtp.cert.expired"),
    SMTP_CERT_NAME("smtp.cert.name"),
    SMTP_CERT_UNTRUSTED("smtp.cert.untrusted"),
    SMTP_INTERCEPTED("smtp.intercepted"),
    SMTP_TLS_OLD("smtp.tls_old"),
    SMTP_NO_AUTH("smtp.no_auth"),
    SMTP_AUTH_FAILED("smtp.auth_failed"),
    SMTP_AUTH_METHOD("smtp.auth_method"),
    SMTP_AUTH_REQUIRED("smtp.auth_required"),
    SMTP_TLS_REQUIRED("smtp.tls_required"),
    SMTP_SENDER_REFUSED("smtp.sender_refused"),
    SMTP_RECIPIENT_REFUSED("smtp.recipient_refused"),
    SMTP_WRONG_PROTOCOL("smtp.wrong_protocol"),
    SMTP_SLOW("smtp.slow"),
    SMTP_PROVIDER_MISMATCH("smtp.provider_mismatch");

    private final String code;

    FindingCode(String code) {
        this.code = code;
    }

    /// The stable name, such as `spf.missing`.
    public String code() {
        return code;
    }

    /// Whether it only says that something could not be checked: neither good nor bad.
    public boolean isSilence() {
        return switch (this) {
            case DNS_TIMEOUT,
                    DNS_SERVFAIL,
                    DNS_REFUSED,
                    DNS_DENIED,
                    DNS_NOT_ASKED,
                    MTASTS_UNREACHABLE,
                    MTASTS_PRIVATE,
                    DNSBL_REFUSED,
                    DNSBL_NOT_ASKED,
                    DNSBL_UNUSABLE -> true;
            default -> false;
        };
    }

    /// The finding code with this stable name.
    public static Optional<FindingCode> ofCode(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }
}
