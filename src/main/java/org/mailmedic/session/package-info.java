/// A case at work: evidence in, advice out, with its history, its saving and its watch. Closes all that it opened.
package org.mailmedic.session;
