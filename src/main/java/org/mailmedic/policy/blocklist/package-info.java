/// DNS block lists (RFC 5782), asked with care: a list that refuses, or that does not answer its own test
/// entries as it should, has said nothing.
package org.mailmedic.policy.blocklist;
