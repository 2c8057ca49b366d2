package io.github.proclab.sandbox;

import java.util.List;

/**
 * @param image      the container image's name and digest; empty for the local sandbox
 * @param work       path of the work folder inside
 * @param isolation  "pid", "net", "ipc", "mount", "uts", "user", "cgroup"
 * @param weaknesses what could not be isolated, a sentence each
 */
public record SandboxDescription(String kind, String image, String kernel, String work, List<String> isolation, List<String> weaknesses) {
    public SandboxDescription {
        isolation = List.copyOf(isolation);
        weaknesses = List.copyOf(weaknesses);
    }
}
