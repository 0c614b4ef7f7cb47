package org.mailmedic.diagnosis;

import java.util.List;
import java.util.Optional;
import org.mailmedic.policy.blocklist.ListReadout;
import org.mailmedic.policy.dkim.DkimKey;
import org.mailmedic.policy.dkim.DkimReadout;
import org.mailmedic.policy.dmarc.DmarcReadout;
import org.mailmedic.policy.origin.OriginReadout;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfResult;

/// What an audit read in the DNS, as values. What the bounce claims is held against it, a record is mended
/// from it, and what receivers would do is told from it. A part that was not looked at, or whose reading
/// was not kept, is empty.
///
/// @param reverse names of the addresses that the mail was sent from
/// @param blockLists what each list that was asked said
/// @param origins what was found of whose these addresses are, as long as they may not send
public record Measured(
        Optional<SpfReadout> spf,
        Optional<DkimReadout> dkim,
        Optional<DmarcReadout> dmarc,
        List<ReverseReadout> reverse,
        List<ListReadout> blockLists,
        List<OriginReadout> origins) {
    /// Nothing was measured.
    public static final Measured NOTHING =
            new Measured(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

    public Measured {
        reverse = List.copyOf(reverse);
        blockLists = List.copyOf(blockLists);
        origins = origins.stream()
                .filter(o -> spf.stream().noneMatch(s -> passes(s, o)))
                .toList();
    }

    /// Whose an address is that may send by now, nobody needs to know any more.
    private static boolean passes(SpfReadout spf, OriginReadout origin) {
        return spf.verdicts().stream()
                .anyMatch(v -> v.identity().address().equals(origin.address()) && v.result() == SpfResult.PASS);
    }

    /// Readings without any of whose an address is.
    public Measured(
            Optional<SpfReadout> spf,
            Optional<DkimReadout> dkim,
            Optional<DmarcReadout> dmarc,
            List<ReverseReadout> reverse,
            List<ListReadout> blockLists) {
        this(spf, dkim, dmarc, reverse, blockLists, List.of());
    }

    /// These readings, with the newer ones in place of their older selves. Whatever the newer ones leave
    /// out stays.
    public Measured updatedBy(Measured newer) {
        return new Measured(
                newer.spf().or(this::spf),
                newer.dkim().or(this::dkim),
                newer.dmarc().or(this::dmarc),
                newer.reverse().isEmpty() ? reverse : newer.reverse(),
                newer.blockLists().isEmpty() ? blockLists : newer.blockLists(),
                newer.origins().isEmpty() ? origins : newer.origins());
    }

    /// Whether the block list of this zone was asked, and named nothing that it was asked about. Silence is none.
    public boolean isNotListedBy(String zone) {
        List<ListReadout> said = blockLists.stream()
                .filter(list -> list.list().zone().equalsIgnoreCase(zone))
                .toList();
        return !said.isEmpty() && said.stream().allMatch(list -> list.verdict() == ListReadout.Verdict.NOT_LISTED);
    }

    /// The DKIM selectors at which a key was found.
    public List<String> selectors() {
        return dkim.map(d -> d.found().stream().map(DkimKey::selector).toList()).orElse(List.of());
    }
}
