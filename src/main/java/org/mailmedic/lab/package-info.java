/// The practice lab: classic failures as real conversations with servers on loopback.
package org.mailmedic.lab;
