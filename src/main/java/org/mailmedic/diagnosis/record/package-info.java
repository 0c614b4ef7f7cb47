/// The only maker of records to publish: each mended by the smallest edits, and held against its own RFC.
package org.mailmedic.diagnosis.record;
