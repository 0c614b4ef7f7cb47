/// The fifth page: the answer, the way of the mail, and what the large receivers would do.
package org.mailmedic.ui.answer;
