package org.claviger.api.account;

import java.util.List;

/**
 * A page of accounts.
 *
 * @param total how many there are on all pages
 */
public record AccountListResponse(List<AccountResponse> items, long total) {
    public AccountListResponse {
        items = List.copyOf(items);
    }
}
