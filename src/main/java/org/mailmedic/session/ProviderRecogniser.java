package org.mailmedic.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailmedic.knowledge.Catalogue;
import org.mailmedic.knowledge.Recognition;
import org.mailmedic.reply.MailAddress;

/// Finds out who sends the mail of an address: at once for a freemail address, by a look-up of the MX for
/// an own domain.
final class ProviderRecogniser {
    private final Catalogue catalogue;
    private final SessionChecks checks;
    private final Consumer<Optional<Recognition>> found;
    private final LatestOnly<String, Guess> lookups;
    private Guess guess = Guess.NONE;

    /// Who seems to send the mail of a domain.
    ///
    /// @param answered false if the DNS gave no answer, so that nothing is known
    private record Guess(String domain, Optional<Recognition> recognition, boolean answered) {
        static final Guess NONE = new Guess("", Optional.empty(), true);
    }

    /// @param found told of each new result, on any thread
    /// @param failed told of a fault of ours, after which nothing is known
    ProviderRecogniser(
            Catalogue catalogue, SessionChecks checks, Consumer<Optional<Recognition>> found, Runnable failed) {
        this.catalogue = catalogue;
        this.checks = checks;
        this.found = found;
        this.lookups = new LatestOnly<>(this::look, this::settle, _ -> {
            found.accept(Optional.empty());
            failed.run();
        });
    }

    /// The user's address is now this.
    void typed(String address) {
        String domain = domainOf(address);
        synchronized (this) {
            if (domain.equals(guess.domain()) && guess.answered()) {
                return;
            }
            guess = Guess.NONE;
        }
        lookups.cancel();
        if (domain.isEmpty()) {
            return;
        }
        Optional<Recognition> byAddress = catalogue.byAddress(address);
        if (byAddress.isPresent()) {
            settle(new Guess(domain, byAddress, true));
        } else {
            lookups.offer(domain);
        }
    }

    /// Looks up now, on this thread.
    void lookNow(String address) throws InterruptedException {
        lookups.cancel();
        settle(look(domainOf(address)));
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

    private void settle(Guess latest) {
        synchronized (this) {
            guess = latest;
        }
        found.accept(latest.recognition());
    }

    private static String domainOf(String address) {
        return MailAddress.parse(address).map(MailAddress::domain).orElse("");
    }
}
