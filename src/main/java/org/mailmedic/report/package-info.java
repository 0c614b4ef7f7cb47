/// Telling others: a case as a page, as Markdown or as JSON, secrets and addresses held back.
package org.mailmedic.report;
