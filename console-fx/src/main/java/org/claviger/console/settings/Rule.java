package org.claviger.console.settings;

import org.claviger.api.approval.ProposedAction;

/** How many others have to accept an action; 0: it is done at once. */
record Rule(ProposedAction action, int acceptances) {}
