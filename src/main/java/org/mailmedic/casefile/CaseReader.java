package org.mailmedic.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mailmedic.connection.Security;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.finding.PartState;
import org.mailmedic.diagnosis.origin.AddressAnswer;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.diagnosis.record.RecordToPublish;
import org.mailmedic.reply.EnhancedStatus;
import org.mailmedic.reply.SecretsInText;
import org.mailmedic.reply.SmtpReply;
import org.mailmedic.smtp.ProbeStep;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a case from JSON. Fields that it does not know are passed over, and so are findings, parts of an audit,
/// steps of a probe and of the walk that only a newer version knows: the rest of the case is worth more than an
/// error.
final class CaseReader {
    /// A case holds one bounce of at most 5 MB, one run of each check and a short note of 200 earlier
    /// ones; written as JSON it stays well below.
    static final long LONGEST = 48L * 1024 * 1024;

    private static final int HEAD = 64 * 1024;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final JsonFactory JSON = JsonFactory.builder()
            // Of two fields of one name nobody knows which was meant.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LONGEST)
                    .maxNestingDepth(16)
                    .maxStringLength(8 * 1024 * 1024)
                    .maxNameLength(1000)
                    .maxNumberLength(30)
                    .build())
            .build();
    private static final JsonMapper MAPPER = new JsonMapper(JSON);

    private CaseReader() {}

    /// Whether this can be the id of a case: a file name on every system, never a path.
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /// The case in a file's content.
    static Opened read(byte[] content) {
        if (content.length > LONGEST) {
            return new Opened.TooLarge(content.length);
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(content);
        } catch (JacksonException _) {
            return startsAsCase(content) ? new Opened.Damaged(Optional.empty()) : new Opened.NotACase();
        }
        if (!text(root, "format").equals(CaseWriter.FORMAT)) {
            return startsAsCase(content) ? new Opened.Damaged(Optional.empty()) : new Opened.NotACase();
        }
        JsonNode schema = root.path("schema");
        if (!schema.isIntegralNumber() || schema.bigIntegerValue().signum() <= 0) {
            return new Opened.Damaged(Optional.empty());
        }
        if (schema.bigIntegerValue().compareTo(BigInteger.valueOf(CaseWriter.SCHEMA)) > 0) {
            return new Opened.NewerVersion(schema.isInt() ? schema.intValue() : Integer.MAX_VALUE);
        }
        try {
            return new Opened.Loaded(theCase(root));
        } catch (DateTimeException | IllegalArgumentException _) {
            return new Opened.Damaged(Optional.empty());
        }
    }

    /// What the list shows of a file, read from its start alone. Empty if the file is none of ours, or of
    /// a newer version.
    static Optional<Listed> head(InputStream file) throws IOException {
        byte[] start = file.readNBytes(HEAD);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), start)) {
            Map<String, String> head = new HashMap<>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            // format, schema, and then the fields of "listed": flat, and first in the file.
            for (JsonToken token = parser.nextToken();
                    token != null && token != JsonToken.END_OBJECT;
                    token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    head.put(parser.currentName(), parser.getString());
                }
            }
            return listed(head);
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Listed> listed(Map<String, String> head) {
        String id = head.getOrDefault("id", "");
        if (!head.getOrDefault("format", "").equals(CaseWriter.FORMAT)
                || !isId(id)
                || Integer.parseInt(head.getOrDefault("schema", "0")) > CaseWriter.SCHEMA) {
            return Optional.empty();
        }
        String kept = head.getOrDefault("firstLine", "");
        String firstLine = SecretsInText.hidden(kept);
        return Optional.of(new Listed(
                id,
                Instant.parse(head.getOrDefault("changed", "")),
                Optional.ofNullable(head.get("practice")),
                head.getOrDefault("address", ""),
                recipient(head.getOrDefault("recipient", ""), kept, firstLine),
                firstLine,
                constant(StepId.values(), head.getOrDefault("step", "")).orElse(StepId.WHAT_HAPPENED),
                new Standing(
                        head.getOrDefault("cause", ""),
                        Integer.parseInt(head.getOrDefault("open", "0")),
                        Integer.parseInt(head.getOrDefault("done", "0")),
                        Integer.parseInt(head.getOrDefault("waiting", "0")),
                        Optional.ofNullable(head.get("oldUntil")).map(Instant::parse)),
                Boolean.parseBoolean(head.getOrDefault("arrived", "false")),
                false));
    }

    private static boolean startsAsCase(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 200), StandardCharsets.ISO_8859_1);
        return start.isBlank() || start.contains(CaseWriter.FORMAT);
    }

    private static Case theCase(JsonNode root) {
        String id = text(root, "id");
        if (!isId(id)) {
            throw new IllegalArgumentException("no usable id");
        }
        StepId step = constant(StepId.values(), text(root, "step")).orElse(StepId.WHAT_HAPPENED);
        Map<StepId, String> skipped = new HashMap<>();
        root.path("skipped")
                .properties()
                .forEach(e -> constant(StepId.values(), e.getKey())
                        .ifPresent(skip -> skipped.put(skip, e.getValue().asString(""))));
        return new Case(
                id,
                instant(root, "created"),
                instant(root, "changed"),
                maybe(root, "practice"),
                given(root.path("given")),
                root.optional("probe").flatMap(CaseReader::probed),
                root.optional("audit").map(CaseReader::audited),
                ticks(root),
                all(root.path("sent"), node -> Optional.of(sent(node))),
                step,
                constant(StepId.values(), text(root, "furthest")).orElse(step),
                skipped,
                HistoryReader.read(root.path("history")),
                all(root.path("others"), node -> Optional.of(other(node))));
    }

    private static Case.OtherDomain other(JsonNode node) {
        return new Case.OtherDomain(
                text(node, "address"),
                maybe(node, "providerKind"),
                node.optional("server").flatMap(CaseReader::server),
                node.path("byHand").asBoolean(false),
                node.optional("audit").map(CaseReader::audited),
                ticks(node));
    }

    private static Map<String, Case.Tick> ticks(JsonNode root) {
        Map<String, Case.Tick> ticks = new HashMap<>();
        root.path("ticks")
                .properties()
                .forEach(e -> ticks.put(
                        e.getKey(),
                        new Case.Tick(
                                instant(e.getValue(), "at"),
                                e.getValue().path("proved").asBoolean(false),
                                maybe(e.getValue(), "oldUntil").map(Instant::parse),
                                text(e.getValue(), "title"))));
        return ticks;
    }

    private static Case.Given given(JsonNode node) {
        // Cases were kept as pasted until secrets were hidden; a part of a URL may have counted as the recipient.
        String kept = text(node, "bounce");
        String bounce = SecretsInText.hidden(kept);
        return new Case.Given(
                bounce,
                node.path("noBounce").asBoolean(false),
                text(node, "address"),
                maybe(node, "providerKind"),
                node.optional("server").flatMap(CaseReader::server),
                recipient(text(node, "recipient"), kept, bounce),
                // Before this was kept, each choice counted as the user's own.
                node.path("byHand").asBoolean(true),
                node.optional("sentFrom").flatMap(CaseReader::sentFrom));
    }

    private static Optional<AddressAnswer> sentFrom(JsonNode node) {
        return AddressOwner.of(text(node, "owner"))
                .map(owner -> new AddressAnswer(text(node, "address"), owner, maybe(node, "service")));
    }

    /// The recipient, unless it was read from what is hidden now.
    private static String recipient(String recipient, String kept, String hidden) {
        return !hidden.equals(kept) && holds(kept, recipient) && !holds(hidden, recipient) ? "" : recipient;
    }

    private static boolean holds(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    private static Optional<Case.Server> server(JsonNode node) {
        int port = node.path("port").asInt(0);
        return port < 1 || port > 65535
                ? Optional.empty()
                : Optional.of(new Case.Server(
                        text(node, "host"),
                        port,
                        constant(Security.values(), text(node, "security")).orElse(Security.AUTO),
                        text(node, "user")));
    }

    private static Optional<Case.Probed> probed(JsonNode node) {
        return server(node.path("server"))
                .map(server -> new Case.Probed(
                        instant(node, "at"),
                        server,
                        all(node.path("rungs"), CaseReader::step),
                        all(node.path("findings"), CaseReader::finding),
                        all(node.path("transcript"), line -> Optional.of(line.asString(""))),
                        node.path("brokenOff").asBoolean(false)));
    }

    private static Optional<ProbeStep> step(JsonNode node) {
        Optional<ProbeStep.Name> name = constant(ProbeStep.Name.values(), text(node, "name"));
        Optional<ProbeStep.Status> status = constant(ProbeStep.Status.values(), text(node, "status"));
        return name.flatMap(n -> status.map(s -> new ProbeStep(
                n,
                s,
                Duration.ofMillis(node.path("millis").asLong(0)),
                node.optional("reply").map(CaseReader::reply),
                text(node, "detail"))));
    }

    private static SmtpReply reply(JsonNode node) {
        return new SmtpReply(
                node.path("code").asInt(0), maybe(node, "enhanced").flatMap(EnhancedStatus::parse), text(node, "text"));
    }

    private static Case.Audited audited(JsonNode node) {
        return new Case.Audited(
                instant(node, "at"),
                text(node, "domain"),
                all(node.path("parts"), CaseReader::part),
                node.path("millis").asLong(0),
                node.path("questions").asInt(0),
                all(node.path("answers"), AnswersReader::answer));
    }

    private static Optional<Case.AuditedPart> part(JsonNode node) {
        Optional<Part> part = constant(Part.values(), text(node, "part"));
        Optional<PartState> state = constant(PartState.values(), text(node, "state"));
        return part.flatMap(p -> state.map(s ->
                new Case.AuditedPart(p, s, text(node, "summary"), all(node.path("findings"), CaseReader::finding))));
    }

    private static Optional<Finding> finding(JsonNode node) {
        Map<String, String> arguments = new HashMap<>();
        node.path("arguments")
                .properties()
                .forEach(e -> arguments.put(e.getKey(), e.getValue().asString("")));
        return FindingCode.ofCode(text(node, "code"))
                .map(code -> new Finding(
                        code,
                        text(node, "subject"),
                        arguments,
                        text(node, "evidence"),
                        node.optional("replacement")
                                .map(r -> new RecordToPublish(text(r, "name"), text(r, "type"), text(r, "value"))),
                        text(node, "source")));
    }

    private static Case.Sent sent(JsonNode node) {
        return new Case.Sent(
                instant(node, "at"),
                text(node, "to"),
                text(node, "subject"),
                node.path("accepted").asBoolean(false),
                text(node, "reply"));
    }

    static <T> List<T> all(JsonNode array, Function<JsonNode, Optional<T>> each) {
        return array.values().stream()
                .flatMap(node -> each.apply(node).stream())
                .toList();
    }

    static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
        return Arrays.stream(values).filter(v -> v.name().equals(name)).findFirst();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    static Optional<String> maybe(JsonNode node, String field) {
        return node.path(field).stringValueOpt();
    }

    static Instant instant(JsonNode node, String field) {
        return Instant.parse(text(node, field));
    }
}
