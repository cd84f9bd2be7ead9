package org.claviger.benchmark;

import java.util.List;

/** Makes a row of what was measured. */
interface Line {
    /** What has to be measured for it. */
    List<Measure> needs();

    Row row(Results results);
}
