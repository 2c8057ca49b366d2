package io.github.proclab;

import io.github.proclab.engine.ProclabEngine;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** A lab as tests of a build, as a course may have it: every test of the lab, on each of its solutions. */
@Suite
@IncludeEngines(ProclabEngine.ID)
@SelectDirectories("test-specs/exit-status")
class LabsIT {
}
