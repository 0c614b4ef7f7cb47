package org.mailmedic.diagnosis.origin;

import java.util.List;
import java.util.Map;
import org.mailmedic.dns.AddressScope;
import org.mailmedic.knowledge.MailService;

/// One thing that was found of an address, with what shows it. The words of each are `origin.trait.` and its key.
public sealed interface AddressTrait {
    /// Stable, for words and JSON.
    String key();

    /// What its words name.
    Map<String, String> words();

    /// It is not an address of the internet.
    record NotPublic(AddressScope scope) implements AddressTrait {
        @Override
        public String key() {
            return "not_public";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("scope", scope.name());
        }
    }

    /// Its own name is one of the user's domain, and leads back to it.
    record OwnName(String name) implements AddressTrait {
        @Override
        public String key() {
            return "own_name";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("name", name);
        }
    }

    /// A host of the user's domain leads to it. Hundreds of websites may share such an address.
    record OwnHost(String name) implements AddressTrait {
        @Override
        public String key() {
            return "own_host";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("name", name);
        }
    }

    /// A host that takes the mail of the user's domain, and bears its name, leads to it.
    record OwnExchanger(String name) implements AddressTrait {
        @Override
        public String key() {
            return "own_exchanger";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("name", name);
        }
    }

    /// Its own name is one of a service's servers, and leads back to it.
    record ServiceName(MailService service, String name) implements AddressTrait {
        @Override
        public String key() {
            return "service_name";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("service", service.name(), "name", name);
        }
    }

    /// A service publishes it as one of its servers.
    ///
    /// @param record name of the SPF record that holds it
    record ServiceRange(MailService service, String record) implements AddressTrait {
        @Override
        public String key() {
            return "service_range";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("service", service.name(), "name", record);
        }
    }

    /// Its own name is one of a service's servers, and nothing leads back: anybody can claim that.
    record ClaimedName(MailService service, String name) implements AddressTrait {
        @Override
        public String key() {
            return "claimed_name";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("service", service.name(), "name", name);
        }
    }

    /// The message that came back passed a server of this name.
    record PassedBy(MailService service, String host) implements AddressTrait {
        @Override
        public String key() {
            return "passed_by";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("service", service.name(), "name", host);
        }
    }

    /// The message that came back names it as the address of this host.
    record InReceived(String host) implements AddressTrait {
        @Override
        public String key() {
            return "in_received";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("name", host);
        }
    }

    /// The user's own SPF record names it already.
    ///
    /// @param term the term of that record
    record InRecord(String term) implements AddressTrait {
        @Override
        public String key() {
            return "in_record";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("term", term);
        }
    }

    /// It has names of its own that say nothing of the user or of a service that we know.
    ///
    /// @param isGeneric whether they are of the kind that providers make from the address
    record OtherName(List<String> names, boolean isGeneric) implements AddressTrait {
        public OtherName {
            names = List.copyOf(names);
        }

        @Override
        public String key() {
            return isGeneric ? "generic_name" : "other_name";
        }

        @Override
        public Map<String, String> words() {
            return Map.of("name", String.join(", ", names));
        }
    }

    /// It has no name of its own.
    record NoName() implements AddressTrait {
        @Override
        public String key() {
            return "no_name";
        }

        @Override
        public Map<String, String> words() {
            return Map.of();
        }
    }

    /// Not everything that was asked was answered.
    record Unanswered() implements AddressTrait {
        @Override
        public String key() {
            return "unanswered";
        }

        @Override
        public Map<String, String> words() {
            return Map.of();
        }
    }
}
