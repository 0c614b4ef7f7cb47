/// What this program is: its version, the parts that it is made of and their licences, how old its knowledge is; and
/// what goes into a report of a fault of ours.
package org.mailmedic.about;
