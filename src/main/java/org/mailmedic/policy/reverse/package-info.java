/// Reverse DNS with forward confirmation.
package org.mailmedic.policy.reverse;
