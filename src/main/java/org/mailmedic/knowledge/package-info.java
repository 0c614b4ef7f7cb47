/// What is known of the world, read from data files: providers, the phrases of their refusals, block lists,
/// DNS hosts.
package org.mailmedic.knowledge;
