package org.claviger.server.kmip.listener;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.claviger.kmip.item.Item;
import org.claviger.server.kmip.Contact;
import org.claviger.server.kmip.Encoded;

/**
 * Gives a message from the port what a request has from the container: the application's context. An EJB for that alone; an
 * entity manager can't be had without it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Answering {
    @Inject
    Encoded messages;

    /** As {@link Encoded#answer(ByteBuffer, Contact, Consumer)}. */
    public void answer(ByteBuffer message, Contact contact, Consumer<Item> receiver) {
        messages.answer(message, contact, receiver);
    }

    /** As {@link Encoded#answer(Item, Contact, Consumer)}. */
    public void answer(Item request, Contact contact, Consumer<Item> receiver) {
        messages.answer(request, contact, receiver);
    }

    /** Something else that needs it. */
    public <T> T within(Supplier<T> work) {
        return work.get();
    }
}
