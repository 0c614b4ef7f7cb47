/// The pieces that pages are made of.
package org.mailmedic.ui.control;
