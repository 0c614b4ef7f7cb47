/// The window around the pages: the list of steps, Back and Next, settings, the band of the practice lab.
package org.mailmedic.ui.shell;
