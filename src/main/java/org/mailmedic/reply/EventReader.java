package org.mailmedic.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// Reads what services that send mail report as JSON, in their notifications and in the logs of their consoles:
/// Amazon SES (`diagnosticCode`), Mailgun (`delivery-status`), SendGrid (`reason`), Postmark (`Details`),
/// Mandrill (`diag`), SparkPost (`raw_reason`).
///
/// The services name the same things differently and nest them differently; so an object that has words beside a
/// code or a status is a refusal, and what it lacks is told by the objects around it.
final class EventReader {
    /// Longer than any event; lists of thousands are not pasted.
    private static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 12;
    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_HEADERS = 20_000;

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> WORDS =
            List.of("diagnosticcode", "rawreason", "diag", "smtpresponse", "message", "details", "reason", "response");
    /// Where loggers put the line of a log.
    private static final List<String> LOGGED = List.of("msg", "log", "error", "err", "errormessage", "exception");
    /// Said in place of a server's words where no server was asked.
    private static final List<String> OWN_WORDS = List.of("description");

    /// Where services say in words of their own why they did not deliver.
    private static final List<String> REASONS = List.of("error", "detail", "comment", "bouncetype", "bouncesubtype");

    /// Where the kind of event stands.
    private static final List<String> KIND = List.of("event", "eventtype", "notificationtype", "recordtype", "type");

    /// Kinds of event that tell of mail which was not taken, without their separators. `blacklist` is Mandrill's
    /// word for its list of addresses that it no longer writes to.
    private static final List<String> REFUSED = List.of(
            "bounce",
            "bounced",
            "hardbounce",
            "softbounce",
            "blocked",
            "blacklist",
            "dropped",
            "drop",
            "reject",
            "rejected",
            "fail",
            "failed",
            "failure",
            "hardfail",
            "softfail",
            "deferred",
            "deferral",
            "delayed",
            "deliverydelay",
            "deliverydelayed",
            "invalidemail",
            "outofband",
            "policyrejection",
            "generationfailure",
            "generationrejection",
            "suppressed",
            "undelivered",
            "error");

    /// Kinds of event that tell of mail which was taken, or has not set out.
    private static final List<String> TAKEN = List.of(
            "send",
            "sent",
            "accepted",
            "processed",
            "injection",
            "request",
            "requests",
            "queued",
            "scheduled",
            "delivered",
            "delivery",
            "open",
            "opened",
            "uniqueopened",
            "firstopening",
            "proxyopen",
            "initialopen",
            "click",
            "clicked",
            "uniqueclick",
            "complaint",
            "complained",
            "spam",
            "spamreport",
            "spamcomplaint",
            "unsubscribe",
            "unsubscribed",
            "listunsubscribe",
            "linkunsubscribe",
            "groupunsubscribe",
            "groupresubscribe",
            "subscription",
            "subscriptionchange",
            "inbounddelivery",
            "received");

    private static final List<String> RECIPIENT = List.of("emailaddress", "recipient", "rcptto", "email");
    private static final List<String> STATUS = List.of("enhancedcode", "status", "dsn");
    private static final List<String> CODE = List.of("code", "errorcode", "smtpcode");
    private static final List<String> HOST = List.of("mxhost", "remotemta", "mx", "remotemtaip");
    private static final List<String> REPORTER = List.of("reportingmta");

    private final RefusalCollector out = new RefusalCollector();
    private final StringBuilder headers = new StringBuilder("\n");
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private Optional<String> recipient = Optional.empty();

    private EventReader() {}

    /// The refusals of an event, if the text is one.
    static Optional<Bounce> read(String text) {
        String bare = text.strip();
        if (bare.length() > LONGEST || bare.isEmpty() || (bare.charAt(0) != '{' && bare.charAt(0) != '[')) {
            return Optional.empty();
        }
        var reader = new EventReader();
        reader.json(bare, Around.NOTHING, 0);
        if (reader.isOfMailThatWasTaken()) {
            return Optional.of(new Bounce(Bounce.Shape.EVENT, List.of(), Original.NONE));
        }
        reader.giveReasons();
        if (reader.out.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Bounce(
                Bounce.Shape.REPORT,
                SpanFinder.withSpans(reader.out.refusals(), text),
                OriginalReader.inText(reader.headers.toString(), 0),
                Set.of(),
                reader.out.total()));
    }

