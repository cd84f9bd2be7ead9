package org.claviger.console.common;

import org.kordamp.ikonli.Ikon;

/** Something that can be done now, as the command palette offers it. */
public record Action(String text, Ikon icon, Runnable run) {}
