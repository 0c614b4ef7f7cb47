package org.mailmedic.diagnosis.origin;

import java.util.Optional;
import org.mailmedic.dns.AddressScope;
import org.mailmedic.knowledge.MailService;

/// What follows from whose an address is. Its words are `origin.repair.` and its key.
public sealed interface AddressRepair {
    /// Stable, for words and JSON.
    String key();

    /// The term to put into the domain's SPF record for this address; nothing where it belongs in none.
    default Optional<String> term() {
        return Optional.empty();
    }

    /// The service that it is about, where it is about one.
    default Optional<MailService> service() {
        return Optional.empty();
    }

    /// The record names this address.
    ///
    /// @param mechanism as it stands in a record, such as `ip4:203.0.113.77`
    record LetAddress(String mechanism) implements AddressRepair {
        @Override
        public String key() {
            return "let_address";
        }

        @Override
        public Optional<String> term() {
            return Optional.of(mechanism);
        }
    }

    /// The record includes what the service publishes, and the service signs for the domain.
    ///
    /// @param include name to include
    record LetService(MailService of, String include) implements AddressRepair {
        @Override
        public String key() {
            return of.kind() == MailService.Kind.GATEWAY ? "let_gateway" : "let_service";
        }

        @Override
        public Optional<String> term() {
            return Optional.of("include:" + include);
        }

        @Override
        public Optional<MailService> service() {
            return Optional.of(of);
        }
    }

    /// The service signs for the domain: it wants nothing in the record.
    ///
    /// @param of the service; nothing where the user did not say which
    record SignAtService(Optional<MailService> of) implements AddressRepair {
        @Override
        public String key() {
            return of.isPresent() ? "sign_at_service" : "sign_somewhere";
        }

        @Override
        public Optional<MailService> service() {
            return of;
        }
    }

    /// The website hands its mail to the user's provider, with a sign-in, instead of sending it itself.
    record SendThroughProvider() implements AddressRepair {
        @Override
        public String key() {
            return "through_provider";
        }
    }

    /// The provider's own servers were refused: its include is what the record needs.
    record MendProvider() implements AddressRepair {
        @Override
        public String key() {
            return "mend_provider";
        }
    }

    /// The recipient's filter handed the mail on and its own mailboxes took the filter for the sender.
    record AskRecipient(MailService gateway) implements AddressRepair {
        @Override
        public String key() {
            return "ask_recipient";
        }

        @Override
        public Optional<MailService> service() {
            return Optional.of(gateway);
        }
    }

    /// The address is one of somebody's own network: no record can name it.
    record InsideNetwork(AddressScope scope) implements AddressRepair {
        @Override
        public String key() {
            return "inside_network";
        }
    }

    /// Nobody knows it: somebody may have forged the sender, or forwarded the mail.
    record ForgedOrForwarded() implements AddressRepair {
        @Override
        public String key() {
            return "forged_or_forwarded";
        }
    }

    /// It depends on the answer.
    record Ask() implements AddressRepair {
        @Override
        public String key() {
            return "ask";
        }
    }
}
