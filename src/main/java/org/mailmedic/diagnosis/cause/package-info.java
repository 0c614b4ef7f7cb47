/// From facts to ranked causes, with the evidence for and against each.
package org.mailmedic.diagnosis.cause;
