package org.mailmedic.diagnosis.origin;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailmedic.diagnosis.Measured;
import org.mailmedic.dns.AddressScope;
import org.mailmedic.dns.AddressText;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Cause;
import org.mailmedic.knowledge.MailService;
import org.mailmedic.knowledge.MailServices;
import org.mailmedic.knowledge.ProviderKind;
import org.mailmedic.knowledge.Reading;
import org.mailmedic.policy.origin.OriginReadout;
import org.mailmedic.policy.reverse.ReverseReadout;
import org.mailmedic.policy.spf.NetworkHolder;
import org.mailmedic.policy.spf.SpfReadout;
import org.mailmedic.policy.spf.SpfTerm;
import org.mailmedic.reply.MailAddress;
import org.mailmedic.reply.Original;

/// From what was found of an address to whose it seems to be, and what follows.
public final class OriginRules {
    /// Causes that hang on whether the address may send.
    private static final Set<Cause> ABOUT_THE_SENDER =
            EnumSet.of(Cause.SPF_FAIL, Cause.UNAUTHENTICATED, Cause.DMARC_FAIL, Cause.DKIM_FAIL);

    /// First labels of hosts that are websites.
    private static final Set<String> OF_WEBSITES =
            Set.of("www", "web", "shop", "store", "tienda", "boutique", "site", "wp", "blog", "portal");

    private final Catalogue catalogue;
    private final MailServices services;

    public OriginRules(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.services = catalogue.services();
    }

    /// What a case knows that bears on an address.
    ///
    /// @param readings the bounce, read; best first
    /// @param provider who sends the user's mail, once known
    /// @param sender the user's own address; empty if not known
    /// @param measured what was read in the DNS
    /// @param hops servers that the message passed
    /// @param answer what the user said
    public record Known(
            List<Reading> readings,
            Optional<ProviderKind> provider,
            String sender,
            Measured measured,
            List<Original.Hop> hops,
            Optional<AddressAnswer> answer) {
        public Known {
            readings = List.copyOf(readings);
            hops = List.copyOf(hops);
        }
    }

    /// What is known of the address that the bounce names as not allowed; nothing where no bounce names one, where it
    /// may send by now, or where the domain's record is not the user's to change.
    public Optional<AddressOrigin> of(Known known) {
        boolean ownDomain = known.provider().map(ProviderKind::ownDomain).orElse(true)
                && catalogue.byAddress(known.sender()).isEmpty();
        Optional<String> domain = MailAddress.parse(known.sender()).map(MailAddress::domain);
        if (!ownDomain || domain.isEmpty()) {
            return Optional.empty();
        }
        return known.readings().stream()
                .limit(1)
                .filter(r -> ABOUT_THE_SENDER.contains(r.cause()))
                .flatMap(r -> r.refusal().clues().addresses().stream())
                .flatMap(text -> AddressText.read(text).stream())
                .findFirst()
                .filter(address -> known.measured()
                        .spf()
                        .filter(spf -> spf.passes(address))
                        .isEmpty())
                .map(address -> new Look(address, domain.get(), known).origin());
    }

    /// A look at one address.
    private final class Look {
        private final InetAddress address;
        private final String domain;
        private final Known known;
        private final Optional<OriginReadout> readout;
        private final Optional<ReverseReadout> reverse;
        private final List<AddressTrait> traits = new ArrayList<>();
        private Optional<AddressOwner> suggestion = Optional.empty();
        private Optional<MailService> service = Optional.empty();
        private final List<String> ranges = new ArrayList<>();

        Look(InetAddress address, String domain, Known known) {
            this.address = address;
            this.domain = domain;
            this.known = known;
            this.readout = known.measured().origins().stream()
                    .filter(o -> o.address().equals(address))
                    .findFirst();
            this.reverse = known.measured().reverse().stream()
                    .filter(r -> r.address().equals(address))
                    .findFirst();
        }

