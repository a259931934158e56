package io.conduct.aggregator.statement;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is to be checked.
 *
 * @param current the current value, 0 or more
 * @param previous what it is compared with, 0 or more; empty when it was not printed
 * @param stated the statement in Chinese
 */
public record Statement(BigDecimal current, Optional<BigDecimal> previous, String stated) {}
