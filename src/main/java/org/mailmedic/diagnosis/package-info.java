/// From facts to findings to ranked causes with evidence. Cannot reach the network.
package org.mailmedic.diagnosis;
