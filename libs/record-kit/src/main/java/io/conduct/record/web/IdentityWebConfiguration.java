package io.conduct.record.web;

import io.conduct.record.domain.PersonalData;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Brings in the way to the personal part of records, where they have one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(PersonalData.class)
@Import(IdentityController.class)
class IdentityWebConfiguration {}
