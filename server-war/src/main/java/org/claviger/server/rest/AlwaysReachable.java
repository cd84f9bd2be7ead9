package org.claviger.server.rest;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import org.jspecify.annotations.Nullable;

/**
 * Has Bean Validation look at every member without asking first. By default it asks JPA whether the member is loaded, which for
 * a small request costs more than all checks; what is validated here are records, of which nothing is loaded late.
 */
public class AlwaysReachable implements TraversableResolver {
    @Override
    public boolean isReachable(
            @Nullable Object object, Path.Node property, Class<?> root, Path path, ElementType elementType) {
        return true;
    }

    @Override
    public boolean isCascadable(
            @Nullable Object object, Path.Node property, Class<?> root, Path path, ElementType elementType) {
        return true;
    }
}
