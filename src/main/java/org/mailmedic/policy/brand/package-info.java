/// The logo that a domain asks mail programs to show (BIMI). Hygiene: it never causes a bounce.
package org.mailmedic.policy.brand;
