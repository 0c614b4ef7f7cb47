/// Whether the large receivers would take mail sent this way, by the rules that they publish.
package org.mailmedic.diagnosis.forecast;
