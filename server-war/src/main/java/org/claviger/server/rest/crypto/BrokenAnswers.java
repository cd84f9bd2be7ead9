package org.claviger.server.rest.crypto;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Cuts the connection of an answer that has begun and can't be completed. The container would end such an answer as if it
 * were whole, and its caller could take a truncated plaintext for a good one. The Servlet API has no word for this, so it
 * is asked of Payara's own classes, by their names (docs/adr/0010).
 */
@WebFilter("/api/v1/crypto/streams/*")
public class BrokenAnswers implements Filter {
    /** Request attribute: set by who finds out that the answer can't be completed. */
    static final String BROKEN = BrokenAnswers.class.getName();

    private static final Logger LOG = Logger.getLogger(BROKEN);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request.getAttribute(BROKEN) != null) {
            cut(request);
        }
    }

    private static void cut(ServletRequest request) {
        try {
            Object containers = call(request, "getUnwrappedCoyoteRequest");
            Object grizzlys = call(containers, "getCoyoteRequest");
            Object connection = call(call(grizzlys, "getContext"), "getConnection");
            connection.getClass().getMethod("terminateSilently").invoke(connection);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.SEVERE, "The connection of a broken answer could not be cut", e);
            throw new IllegalStateException(e);
        }
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
