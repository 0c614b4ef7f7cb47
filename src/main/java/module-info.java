/// MailMedic: from a bounced mail to mail that arrives.
@org.jspecify.annotations.NullMarked
module org.mailmedic {
    requires static org.jspecify;
    requires java.logging;
    requires java.net.http;
    requires java.naming;
    requires java.xml;
    requires jdk.naming.dns;
    requires org.slf4j;
    requires org.dnsjava;
    requires com.google.common;
    requires jakarta.mail;
    requires org.eclipse.angus.mail;
    requires org.eclipse.angus.mail.dsn;
    requires tools.jackson.databind;
    requires info.picocli;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;

    exports org.mailmedic.app to
            javafx.graphics;

    // Commands and their options are found by their annotations.
    opens org.mailmedic.console to
            info.picocli;
}
