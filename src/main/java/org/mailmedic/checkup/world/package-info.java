/// What the checks can reach, and the list of all that left this computer. Knows no checks.
package org.mailmedic.checkup.world;
