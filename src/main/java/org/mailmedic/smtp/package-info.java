/// Talking to a mail server: the ladder, the transcript, sign-in and the test message, over Jakarta Mail.
package org.mailmedic.smtp;
