/// The order of the steps, and nothing else: where a case stands, where it may go, how the steps look.
package org.mailmedic.walk;
