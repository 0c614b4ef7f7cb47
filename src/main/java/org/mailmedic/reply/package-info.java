/// What a server said: reply codes, enhanced status, and the reader that finds them in any bounce.
package org.mailmedic.reply;
