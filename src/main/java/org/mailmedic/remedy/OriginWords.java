package org.mailmedic.remedy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.origin.AddressOrigin;
import org.mailmedic.diagnosis.origin.AddressOwner;
import org.mailmedic.diagnosis.origin.AddressRepair;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.text.Texts;

/// Whose an address is, in words: the same in window, terminal and report.
public final class OriginWords {
    private final Texts texts;
    private final Wording wording;

    public OriginWords(Texts texts) {
        this.texts = texts;
        this.wording = new Wording(texts);
    }

    /// The question.
    public String question(AddressOrigin origin) {
        return texts.get("origin.question", Map.of("ip", origin.text()));
    }

    /// An answer.
    public String owner(AddressOwner owner) {
        return texts.get("origin.owner." + owner.code());
    }

    /// An answer that what was found suggests.
    public String suggested(AddressOwner owner) {
        return texts.get("origin.suggested", Map.of("owner", owner(owner)));
    }

    /// What was found, the most telling first.
    public List<String> found(AddressOrigin origin) {
        List<String> found = new ArrayList<>();
        origin.traits().forEach(trait -> {
            Map<String, String> names = new HashMap<>(trait.words());
            names.put("ip", origin.text());
            found.add(texts.get("origin.trait." + trait.key(), names));
        });
        origin.service()
                .filter(s -> s.kind() == MailService.Kind.GATEWAY)
                .ifPresent(s -> found.add(
                        Math.min(1, found.size()),
                        texts.get(
                                origin.isOurs() ? "origin.gateway.yours" : "origin.gateway.theirs",
                                Map.of("service", s.name()))));
        return found;
    }

    /// What follows: from the answer, else from what is suggested.
    public String then(AddressOrigin origin, Facts facts) {
        Optional<AddressRepair> now = origin.owner().map(origin::repairIf);
        return now.map(repair -> texts.get("origin.then", Map.of("repair", repair(repair, facts))))
                .or(() -> origin.suggestion()
                        .map(origin::repairIf)
                        .map(repair -> texts.get("origin.if", Map.of("repair", repair(repair, facts)))))
                .orElseGet(() -> texts.get("origin.open"));
    }

    /// That nobody has read at the service what it wants; nothing where somebody has, or no service is meant.
    public Optional<String> caution(AddressOrigin origin) {
        return origin.owner()
                .map(origin::repairIf)
                .filter(repair -> !(repair instanceof AddressRepair.AskRecipient))
                .flatMap(AddressRepair::service)
                .filter(service -> !service.fact().sure())
                .map(service -> texts.get("origin.unchecked", Map.of("service", service.name())));
    }

    /// Whose it is, and who says so; nothing while nobody does.
    public Optional<String> told(AddressOrigin origin) {
        String who = texts.get(origin.answer().isPresent() ? "origin.said" : "origin.found");
        return origin.owner().map(owner -> origin.text() + ": " + owner(owner) + " (" + who + ")");
    }

    private String repair(AddressRepair repair, Facts facts) {
        Map<String, String> names = new HashMap<>(wording.names(facts));
        repair.term().ifPresent(term -> names.put("term", term));
        repair.service().ifPresent(service -> names.put("service", service.name()));
        return texts.get("origin.repair." + repair.key(), names);
    }
}
