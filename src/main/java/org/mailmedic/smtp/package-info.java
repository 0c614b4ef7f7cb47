/// The probe of a mail server, step by step up to the sign-in, and the test message, over Jakarta Mail.
package org.mailmedic.smtp;