    /// One value or, as in a log, one after the other. What was read before a fault stands.
    private void json(String text, Around around, int depth) {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            List<JsonNode> all = new ArrayList<>();
            while (values.hasNextValue()) {
                JsonNode node = values.nextValue();
                all.add(node);
                value(node, around, depth);
            }
            // An array at the top comes element by element.
            lines(all);
        } catch (JacksonException _) {
            // No JSON, or cut.
        }
    }

    private void value(JsonNode node, Around around, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isArray()) {
            lines(List.copyOf(node.values()));
            node.forEach(inner -> value(inner, around, depth + 1));
        } else if (node.isObject()) {
            object(node, around, depth);
        } else if (node.isString() && node.asString().startsWith("{")) {
            // Amazon SNS hands an event over as a text inside its own.
            json(node.asString(), around, depth + DEEPEST / 2);
        }
    }

    /// The lines of one reply, as a library keeps them.
    private void lines(List<JsonNode> nodes) {
        List<String> lines = nodes.stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        if (lines.size() > 1 && lines.size() == nodes.size()) {
            new TextScanner(String.join("\n", lines), false, out).scan();
        }
    }

    private void object(JsonNode node, Around around, int depth) {
        Map<String, String> fields = new HashMap<>();
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String name =
                    field.getKey().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
            if (value.isString() || value.isNumber()) {
                fields.putIfAbsent(name, value.asString().strip());
                header(name, value.asString());
            }
        });
        nameAndValue(fields);
        first(fields, KIND).map(EventReader::kind).ifPresent(kinds::add);
        Stream.of(WORDS, OWN_WORDS, REASONS)
                .flatMap(names -> first(fields, names).stream())
                .filter(words -> !words.startsWith("{"))
                .forEach(reasons::add);
        Around here = new Around(
                first(fields, RECIPIENT)
                        .flatMap(a -> NameFinder.addressAfter(a, 0))
                        .or(around::recipient),
                first(fields, HOST).flatMap(ReportedReply::host).or(around::host),
                first(fields, REPORTER).flatMap(ReportedReply::host).or(around::reporter));
        recipient = recipient.or(here::recipient);
        refusal(fields, here);
        node.forEach(inner -> value(inner, here, depth + 1));
    }

    /// `email.bounced`, `Hard-Bounce`, `SpamComplaint` as one word in small letters.
    private static String kind(String value) {
        String word = value.substring(value.lastIndexOf('.') + 1);
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private boolean isRefused() {
        return kinds.stream().anyMatch(REFUSED::contains);
    }

    /// Whatever else it says: what was opened has arrived.
    private boolean isOfMailThatWasTaken() {
        return !isRefused() && kinds.stream().anyMatch(TAKEN::contains);
    }

    /// An event of mail that was not taken, without a server's words: the service's own stand for them.
    private void giveReasons() {
        if (out.isEmpty() && isRefused() && !reasons.isEmpty()) {
            String words = String.join(" ", reasons);
            out.add(new RefusalDraft(
                    new SmtpReply(0, Optional.empty(), words.substring(0, Math.min(words.length(), LONGEST_REASON))),
                    Stage.UNKNOWN,
                    recipient,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private void refusal(Map<String, String> fields, Around here) {
        Optional<EnhancedStatus> status = first(fields, STATUS).flatMap(EnhancedStatus::parse);
        Optional<String> code = first(fields, CODE).filter(c -> c.length() == 3 && "456".indexOf(c.charAt(0)) >= 0);
        Optional<String> words = first(fields, WORDS)
                .filter(w -> !w.startsWith("{"))
                .filter(w -> status.isPresent() || code.isPresent() || holdsReply(w))
                .or(() -> first(fields, OWN_WORDS).filter(_ -> code.isPresent()));
        if (words.isEmpty()) {
            first(fields, LOGGED)
                    .filter(EventReader::holdsReply)
                    .ifPresent(line -> new TextScanner(line, false, out).scan());
        }
        words.map(w -> coded(w, code))
                .ifPresent(
                        w -> new ReportedReply(w, status, here.recipient(), here.host(), speaker(w, here)).addTo(out));
    }

    /// A reply that the service quotes is the recipient's server's, though no field may name that one.
    private static Optional<String> speaker(String words, Around here) {
        return here.host().isEmpty() && holdsReply(words) ? Optional.empty() : here.reporter();
    }

    /// Mailgun gives the reply code beside the words. Its own, 605 and the like, are none of SMTP.
    private static String coded(String words, Optional<String> code) {
        return code.filter(c -> c.charAt(0) != '6'
                        && !words.startsWith(c)
                        && !words.toLowerCase(Locale.ROOT).startsWith("smtp;"))
                .map(c -> c + " " + words)
                .orElse(words);
    }

    private static boolean holdsReply(String words) {
        var inner = new RefusalCollector();
        new TextScanner(words, false, inner).scan();
        return !inner.isEmpty();
    }

    private void nameAndValue(Map<String, String> fields) {
        String name = fields.get("name");
        String value = fields.get("value");
        if (name != null && value != null) {
            header(name.toLowerCase(Locale.ROOT).replace("-", ""), value);
        }
    }

    private void header(String name, String value) {
        String header = switch (name) {
            case "from" -> "From";
            case "source", "sender", "returnpath" -> "Return-Path";
            case "subject" -> "Subject";
            case "messageid" -> "Message-ID";
            case "dkimsignature" -> "DKIM-Signature";
            default -> "";
        };
        if (!header.isEmpty() && headers.length() + value.length() < MOST_HEADERS) {
            headers.append(header)
                    .append(": ")
                    .append(value.replace('\n', ' ').replace('\r', ' '))
                    .append('\n');
        }
    }

    private static Optional<String> first(Map<String, String> fields, List<String> names) {
        return names.stream()
                .map(name -> fields.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /// What the objects around one tell.
    private record Around(Optional<String> recipient, Optional<String> host, Optional<String> reporter) {
        static final Around NOTHING = new Around(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
