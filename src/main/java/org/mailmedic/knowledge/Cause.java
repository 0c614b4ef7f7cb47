package org.mailmedic.knowledge;

import java.util.Arrays;
import java.util.Optional;

/// Why a mail was refused. The codes are stable: scripts and saved cases rely on them. Words live in the
/// text bundles.
public enum Cause {
    RELAY_DENIED("relay.denied"),
    AUTH_REQUIRED("auth.required"),
    AUTH_FAILED("auth.failed"),
    AUTH_METHOD("auth.method"),
    ACCOUNT_BLOCKED("account.blocked"),
    SENDER_NOT_ALLOWED("sender.not_allowed"),
    TLS_REQUIRED("tls.required"),
    CONNECTOR_MISCONFIGURED("connector.misconfigured"),
    SETTINGS_WRONG("settings.wrong"),
    SPF_FAIL("spf.fail"),
    DKIM_FAIL("dkim.fail"),
    DMARC_FAIL("dmarc.fail"),
    UNAUTHENTICATED("unauthenticated"),
    SENDER_DOMAIN("sender.domain"),
    FORWARDING("forwarding"),
    IP_PTR("ip.ptr"),
    IP_HELO("ip.helo"),
    IP_LISTED("ip.listed"),
    IP_BLOCKED("ip.blocked"),
    IP_REPUTATION("ip.reputation"),
    IP_DYNAMIC("ip.dynamic"),
    DOMAIN_LISTED("domain.listed"),
    DOMAIN_REPUTATION("domain.reputation"),
    CONTENT_SPAM("content.spam"),
    CONTENT_URL("content.url"),
    CONTENT_ATTACHMENT("content.attachment"),
    CONTENT_FORMAT("content.format"),
    RATE_LIMITED("rate.limited"),
    QUOTA_EXCEEDED("quota.exceeded"),
    RECIPIENT_POLICY("recipient.policy"),
    RECIPIENT_UNKNOWN("recipient.unknown"),
    RECEIVER_FAULT("receiver.fault"),
    TEMPORARY_GREYLIST("temporary.greylist"),
    TEMPORARY_SYSTEM("temporary.system"),
    POLICY_UNSPECIFIED("policy.unspecified"),
    UNKNOWN("unknown");

    private final String code;

    Cause(String code) {
        this.code = code;
    }

    /// The stable name, such as `relay.denied`.
    public String code() {
        return code;
    }

    /// Whether it is about the proof of where mail comes from, which is lost when mail is passed on (RFC 7960 section
    /// 2).
    public boolean breaksByForwarding() {
        return switch (this) {
            case SPF_FAIL, DKIM_FAIL, DMARC_FAIL, UNAUTHENTICATED -> true;
            default -> false;
        };
    }

    /// The cause with this stable name.
    public static Optional<Cause> ofCode(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }
}
