package io.conduct.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test, tagged {@code docker}, that is skipped with a reason where no Docker engine answers. */
@Documented
@ExtendWith(DockerCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Tag("docker")
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresDocker {}
