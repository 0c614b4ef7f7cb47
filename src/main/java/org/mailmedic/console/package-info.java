/// MailMedic in a terminal: commands for scripts, and the walk as questions and answers.
package org.mailmedic.console;
