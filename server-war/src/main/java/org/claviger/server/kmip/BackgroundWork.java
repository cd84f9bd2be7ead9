package org.claviger.server.kmip;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.claviger.kmip.item.Item;

/** What is done in the background. If nobody asks for its answer, which may hold a key, that is wiped. */
public final class BackgroundWork implements Callable<List<Item>> {
    private final Supplier<List<Item>> operation;
    private List<Item> answer = List.of();
    private boolean isAbandoned;

    BackgroundWork(Supplier<List<Item>> operation) {
        this.operation = operation;
    }

    @Override
    public List<Item> call() {
        List<Item> made = operation.get();
        keep(made);
        return made;
    }

    private synchronized void keep(List<Item> made) {
        answer = made;
        if (isAbandoned) {
            wipe();
        }
    }

    /** Nobody will ask any more: the answer is wiped, or will be as soon as it is there. */
    synchronized void abandon() {
        isAbandoned = true;
        wipe();
    }

    private void wipe() {
        answer.forEach(Item::wipe);
        answer = List.of();
    }
}
