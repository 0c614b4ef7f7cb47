package org.mailmedic.smtp;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Why a server refused a token, as it codes it in its challenge before the refusal: JSON with a status,
/// and what it would take instead (RFC 7628 section 3.2.2; Google's XOAUTH2 does the same).
///
/// @param status `invalid_token`, `insufficient_scope` ..., or a number of HTTP as Google and Microsoft
///     send; may be
/// empty
/// @param schemes the kinds of token that it takes; may be empty
/// @param scope the permission that the token needs; may be empty
public record BearerError(String status, String schemes, String scope) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 4_096;
    private static final int LONGEST_VALUE = 200;

    /// The reason in the detail of a refused sign-in, if there is one.
    ///
    /// @param detail of the step [ProbeStep.Name#AUTH]: the mechanism, then what the challenge said
    public static Optional<BearerError> in(String detail) {
        int open = detail.indexOf('{');
        if (open < 0 || detail.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(detail.substring(open));
            return Optional.of(new BearerError(value(json, "status"), value(json, "schemes"), value(json, "scope")))
                    .filter(e -> !e.status.isEmpty() || !e.scope.isEmpty());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// What it comes to.
    public Meaning meaning() {
        return switch (status) {
            case "invalid_token", "400", "401" -> Meaning.TOKEN;
            case "insufficient_scope", "403" -> Meaning.SCOPE;
            case "invalid_request" -> Meaning.REQUEST;
            default -> status.startsWith("5") ? Meaning.SERVER : Meaning.UNKNOWN;
        };
    }

    /// What a refusal is about.
    public enum Meaning {
        /// The token is too old, was withdrawn, or is for somebody else.
        TOKEN,
        /// The token does not allow this.
        SCOPE,
        /// The server did not understand the request.
        REQUEST,
        /// The server has trouble of its own.
        SERVER,
        UNKNOWN
    }

    private static String value(JsonNode json, String name) {
        String value = json.path(name).asString("");
        return value.length() <= LONGEST_VALUE && value.chars().noneMatch(Character::isISOControl) ? value : "";
    }
}
