/// Running checks: on virtual threads, with events, deadlines and cancelling.
package org.mailmedic.checkup;
