/// The user's sign-in by browser during one case, and the token that came of it.
package org.mailmedic.signin;
