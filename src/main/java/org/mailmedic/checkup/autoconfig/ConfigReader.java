package org.mailmedic.checkup.autoconfig;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mailmedic.connection.Security;
import org.mailmedic.connection.ServerSettings;
import org.mailmedic.reply.MailAddress;

/// Reads the outgoing servers of a `config-v1.1.xml`
/// (<https://wiki.mozilla.org/Thunderbird:Autoconfiguration:ConfigFileFormat>). Incoming servers do not
/// concern us.
///
/// The document comes from strangers: a document type, entities, depth without end and endless content stop the
/// reading.
final class ConfigReader {
    private static final int DEEPEST = 24;
    private static final int MOST_EVENTS = 5_000;
    private static final int LONGEST_VALUE = 300;
    private static final int MOST_SERVERS = 10;
    private static final XMLInputFactory FACTORY = factory();

    private final MailAddress address;
    private final List<Outgoing> found = new ArrayList<>();
    private Draft draft = new Draft();

    private ConfigReader(MailAddress address) {
        this.address = address;
    }

    /// An outgoing server as the document has it.
    record Outgoing(ServerSettings server, Optional<String> user, List<String> ways) {}

    private static final class Draft {
        private String host = "";
        private String port = "";
        private String socket = "";
        private String user = "";
        private final List<String> ways = new ArrayList<>();
    }

    /// Not to be read: no XML, not this kind, or hostile.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever else is on the path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /// The servers that take mail over an encrypted connection, in the order of the document.
    ///
    /// @throws Unreadable if it is no such document
    static List<Outgoing> read(byte[] document, MailAddress address) throws Unreadable {
        var reader = new ConfigReader(address);
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                reader.walk(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // Parsers are known to stumble over broken input with exceptions of every kind.
            throw new Unreadable("not well-formed: " + e.getClass().getSimpleName());
        }
        return List.copyOf(reader.found);
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        List<String> path = new ArrayList<>();
        var text = new StringBuilder();
        boolean ours = false;
        for (int events = 0; xml.hasNext(); events++) {
            if (events > MOST_EVENTS) {
                throw new Unreadable("too much in it");
            }
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("a document type or an entity in it");
                case XMLStreamConstants.START_ELEMENT -> {
                    path.add(xml.getLocalName());
                    text.setLength(0);
                    if (path.size() > DEEPEST) {
                        throw new Unreadable("too deep");
                    }
                    ours = ours || isRoot(path);
                    begin(path, xml);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() + xml.getTextLength() > LONGEST_VALUE) {
                        // Too long for a value of ours; it may be a description, which nobody reads here.
                        text.setLength(0);
                        text.append(" ".repeat(LONGEST_VALUE));
                    } else {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(path, text.toString().strip());
                    text.setLength(0);
                    path.removeLast();
                }
                default -> {
                    // Comments and instructions say nothing to us.
                }
            }
        }
        if (!ours) {
            throw new Unreadable("another kind of document");
        }
    }

    private static boolean isRoot(List<String> path) {
        return path.equals(List.of("clientConfig", "emailProvider"));
    }

    private static boolean isOutgoing(List<String> path) {
        return path.size() >= 3 && isRoot(path.subList(0, 2)) && path.get(2).equals("outgoingServer");
    }

    private void begin(List<String> path, XMLStreamReader xml) {
        if (isOutgoing(path) && path.size() == 3) {
            draft = new Draft();
            String type = xml.getAttributeValue(null, "type");
            if (!"smtp".equals(type)) {
                draft.socket = "not ours";
            }
        }
    }

    private void end(List<String> path, String value) {
        if (!isOutgoing(path)) {
            return;
        }
        if (path.size() == 3) {
            settings().filter(_ -> found.size() < MOST_SERVERS).ifPresent(found::add);
            return;
        }
        if (path.size() == 4) {
            switch (path.getLast()) {
                case "hostname" -> draft.host = filled(value).toLowerCase(Locale.ROOT);
                case "port" -> draft.port = value;
                case "socketType" -> draft.socket = draft.socket.isEmpty() ? value : draft.socket;
                case "username" -> draft.user = filled(value);
                case "authentication" -> {
                    if (draft.ways.size() < MOST_SERVERS && value.matches("[A-Za-z0-9-]{1,40}")) {
                        draft.ways.add(value);
                    }
                }
                default -> {
                    // Restrictions, hints for other programs.
                }
            }
        }
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> place : Map.of(
                        "%EMAILADDRESS%", address.toString(),
                        "%EMAILLOCALPART%", address.local(),
                        "%EMAILDOMAIN%", address.domain())
                .entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }

    /// The server, if it is complete and safe to use. A connection without encryption is never offered.
    private Optional<Outgoing> settings() {
        Optional<Security> security = switch (draft.socket) {
            case "SSL" -> Optional.of(Security.TLS);
            case "STARTTLS" -> Optional.of(Security.STARTTLS);
            default -> Optional.empty();
        };
        if (security.isEmpty() || !Hosts.isName(draft.host) || !draft.port.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(draft.port);
        if (port < 1 || port > 65535) {
            return Optional.empty();
        }
        boolean named = !draft.user.isBlank()
                && draft.user.length() <= LONGEST_VALUE
                && draft.user.indexOf('%') < 0
                && draft.user.chars().noneMatch(Character::isISOControl);
        return Optional.of(new Outgoing(
                new ServerSettings(draft.host, port, security.get()),
                named ? Optional.of(draft.user) : Optional.empty(),
                List.copyOf(draft.ways)));
    }
}
