/// The sixth page: what to do, with the record to publish, its change, and the letters.
package org.mailmedic.ui.fix;
