/// Starting and wiring: the launcher, every object made in one place, folders, the log.
package org.mailmedic.app;
