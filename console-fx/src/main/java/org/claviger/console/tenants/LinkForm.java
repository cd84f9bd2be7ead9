package org.claviger.console.tenants;

import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/**
 * Which HSM profile a tenant is to have.
 *
 * @param profile the chosen one
 * @param profiles those that there are
 */
record LinkForm(
        Form form, ObjectProperty<@Nullable HsmProfileResponse> profile, ObservableList<HsmProfileResponse> profiles) {}
