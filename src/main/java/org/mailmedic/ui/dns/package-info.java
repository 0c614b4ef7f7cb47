/// The fourth page: what the DNS says, part by part, and what lies behind each answer.
package org.mailmedic.ui.dns;
