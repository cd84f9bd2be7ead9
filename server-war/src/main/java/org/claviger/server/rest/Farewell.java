package org.claviger.server.rest;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.claviger.server.platform.Stopping;

/** Tells all rooms that the server stops: of all that the container ends, the web application is the first. */
@WebListener
public class Farewell implements ServletContextListener {
    @Inject
    Event<Stopping> stopping;

    @Override
    public void contextDestroyed(ServletContextEvent end) {
        stopping.fire(new Stopping());
    }
}
