/// A secured connection to a mail server: reaching it, TLS and trust, how to sign in, secrets and their masking, the
/// transcript. Knows no protocol of mail.
package org.mailmedic.connection;