        AddressOrigin origin() {
            AddressScope scope = AddressScope.of(address);
            Optional<AddressAnswer> answer =
                    known.answer().filter(a -> a.address().equals(AddressText.of(address)));
            if (scope != AddressScope.PUBLIC) {
                return new AddressOrigin(
                        address,
                        List.of(new AddressTrait.NotPublic(scope)),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Map.of(),
                        new AddressRepair.InsideNetwork(scope));
            }
            ownNames();
            serviceByProof();
            ownHosts();
            serviceByClaim();
            others();
            boolean ours = service.filter(this::isOurs).isPresent();
            Map<AddressOwner, AddressRepair> repairs = new EnumMap<>(AddressOwner.class);
            for (AddressOwner owner : AddressOwner.values()) {
                repairs.put(owner, repair(owner, named(answer)));
            }
            return new AddressOrigin(
                    address, traits, suggestion, service, ours, answer, repairs, repairNow(answer, repairs));
        }

        private Optional<MailService> named(Optional<AddressAnswer> answer) {
            return answer.flatMap(AddressAnswer::service).flatMap(services::byId);
        }

        // ---- What was found ----

        private void ownNames() {
            reverse.stream()
                    .flatMap(r -> r.confirmed().stream())
                    .filter(this::isOfTheDomain)
                    .forEach(name -> {
                        traits.add(new AddressTrait.OwnName(name));
                        suggest(isWebsite(name) ? AddressOwner.WEBSITE : AddressOwner.OWN_SERVER);
                    });
        }

        private void serviceByProof() {
            reverse.stream()
                    .flatMap(r -> r.confirmed().stream())
                    .forEach(name ->
                            services.byHost(name).ifPresent(s -> seen(s, new AddressTrait.ServiceName(s, name))));
            List<NetworkHolder> holders = readout.map(OriginReadout::networks).orElse(List.of());
            holders.forEach(h -> services.byRange(h.path()).ifPresent(s -> {
                ranges.add(h.name());
                if (traits.stream()
                        .noneMatch(t -> t instanceof AddressTrait.ServiceRange r
                                && r.service().equals(s))) {
                    seen(s, new AddressTrait.ServiceRange(s, h.path().getLast()));
                }
            }));
        }

        private void ownHosts() {
            for (OriginReadout.OwnHost host : readout.map(OriginReadout::hosts).orElse(List.of())) {
                switch (host.role()) {
                    case MAIL_EXCHANGER -> {
                        if (isOfTheDomain(host.name())) {
                            traits.add(new AddressTrait.OwnExchanger(host.name()));
                            suggest(AddressOwner.OWN_SERVER);
                        }
                    }
                    case WEBSITE -> {
                        traits.add(new AddressTrait.OwnHost(host.name()));
                        suggest(AddressOwner.WEBSITE);
                    }
                }
            }
        }

        private void serviceByClaim() {
            reverse.stream()
                    .flatMap(r -> r.names().stream().filter(n -> !r.confirmed().contains(n)))
                    .forEach(name ->
                            services.byHost(name).ifPresent(s -> seen(s, new AddressTrait.ClaimedName(s, name))));
            known.hops().stream()
                    .flatMap(hop -> Stream.of(hop.by(), hop.from()))
                    .filter(host -> !host.isEmpty())
                    .forEach(host -> services.byHost(host)
                            .filter(s -> traits.stream().noneMatch(t -> isAbout(t, s)))
                            .ifPresent(s -> seen(s, new AddressTrait.PassedBy(s, host))));
            known.hops().stream()
                    .filter(hop -> hop.address()
                            .flatMap(AddressText::read)
                            .filter(address::equals)
                            .isPresent())
                    .filter(hop -> !hop.from().isEmpty())
                    .limit(1)
                    .forEach(hop -> {
                        traits.add(new AddressTrait.InReceived(hop.from()));
                        if (isOfTheDomain(hop.from())) {
                            suggest(isWebsite(hop.from()) ? AddressOwner.WEBSITE : AddressOwner.OWN_SERVER);
                        }
                    });
        }

