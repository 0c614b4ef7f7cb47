/// What the user chose for the whole app: how it looks, whom it asks, how long it waits, what it keeps.
package org.mailmedic.settings;
