package org.claviger.server.rest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All methods of resources that are {@link Hot}, by their paths. */
@ApplicationScoped
class HotMethods {
    @Inject
    BeanManager beans;

    private final Map<String, HotMethod> byPath = new HashMap<>();

    @PostConstruct
    void find() {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
                for (Method method : bean.getBeanClass().getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Hot.class)) {
                        byPath.put(HotMethod.path(method), new HotMethod(reference(bean), method));
                    }
                }
            }
        }
    }

    private Object reference(Bean<?> bean) {
        return beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
    }

    @Nullable HotMethod at(String path) {
        return byPath.get(path);
    }
}
