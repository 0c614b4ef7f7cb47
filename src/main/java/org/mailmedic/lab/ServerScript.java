package org.mailmedic.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How the mail server of a practice case behaves, as its file says.
///
/// @param hosts names that it has
/// @param ports where it begins in plain text and offers STARTTLS
/// @param tlsPorts where it begins with TLS
/// @param sendsFrom the address that recipients see
/// @param keywords of EHLO, without STARTTLS and AUTH
/// @param mechanisms of AUTH, parted by blanks
/// @param signInFirst whether MAIL FROM needs a sign-in
/// @param accounts for each user what their secrets are: `account` for the password of the account, `app`
///     for an app
/// password
/// @param signsWith name of the DKIM key that it signs with, as soon as that is published
/// @param rules when it refuses; the first that holds decides
record ServerScript(
        List<String> hosts,
        List<Integer> ports,
        List<Integer> tlsPorts,
        String sendsFrom,
        Words words,
        List<String> keywords,
        String mechanisms,
        boolean signInFirst,
        Map<String, Map<String, String>> accounts,
        Optional<String> signsWith,
        List<Rule> rules) {

    /// What it says; `{host}` stands for its first name.
    record Words(
            String greeting,
            String hello,
            String unencrypted,
            String notSignedIn,
            String wrongSecret,
            String signedIn,
            String accepted) {}

    /// A reason to refuse.
    ///
    /// @param at the command that is answered so
    /// @param when all of these must hold
    /// @param reply may hold `{from}` and `{to}`
    record Rule(Stage at, List<Condition> when, String reply) {}

    /// Which command a rule is for.
    enum Stage {
        AUTH,
        MAIL,
        RCPT,
        MESSAGE
    }

    /// Something that must hold, such as `off` with the value `smtp-auth`.
    record Condition(Test test, String value) {}

    /// What can be asked.
    enum Test {
        /// `true` or `false`.
        SIGNED_IN,
        /// Which secret of the account was given.
        SECRET,
        /// A switch that no fix has put on yet.
        OFF,
        /// The envelope sender.
        FROM,
        /// A recipient.
        TO,
        /// The recipient is not of this domain.
        OUTSIDE,
        /// What SPF gives for the sender: `pass`, `not pass` or `error`.
        SPF,
        /// Whether the message is signed with a key that is published: `pass` or `not pass`.
        DKIM,
        /// A block list that lists the address mail is sent from.
        LISTED_AT,
        /// `missing` unless that address has a name that leads back to it.
        REVERSE_DNS
    }

    static ServerScript of(JsonNode json) {
        String host = json.path("hosts").path(0).asString();
        Map<String, Map<String, String>> accounts = new HashMap<>();
        for (JsonNode account : json.path("accounts")) {
            Map<String, String> secrets = new HashMap<>();
            account.path("secrets").forEachEntry((kind, secret) -> secrets.put(secret.asString(), kind));
            accounts.put(account.path("user").asString(), Map.copyOf(secrets));
        }
        return new ServerScript(
                CaseFiles.strings(json.path("hosts")),
                json.path("ports").valueStream().map(JsonNode::asInt).toList(),
                json.path("tlsPorts").valueStream().map(JsonNode::asInt).toList(),
                json.path("sendsFrom").asString(),
                new Words(
                        json.path("greeting").asString().replace("{host}", host),
                        json.path("hello").asString().replace("{host}", host),
                        json.path("unencrypted").asString(),
                        json.path("notSignedIn").asString(),
                        json.path("wrongSecret").asString(),
                        json.path("signedIn").asString(),
                        json.path("accepted").asString()),
                CaseFiles.strings(json.path("keywords")),
                json.path("mechanisms").asString(),
                !json.path("signIn").asString("first").equals("optional"),
                Map.copyOf(accounts),
                json.path("signsWith").asStringOpt(),
                json.path("rules").valueStream().map(ServerScript::rule).toList());
    }

    private static Rule rule(JsonNode json) {
        List<Condition> when = new ArrayList<>();
        json.path("if")
                .forEachEntry((name, value) ->
                        when.add(new Condition(CaseFiles.constant(Test.class, name), value.asString())));
        return new Rule(
                CaseFiles.constant(Stage.class, json.path("at").asString()),
                List.copyOf(when),
                json.path("reply").asString());
    }
}
