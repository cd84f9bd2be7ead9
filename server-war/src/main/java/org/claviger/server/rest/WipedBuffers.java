package org.claviger.server.rest;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.RecyclerPool;
import java.util.Arrays;

/** The buffers that Jackson keeps for the next request of a thread; what this one had in them is wiped. */
final class WipedBuffers extends RecyclerPool.ThreadLocalPoolBase<BufferRecycler> {
    private static final long serialVersionUID = 1L;

    private static final ThreadLocal<BufferRecycler> OF_THREAD = ThreadLocal.withInitial(Wiping::new);

    @Override
    public BufferRecycler acquirePooled() {
        return OF_THREAD.get();
    }

    private static final class Wiping extends BufferRecycler {
        @Override
        public void releaseByteBuffer(int index, byte[] buffer) {
            Arrays.fill(buffer, (byte) 0);
            super.releaseByteBuffer(index, buffer);
        }

        @Override
        public void releaseCharBuffer(int index, char[] buffer) {
            Arrays.fill(buffer, '\0');
            super.releaseCharBuffer(index, buffer);
        }
    }
}
