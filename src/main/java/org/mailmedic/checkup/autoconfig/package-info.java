/// Finding the settings of a domain that no data file knows: asks the domain's own web server and DNS, a
/// public database if the user allows it, and at last tries the usual names.
package org.mailmedic.checkup.autoconfig;
