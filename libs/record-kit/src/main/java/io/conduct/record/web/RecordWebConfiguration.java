package io.conduct.record.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Brings in the controllers. */
@Configuration(proxyBeanMethods = false)
@Import({RecordController.class, BatchController.class, RecordListController.class})
public class RecordWebConfiguration {}
