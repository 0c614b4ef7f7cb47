/// The seven pages of the walk.
package org.mailmedic.ui.page;
