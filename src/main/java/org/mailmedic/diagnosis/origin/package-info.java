/// Whose the address is that a receiver saw: what was found, what the user says, and which repair follows.
package org.mailmedic.diagnosis.origin;
