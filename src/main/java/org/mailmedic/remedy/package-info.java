/// What to do: steps by provider, the record to publish, letters to those who can fix it.
package org.mailmedic.remedy;
