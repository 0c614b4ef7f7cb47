/// SPF (RFC 7208): `check_host`, and a reading of a record that goes on after the first fault.
package org.mailmedic.policy.spf;
