package io.github.proclab;

import io.github.proclab.engine.ProclabEngine;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** The labs that come along, as tests of a build: every test of each lab, on each of its solutions. */
@Suite
@IncludeEngines(ProclabEngine.ID)
@SelectDirectories("test-specs")
class LabsIT {
}
