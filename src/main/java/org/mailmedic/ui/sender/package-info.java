/// The second page: the address, and who sends its mail.
package org.mailmedic.ui.sender;
