package org.mailmedic.remedy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.SourcedFile;
import tools.jackson.databind.JsonNode;

/// Which topics cure a cause, and which topic mends a finding: from `plans.json`.
final class Plans {
    /// What to do about a cause: at once, and once mail arrives.
    record Plan(List<String> now, List<String> later) {
        Plan {
            now = List.copyOf(now);
            later = List.copyOf(later);
        }
    }

    private final Map<Cause, Plan> causes;
    private final Plan ofAnotherDomain;
    private final Plan inOwnLog;
    private final Map<String, List<String>> findings;
    private final Map<String, List<String>> origins;
    private final Map<String, Part> parts;
    private final Set<String> ofTheDomain;
    private final Set<String> ofTheAddress;
    private final String askTheOwner;
    private final Map<String, String> withoutRefusal;

    private Plans(
            Map<Cause, Plan> causes,
            Plan ofAnotherDomain,
            Plan inOwnLog,
            Map<String, List<String>> findings,
            Map<String, List<String>> origins,
            Map<String, Part> parts,
            Set<String> ofTheDomain,
            Set<String> ofTheAddress,
            String askTheOwner,
            Map<String, String> withoutRefusal) {
        this.causes = causes;
        this.ofAnotherDomain = ofAnotherDomain;
        this.inOwnLog = inOwnLog;
        this.findings = findings;
        this.origins = origins;
        this.parts = parts;
        this.ofTheDomain = ofTheDomain;
        this.ofTheAddress = ofTheAddress;
        this.askTheOwner = askTheOwner;
        this.withoutRefusal = withoutRefusal;
    }

    /// Reads the data file.
    ///
    /// @throws IllegalStateException if a cause has no plan
    static Plans load() {
        return load(SourcedFile.open(Plans.class, "plans.json"));
    }

    static Plans load(SourcedFile file) {
        JsonNode root = file.root();
        JsonNode plans = file.object(root, "causes");
        Map<Cause, Plan> causes = new EnumMap<>(Cause.class);
        for (Cause cause : Cause.values()) {
            JsonNode plan = file.object(plans, cause.code());
            causes.put(cause, plan(file, plan));
        }
        Map<String, List<String>> findings = new HashMap<>();
        for (String code : file.keys(root, "findings")) {
            findings.put(code, file.strings(root.get("findings"), code));
        }
        Map<String, List<String>> origins = new HashMap<>();
        for (String repair : file.keys(root, "origins")) {
            origins.put(repair, file.strings(root.get("origins"), repair));
        }
        Map<String, Part> parts = new HashMap<>();
        for (String topic : file.keys(root, "areas")) {
            parts.put(topic, file.constant(root.get("areas"), topic, Part.class));
        }
        var plan = new Plans(
                causes,
                plan(file, file.object(root, "ofAnotherDomain")),
                plan(file, file.object(root, "inOwnLog")),
                findings,
                origins,
                parts,
                new HashSet<>(file.strings(root, "ofTheDomain")),
                new HashSet<>(file.strings(root, "ofTheAddress")),
                file.text(root, "askTheOwner"),
                withoutRefusal(file, root));
        file.allRead();
        return plan;
    }

    private static Plan plan(SourcedFile file, JsonNode plan) {
        return new Plan(file.strings(plan, "now"), file.strings(plan, "later"));
    }

    /// What is to be done where the refusal speaks of another domain's mail: records of one's own cure nothing there.
    Plan ofAnotherDomain() {
        return ofAnotherDomain;
    }

    /// What is to be done where the reader's own server refused a client.
    Plan inOwnLog() {
        return inOwnLog;
    }

    Plan of(Cause cause) {
        Plan plan = causes.get(cause);
        return plan == null ? new Plan(List.of(), List.of()) : plan;
    }

    /// The topics that mend a finding, the first of them at once: those of its code, or of the longest
    /// beginning of it that is listed.
    List<String> topicsOf(FindingCode code) {
        String name = code.code();
        while (!findings.containsKey(name) && name.indexOf('.') > 0) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return findings.getOrDefault(name, List.of());
    }

    /// The topics that follow from whose the refused address is; nothing where that changes nothing.
    ///
    /// @param repair key of a repair
    Optional<List<String>> ofOrigin(String repair) {
        return Optional.ofNullable(origins.get(repair));
    }

    /// The part of the audit that shows the topic to be done.
    Optional<Part> partOf(String topic) {
        return Optional.ofNullable(parts.get(topic));
    }

    /// Whether only the keeper of the domain's DNS can do it.
    boolean isOfTheDomain(String topic) {
        return ofTheDomain.contains(topic);
    }

    /// Whether only the owner of the sending address can do it.
    boolean isOfTheAddress(String topic) {
        return ofTheAddress.contains(topic);
    }

    /// What is left to do where only the owner of the address's domain could do what would help.
    String askTheOwner() {
        return askTheOwner;
    }

    /// The topic, or what takes its place where nothing was refused: there is no bounce to paste then, and no mail to
    /// send again.
    String withoutRefusal(String topic) {
        return withoutRefusal.getOrDefault(topic, topic);
    }

    /// All topics that are named, for the test that each has a guide.
    Set<String> topics() {
        Set<String> topics = new HashSet<>();
        findings.values().forEach(topics::addAll);
        topics.addAll(withoutRefusal.values());
        topics.add(askTheOwner);
        origins.values().forEach(topics::addAll);
        Stream.concat(causes.values().stream(), Stream.of(ofAnotherDomain, inOwnLog))
                .forEach(plan -> {
                    topics.addAll(plan.now());
                    topics.addAll(plan.later());
                });
        return topics;
    }

    private static Map<String, String> withoutRefusal(SourcedFile file, JsonNode root) {
        Map<String, String> topics = new HashMap<>();
        for (String topic : file.keys(root, "withoutRefusal")) {
            topics.put(topic, file.text(root.get("withoutRefusal"), topic));
        }
        return topics;
    }
}
