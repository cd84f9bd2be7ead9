package org.claviger.server.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Function;

/** A method of a resource that is {@link Hot}. */
final class HotMethod {
    /** Bytes of most answers. */
    private static final int USUAL_ANSWER = 2048;

    private final Object resource;
    private final Method method;
    private final Entrance entrance;
    private final RecordForm<?> request;
    private final JsonForm answer;

    /**
     * Takes a method for what it says to be.
     *
     * @param resource the bean
     * @throws IllegalArgumentException if the method isn't as {@link Hot} demands
     */
    HotMethod(Object resource, Method method) {
        if (!method.isAnnotationPresent(POST.class)
                || method.isAnnotationPresent(CreatesOnce.class)
                || method.getParameterCount() != 1
                || path(method).contains("{")) {
            throw new IllegalArgumentException(method + " can't be hot");
        }
        this.resource = resource;
        this.method = method;
        this.entrance = new Entrance(method.getDeclaringClass(), method);
        this.request = new RecordForm<>(method.getParameterTypes()[0]);
        this.answer = JsonForm.of(method.getReturnType());
    }

    /** Where it is, from the root of the server. */
    static String path(Method method) {
        Path ofClass = method.getDeclaringClass().getAnnotation(Path.class);
        Path ofMethod = method.getAnnotation(Path.class);
        return "/" + ofClass.value() + (ofMethod == null ? "" : "/" + ofMethod.value());
    }

    Entrance entrance() {
        return entrance;
    }

    /** The request, if the JSON has the form that is expected. */
    Optional<Object> read(byte[] json) {
        return request.read(json, 0, json.length).map(Function.identity());
    }

    /**
     * Has the resource answer.
     *
     * @return the answer as JSON
     * @throws InvocationTargetException with what the resource threw
     */
    JsonOutput answer(Object value) throws InvocationTargetException {
        try {
            Object answered = method.invoke(resource, value);
            return JsonOutput.of(USUAL_ANSWER, out -> answer.write(answered, out));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
