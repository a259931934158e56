/** Bad input, generated from a kind's JSON Schema, and a check that a recording service refuses all of it properly. */
@NullMarked
package io.conduct.testkit.badinput;

import org.jspecify.annotations.NullMarked;