        private static boolean isAbout(AddressTrait trait, MailService service) {
            return switch (trait) {
                case AddressTrait.ServiceName t -> t.service().equals(service);
                case AddressTrait.ServiceRange t -> t.service().equals(service);
                case AddressTrait.ClaimedName t -> t.service().equals(service);
                case AddressTrait.PassedBy t -> t.service().equals(service);
                case AddressTrait.NotPublic _,
                        AddressTrait.OwnName _,
                        AddressTrait.OwnHost _,
                        AddressTrait.OwnExchanger _,
                        AddressTrait.InReceived _,
                        AddressTrait.InRecord _,
                        AddressTrait.OtherName _,
                        AddressTrait.NoName _,
                        AddressTrait.Unanswered _ -> false;
            };
        }

        private void others() {
            known.measured()
                    .spf()
                    .map(SpfReadout::tree)
                    .flatMap(tree -> tree.holding(address))
                    .map(SpfTerm::text)
                    .ifPresent(term -> traits.add(new AddressTrait.InRecord(term)));
            reverse.ifPresent(this::otherNames);
            boolean silent = reverse.filter(r -> !r.unanswered().isEmpty()).isPresent();
            if (silent || readout.filter(o -> !o.isWhole()).isPresent()) {
                traits.add(new AddressTrait.Unanswered());
            }
        }

        private void otherNames(ReverseReadout names) {
            List<String> unknown = names.names().stream()
                    .filter(n -> services.byHost(n).isEmpty())
                    .filter(n -> !names.confirmed().contains(n) || !isOfTheDomain(n))
                    .toList();
            if (!unknown.isEmpty()) {
                traits.add(new AddressTrait.OtherName(unknown, names.generic()));
            } else if (names.names().isEmpty() && names.answer().isCertain()) {
                traits.add(new AddressTrait.NoName());
            }
        }

        private void seen(MailService one, AddressTrait trait) {
            traits.add(trait);
            if (service.isEmpty()) {
                service = Optional.of(one);
            }
            suggest(usual(one));
        }

        private void suggest(AddressOwner owner) {
            suggestion = suggestion.or(() -> Optional.of(owner));
        }

        private AddressOwner usual(MailService one) {
            return switch (one.kind()) {
                case MAILBOX -> AddressOwner.PROVIDER;
                case NEWSLETTER, CRM, INVOICE, DELIVERY -> AddressOwner.SERVICE;
                case SHOP, WEBSITE -> AddressOwner.WEBSITE;
                case HOSTER -> takesOurMail(one) ? AddressOwner.PROVIDER : AddressOwner.WEBSITE;
                // Before the user's mailboxes it is the user's, before the recipient's it is not.
                case GATEWAY -> isOurs(one) ? AddressOwner.PROVIDER : AddressOwner.UNKNOWN;
            };
        }

        /// Whether the user's own side uses it: its host takes the domain's mail, the domain's record includes it, or
        /// the message passed it before it left.
        private boolean isOurs(MailService one) {
            boolean included = known.measured().spf().stream()
                    .flatMap(spf -> spf.tree().all())
                    .anyMatch(tree -> one.hasRange(tree.domain()));
            boolean passed = known.hops().stream()
                    .flatMap(hop -> Stream.of(hop.by(), hop.from()))
                    .anyMatch(one::ownsHost);
            return included || passed || takesOurMail(one);
        }

        private boolean takesOurMail(MailService one) {
            return readout.stream()
                    .flatMap(o -> o.mailExchangers().stream())
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .anyMatch(one::takesMailAt);
        }

        private boolean isOfTheDomain(String host) {
            String name = host.toLowerCase(Locale.ROOT);
            return name.equals(domain) || name.endsWith("." + domain);
        }

        private boolean isWebsite(String host) {
            int dot = host.indexOf('.');
            return dot > 0 && OF_WEBSITES.contains(host.substring(0, dot).toLowerCase(Locale.ROOT));
        }

        // ---- What follows ----

