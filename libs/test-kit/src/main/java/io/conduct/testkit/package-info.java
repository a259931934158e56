/** What tests of every module share: a broker, a store, tokens, child processes, contracts and architecture rules. */
@NullMarked
package io.conduct.testkit;

import org.jspecify.annotations.NullMarked;
