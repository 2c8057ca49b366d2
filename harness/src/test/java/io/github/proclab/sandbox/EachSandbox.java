package io.github.proclab.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A test that holds in every sandbox. Its method takes a {@link TestedSandbox}, and possibly a {@link Session} after it, which is open and
 * is closed afterwards. Where the machine cannot have a sandbox the test is skipped and says why, unless the environment requires it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(TestedSandbox.class)
public @interface EachSandbox {
}