        /// Without an answer only what the domain's own names vouch for goes into a record, and the provider's own
        /// include.
        private AddressRepair repairNow(Optional<AddressAnswer> answer, Map<AddressOwner, AddressRepair> repairs) {
            Optional<AddressRepair> answered =
                    answer.map(a -> repairs.getOrDefault(a.owner(), new AddressRepair.Ask()));
            return answered.or(() -> suggestion
                            .map(owner -> repairs.getOrDefault(owner, new AddressRepair.Ask()))
                            .filter(repair -> switch (repair) {
                                case AddressRepair.LetAddress _ -> isVouchedFor();
                                case AddressRepair.MendProvider _ -> isOfTheProvider();
                                case AddressRepair.LetService _,
                                        AddressRepair.SignAtService _,
                                        AddressRepair.SendThroughProvider _,
                                        AddressRepair.AskRecipient _,
                                        AddressRepair.InsideNetwork _,
                                        AddressRepair.ForgedOrForwarded _,
                                        AddressRepair.Ask _ -> false;
                            }))
                    .orElseGet(AddressRepair.Ask::new);
        }

        /// Whether the address names a host of the domain, and that host leads back to it.
        private boolean isVouchedFor() {
            return traits.stream().anyMatch(AddressTrait.OwnName.class::isInstance);
        }

        private boolean isOfTheProvider() {
            return traits.stream().anyMatch(t -> switch (t) {
                case AddressTrait.ServiceName(MailService s, String _) -> isTheProvider(s);
                case AddressTrait.ServiceRange(MailService s, String _) -> isTheProvider(s);
                case AddressTrait.NotPublic _,
                        AddressTrait.OwnName _,
                        AddressTrait.OwnHost _,
                        AddressTrait.OwnExchanger _,
                        AddressTrait.ClaimedName _,
                        AddressTrait.PassedBy _,
                        AddressTrait.InReceived _,
                        AddressTrait.InRecord _,
                        AddressTrait.OtherName _,
                        AddressTrait.NoName _,
                        AddressTrait.Unanswered _ -> false;
            });
        }

        private boolean isTheProvider(MailService one) {
            return known.provider()
                    .flatMap(ProviderKind::spfInclude)
                    .filter(term -> one.includes().stream().anyMatch(i -> term.equals("include:" + i)))
                    .isPresent();
        }

        private AddressRepair repair(AddressOwner owner, Optional<MailService> named) {
            return switch (owner) {
                case OWN_SERVER -> letAddress();
                case WEBSITE -> website();
                case SERVICE ->
                    named.or(() -> service)
                            .map(this::atService)
                            .orElseGet(() -> new AddressRepair.SignAtService(Optional.empty()));
                case PROVIDER ->
                    service.filter(s -> !isTheProvider(s) && !s.includes().isEmpty() && isOfMailboxes(s))
                            .<AddressRepair>map(this::atService)
                            .orElseGet(AddressRepair.MendProvider::new);
                case UNKNOWN ->
                    service.filter(s -> s.kind() == MailService.Kind.GATEWAY && !isOurs(s))
                            .<AddressRepair>map(AddressRepair.AskRecipient::new)
                            .orElseGet(AddressRepair.ForgedOrForwarded::new);
            };
        }

        private static boolean isOfMailboxes(MailService one) {
            return switch (one.kind()) {
                case MAILBOX, HOSTER, GATEWAY -> true;
                case NEWSLETTER, CRM, INVOICE, SHOP, WEBSITE, DELIVERY -> false;
            };
        }

        private AddressRepair letAddress() {
            String family = address.getAddress().length == 4 ? "ip4:" : "ip6:";
            return new AddressRepair.LetAddress(family + AddressText.of(address));
        }

        /// A website of one's own name has its address for itself. The servers of hosters are shared: their include
        /// where they give one, else the way through the provider.
        private AddressRepair website() {
            if (isVouchedFor()) {
                return letAddress();
            }
            return service.filter(s -> switch (s.kind()) {
                        case HOSTER -> !s.includes().isEmpty();
                        case SHOP, WEBSITE, NEWSLETTER, CRM, INVOICE, DELIVERY -> true;
                        case MAILBOX, GATEWAY -> false;
                    })
                    .map(this::atService)
                    .orElseGet(AddressRepair.SendThroughProvider::new);
        }

        private AddressRepair atService(MailService one) {
            return ranges.stream()
                    .filter(one.includes()::contains)
                    .findFirst()
                    .or(() -> one.includes().stream().findFirst())
                    .<AddressRepair>map(include -> new AddressRepair.LetService(one, include))
                    .orElseGet(() -> new AddressRepair.SignAtService(Optional.of(one)));
        }
    }
}
