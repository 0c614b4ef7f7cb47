package org.mailmedic.diagnosis.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.cause.Diagnosis;
import org.mailmedic.diagnosis.cause.Evidence;
import org.mailmedic.diagnosis.cause.Facts;
import org.mailmedic.diagnosis.finding.Finding;
import org.mailmedic.diagnosis.finding.FindingCode;
import org.mailmedic.diagnosis.finding.Part;
import org.mailmedic.diagnosis.forecast.Forecast.Judged;
import org.mailmedic.knowledge.Receiver;

/// How a set-up stands that nobody refused yet: each part that receivers decide by, held against the published rules of
/// each large receiver. The same rules and the same judgement as the [Forecast], told by part.
///
/// @param domain of the sender; empty if not known
/// @param rows the parts, the worst first
/// @param leads whether the answer begins with it: not where the connection failed, which is nearer at hand
public record Health(String domain, List<Row> rows, boolean leads) {
    /// The parts that receivers decide by, in the order in which they are asked.
    public static final List<Part> LIGHTS =
            Arrays.stream(Part.values()).filter(part -> !part.isHygiene()).toList();

    public Health {
        rows = List.copyOf(rows);
    }

    /// One part.
    ///
    /// @param findings what was found there, as it came
    /// @param receivers in the order of the data
    public record Row(Part part, List<Finding> findings, List<AtReceiver> receivers) {
        public Row {
            findings = List.copyOf(findings);
            receivers = List.copyOf(receivers);
        }

        /// The worst that any receiver would do, to little mail or to much.
        public HealthState state() {
            return receivers.stream()
                    .flatMap(at -> Stream.of(at.few().state(), at.many().state()))
                    .min(Comparator.naturalOrder())
                    .orElse(HealthState.NOT_CHECKED);
        }

        private HealthState few() {
            return receivers.stream()
                    .map(at -> at.few().state())
                    .min(Comparator.naturalOrder())
                    .orElse(HealthState.NOT_CHECKED);
        }
    }

    /// A part before one receiver.
    ///
    /// @param few for a sender of little mail
    /// @param many for a bulk sender
    public record AtReceiver(Receiver receiver, Cell few, Cell many) {}

    /// A part before the rules of one receiver for one kind of sender.
    ///
    /// @param judged the rules that are about this part; empty if there is none
    public record Cell(HealthState state, List<Judged> judged) {
        public Cell {
            judged = List.copyOf(judged);
        }
    }

    /// The health of a case; nothing where something came back, which the causes explain, and nothing where the DNS was
    /// not asked or could not be.
    public static Optional<Health> of(Facts facts, Diagnosis diagnosis, Forecast forecast) {
        boolean asked = !facts.checked().isEmpty() || forecast.isWorthShowing();
        if (!facts.readings().isEmpty() || facts.couldNotAsk() || !asked) {
            return Optional.empty();
        }
        List<Row> rows = LIGHTS.stream()
                .map(part -> row(part, facts, forecast))
                .sorted(Comparator.comparing(Row::state).thenComparing(Row::few))
                .toList();
        boolean connection = diagnosis.best().evidence().stream()
                .filter(Evidence::speaksFor)
                .anyMatch(e -> e.source() == Evidence.Source.CONNECTION);
        String address = facts.address();
        return Optional.of(new Health(address.substring(address.indexOf('@') + 1), rows, !connection));
    }

    /// The receivers that would refuse.
    ///
    /// @param bulk those who send much, or little
    public List<Receiver> refusing(boolean bulk) {
        return receivers(bulk, HealthState.WOULD_REFUSE);
    }

    /// The receivers that would refuse nothing, but would rather take it for spam.
    ///
    /// @param bulk those who send much, or little
    public List<Receiver> doubting(boolean bulk) {
        List<Receiver> refusing = refusing(bulk);
        return receivers(bulk, HealthState.WOULD_SUFFER).stream()
                .filter(receiver -> !refusing.contains(receiver))
                .toList();
    }

    /// All receivers, in the order of the data.
    public List<Receiver> receivers() {
        return rows.getFirst().receivers().stream().map(AtReceiver::receiver).toList();
    }

    /// Whether something that a rule asks for could not be checked.
    public boolean hasGaps() {
        return rows.stream()
                .flatMap(row -> row.receivers().stream())
                .anyMatch(at ->
                        at.few().state() == HealthState.NOT_CHECKED || at.many().state() == HealthState.NOT_CHECKED);
    }

    private List<Receiver> receivers(boolean bulk, HealthState state) {
        return receivers().stream()
                .filter(receiver -> rows.stream()
                        .flatMap(row -> row.receivers().stream())
                        .filter(at -> at.receiver().equals(receiver))
                        .anyMatch(at -> (bulk ? at.many() : at.few()).state() == state))
                .toList();
    }

    private static Row row(Part part, Facts facts, Forecast forecast) {
        return new Row(
                part,
                facts.dns().stream().filter(f -> isAbout(part, f.code())).toList(),
                forecast.rows().stream()
                        .map(row -> new AtReceiver(row.receiver(), cell(part, row.few()), cell(part, row.many())))
                        .toList());
    }

    /// A domain that does not exist has no mail server either.
    private static boolean isAbout(Part part, FindingCode code) {
        return Part.of(code).filter(part::equals).isPresent() || part == Part.MX && code == FindingCode.DNS_NXDOMAIN;
    }

    private static Cell cell(Part part, Forecast.Cell cell) {
        List<Judged> judged = cell.judged().stream()
                .filter(j -> parts(j.rule().needs()).contains(part))
                .toList();
        return new Cell(state(judged), judged);
    }

    private static HealthState state(List<Judged> judged) {
        return judged.stream()
                .map(j -> switch (j.requirementStatus()) {
                    case MET -> HealthState.PASSES;
                    case EXPECTED -> HealthState.UP_TO_PROVIDER;
                    case OPEN, UNSEEN -> HealthState.NOT_CHECKED;
                    case BROKEN ->
                        switch (j.rule().effect()) {
                            case REFUSE -> HealthState.WOULD_REFUSE;
                            case JUNK -> HealthState.WOULD_SUFFER;
                        };
                })
                .min(Comparator.naturalOrder())
                .orElse(HealthState.NOT_REQUIRED);
    }

    /// What a receiver's rule is about. Encryption, complaints and unsubscribing show in no part of the DNS.
    private static Set<Part> parts(Receiver.Need need) {
        return switch (need) {
            case SPF -> EnumSet.of(Part.SPF);
            case DKIM -> EnumSet.of(Part.DKIM);
            case SPF_OR_DKIM -> EnumSet.of(Part.SPF, Part.DKIM);
            case DMARC, ALIGNED, POLICY -> EnumSet.of(Part.DMARC);
            case REVERSE_DNS -> EnumSet.of(Part.REVERSE_DNS);
            case SENDER_DOMAIN, NO_NULL_MX, REPLIES -> EnumSet.of(Part.MX);
            case NOT_LISTED -> EnumSet.of(Part.BLOCK_LISTS);
            case TLS, SPAM_RATE, ONE_CLICK -> EnumSet.noneOf(Part.class);
        };
    }
}
