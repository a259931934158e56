/** The authorization server of the local platform: tokens for clients that prove who they are, and nothing else. */
@NullMarked
package io.conduct.local.identity;

import org.jspecify.annotations.NullMarked;
