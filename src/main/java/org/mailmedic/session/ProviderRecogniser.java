package org.mailmedic.session;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.reply.MailAddress;

/// Finds out who sends the mail of an address: at once for a freemail address, by a look-up of the MX for
/// an own domain.
final class ProviderRecogniser {
    private final Catalogue catalogue;
    private final SessionChecks checks;
    private final Supplier<String> address;
    private final BiConsumer<String, Optional<Recognition>> found;
    private final LatestOnly<String, Guess> lookups;
    private Guess guess = Guess.NONE;

    /// Who seems to send the mail of a domain.
    ///
    /// @param answered false if the DNS gave no answer, so that nothing is known
    private record Guess(String domain, Optional<Recognition> recognition, boolean answered) {
        static final Guess NONE = new Guess("", Optional.empty(), true);
    }

    /// @param address the user's address as it is now
    /// @param found told of each new result, and of which domain it is, on any thread: the address may be
    ///     another one by then
    /// @param failed told of a fault of ours, after which nothing is known
    ProviderRecogniser(
            Catalogue catalogue,
            SessionChecks checks,
            Supplier<String> address,
            BiConsumer<String, Optional<Recognition>> found,
            Runnable failed) {
        this.catalogue = catalogue;
        this.checks = checks;
        this.address = address;
        this.found = found;
        this.lookups = new LatestOnly<>(this::look, this::settle, _ -> {
            found.accept(domain(), Optional.empty());
            failed.run();
        });
    }

    /// The user's address may have changed. Whoever says so last has seen the newest one.
    void addressChanged() {
        Optional<Guess> known;
        synchronized (this) {
            String now = address.get();
            String domain = domainOf(now);
            if (domain.equals(guess.domain()) && guess.answered()) {
                return;
            }
            guess = Guess.NONE;
            lookups.cancel();
            known = catalogue.byAddress(now).map(recognised -> new Guess(domain, Optional.of(recognised), true));
            if (known.isEmpty() && !domain.isEmpty()) {
                lookups.offer(domain);
            }
        }
        known.ifPresent(this::settle);
    }

    /// Looks up now, on this thread.
    void lookNow() throws InterruptedException {
        lookups.cancel();
        settle(look(domain()));
    }

    synchronized Optional<Recognition> suggestion() {
        return guess.recognition();
    }

    synchronized boolean gaveNoAnswer() {
        return !guess.answered();
    }

    /// Whether somebody was asked about the present address, with or without success.
    synchronized boolean hasLooked() {
        return !guess.domain().isEmpty();
    }

    boolean isLooking() {
        return lookups.busy();
    }

    void cancel() {
        lookups.cancel();
    }

    private Guess look(String domain) throws InterruptedException {
        return switch (checks.mailHosts(domain)) {
            case SessionChecks.MailHosts.Known(List<String> hosts) ->
                new Guess(domain, catalogue.byMx(domain, hosts), true);
            case SessionChecks.MailHosts.NoAnswer() -> new Guess(domain, Optional.empty(), false);
        };
    }

    /// What was found out of an address that is not the user's any more says nothing.
    private void settle(Guess latest) {
        synchronized (this) {
            if (!latest.domain().equals(domain())) {
                return;
            }
            guess = latest;
        }
        found.accept(latest.domain(), latest.recognition());
    }

    private String domain() {
        return domainOf(address.get());
    }

    static String domainOf(String address) {
        return MailAddress.parse(address).map(MailAddress::domain).orElse("");
    }
}
