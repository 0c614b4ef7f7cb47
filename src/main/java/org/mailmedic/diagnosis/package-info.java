/// What was measured, as values; the rooms inside go from it to findings, records, causes and the forecast. None of
/// them can reach the network.
package org.mailmedic.diagnosis;
