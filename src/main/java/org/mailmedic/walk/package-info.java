/// The order of questions: steps, readiness, routes. The wizard without a window.
package org.mailmedic.walk;
