package org.claviger.server.approval;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.Wording;
import org.jspecify.annotations.Nullable;

/** A sentence and its values in one column, apart by what no name has in it: U+001F, the unit separator. */
@Converter
public class WordingColumn implements AttributeConverter<@Nullable Wording, @Nullable String> {
    private static final String BETWEEN = "\u001f";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Wording wording) {
        if (wording == null) {
            return null;
        }
        List<String> parts = new ArrayList<>(List.of(wording.text().name()));
        wording.values().forEach(value -> parts.add(value.replace(BETWEEN, " ")));
        return String.join(BETWEEN, parts);
    }

    @Override
    public @Nullable Wording convertToEntityAttribute(@Nullable String column) {
        if (column == null) {
            return null;
        }
        List<String> parts = List.of(column.split(BETWEEN, -1));
        return new Wording(ProposalText.valueOf(parts.get(0)), parts.subList(1, parts.size()));
    }
}
