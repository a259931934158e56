package io.conduct.record.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where receipts come from.
 *
 * @param aggregatorUri base address of the aggregator; empty when receipts shall not say what is counted
 */
@ConfigurationProperties("conduct.record.receipt")
record ReceiptProperties(@DefaultValue("") String aggregatorUri) {}
