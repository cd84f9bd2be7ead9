/** The main job, played through real HTTPS requests: what {@code demo} shows and {@code up --seed-demo} leaves behind. */
package org.claviger.launcher.demo;
