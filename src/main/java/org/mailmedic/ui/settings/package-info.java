/// The settings: a sheet of panes, one for each purpose. Each change acts and is kept at once (decision
/// 0806).
package org.mailmedic.ui.settings;
