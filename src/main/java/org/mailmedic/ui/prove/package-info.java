/// The last page: the test message, the received message, the report.
package org.mailmedic.ui.prove;
