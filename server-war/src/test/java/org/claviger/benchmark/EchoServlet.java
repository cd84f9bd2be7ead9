package org.claviger.benchmark;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What Payara does below JAX-RS: the body comes back as it was. */
@WebServlet("/servlet")
public class EchoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(request.getContentType());
        response.setContentLengthLong(request.getContentLengthLong());
        request.getInputStream().transferTo(response.getOutputStream());
    }
}
