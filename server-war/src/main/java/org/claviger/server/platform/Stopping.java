package org.claviger.server.platform;

/**
 * Said when the server is being stopped in order, while everything still runs. Who has something left to write writes it then: when beans
 * are destroyed, the application's classes and its connections to the database are gone.
 */
public record Stopping() {}
