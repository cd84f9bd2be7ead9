package org.claviger.server.platform;

/**
 * Said before anything else runs. Who reads settings does so then: one that can't be meant stops the start while there is
 * nothing yet to be undone.
 */
public record Starting() {}
