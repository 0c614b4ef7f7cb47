/// The words, by code, in the user's language.
package org.mailmedic.text;
