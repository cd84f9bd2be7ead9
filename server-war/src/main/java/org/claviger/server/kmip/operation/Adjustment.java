package org.claviger.server.kmip.operation;

import java.util.Optional;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.AdjustmentType;
import org.claviger.kmip.word.ResultReason;
import org.claviger.server.kmip.Failure;

/** A value some more or less, or its opposite (KMIP 2.1, section 6.1.3). */
final class Adjustment {
    private Adjustment() {}

    /**
     * The adjusted value.
     *
     * @param by how much; absent: one
     */
    static Value of(Value present, AdjustmentType type, Optional<Item> by) {
        long amount = by.map(item -> number(item.value())).orElse(1L);
        long signed = type == AdjustmentType.DECREMENT ? -amount : amount;
        try {
            return of(present, type, signed);
        } catch (ArithmeticException e) {
            throw new Failure(ResultReason.NUMERIC_RANGE, "The adjusted value is out of its range.", e);
        }
    }

    private static Value of(Value present, AdjustmentType type, long amount) {
        if (present instanceof Value.Bool bool && type == AdjustmentType.NEGATE) {
            return new Value.Bool(!bool.isTrue());
        }
        if (type == AdjustmentType.NEGATE) {
            return negated(present);
        }
        if (present instanceof Value.Int number) {
            return new Value.Int(Math.toIntExact(number.number() + amount));
        }
        if (present instanceof Value.LongInt number) {
            return new Value.LongInt(Math.addExact(number.number(), amount));
        }
        if (present instanceof Value.Interval interval) {
            return new Value.Interval(Math.toIntExact(interval.seconds() + amount));
        }
        if (present instanceof Value.DateTime date) {
            return new Value.DateTime(Math.addExact(date.seconds(), amount));
        }
        throw unadjustable();
    }

    private static Value negated(Value present) {
        if (present instanceof Value.Int number) {
            return new Value.Int(Math.negateExact(number.number()));
        }
        if (present instanceof Value.LongInt number) {
            return new Value.LongInt(Math.negateExact(number.number()));
        }
        throw unadjustable();
    }

    private static long number(Value value) {
        if (value instanceof Value.Int number) {
            return number.number();
        }
        if (value instanceof Value.LongInt number) {
            return number.number();
        }
        if (value instanceof Value.Interval interval) {
            return interval.seconds();
        }
        throw unadjustable();
    }

    private static Failure unadjustable() {
        return new Failure(ResultReason.INVALID_DATA_TYPE, "An attribute of this type is not adjusted so.");
    }
}
