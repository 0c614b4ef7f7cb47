/// The third page: the settings of the mail program, the ways to sign in, and the test, step by step.
package org.mailmedic.ui.signin;
