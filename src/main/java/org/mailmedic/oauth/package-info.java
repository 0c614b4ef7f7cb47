/// Getting a token to sign in with: by the browser (RFC 6749, 7636, 8252), or by a code that is typed elsewhere
/// (RFC 8628). Tokens live in memory only. This room listens on loopback for one answer; all else goes
/// through `web`.
package org.mailmedic.oauth;
