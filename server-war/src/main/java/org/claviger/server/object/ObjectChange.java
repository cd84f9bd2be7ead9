package org.claviger.server.object;

import java.util.List;
import org.claviger.api.crypto.ChangeObjectRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol changes of an object, all at once; what is absent stays.
 *
 * @param attributes name, groups, links and free attributes
 * @param usageMask bits of KMIP 2.1, section 11.12
 * @param kept all that it is to keep
 */
public record ObjectChange(
        @Nullable ChangeObjectRequest attributes,
        @Nullable KeyPolicy policy,
        @Nullable Integer usageMask,
        @Nullable List<Kept> kept) {}
