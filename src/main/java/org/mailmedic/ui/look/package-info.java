/// How it looks: the theme, its colours and fonts.
package org.mailmedic.ui.look;
