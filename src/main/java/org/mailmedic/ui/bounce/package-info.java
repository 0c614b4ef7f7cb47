/// The first page: what came back, read while it is pasted, and the ways to other cases.
package org.mailmedic.ui.bounce;
