/// The case as a document: save, resume, compare. Never holds a secret.
package org.mailmedic.casefile;
