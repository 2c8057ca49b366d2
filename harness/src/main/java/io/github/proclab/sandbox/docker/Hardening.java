package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import com.github.dockerjava.api.model.Ulimit;
import io.github.proclab.sandbox.SandboxLimits;
import java.util.List;
import java.util.Map;

/** What holds a container in. */
final class Hardening {

    /** The supervisor becomes the student, kills and watches him; it needs no more, and the student gets none of it. */
    private static final Capability[] NEEDED = {Capability.SETUID, Capability.SETGID, Capability.KILL, Capability.SYS_PTRACE};

    private static final long CPU_PERIOD_MICROS = 100_000;
    private static final long CPUS = 2;
    private static final int STUDENT = 64000;
    private static final int MOST_FILES = 1 << 16;
    private static final int PAGE = 4096;

    private Hardening() { }

    /** @param seccomp the profile's content */
    static HostConfig of(SandboxLimits limits, String seccomp) {
        return MemoryPressure.spareSupervisor(new HostConfig())
                .withNetworkMode("none")
                .withIpcMode("private")
                .withReadonlyRootfs(true)
                .withTmpFs(folders(limits.disk()))
                .withShmSize(limits.disk())
                .withMemory(limits.memory())
                .withMemorySwap(limits.memory())
                .withPidsLimit((long) limits.processes())
                .withCpuPeriod(CPU_PERIOD_MICROS)
                .withCpuQuota(CPUS * CPU_PERIOD_MICROS)
                .withSysctls(leftovers(limits.disk()))
                .withUlimits(List.of(new Ulimit("core", 0L, 0L)))
                .withCapDrop(Capability.ALL)
                .withCapAdd(NEEDED)
                .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + seccomp))
                .withLogConfig(new LogConfig(LoggingType.NONE))
                .withAutoRemove(true);
    }

    /** What System V objects may take, which live on without a process and count as nobody's memory (sysctl in proc_sys_kernel(5)). */
    private static Map<String, String> leftovers(long bytes) {
        return Map.of("kernel.shmall", Long.toString(bytes / PAGE), "kernel.msgmni", "1024", "kernel.sem", "32000 32000 500 1024");
    }

    /** The work folder is the student's, who has the same number in docker/Dockerfile. */
    private static Map<String, String> folders(long bytes) {
        String sized = "rw,nosuid,nodev,size=" + bytes + ",nr_inodes=" + MOST_FILES;
        return Map.of(
                "/work", sized + ",exec,mode=0755,uid=" + STUDENT + ",gid=" + STUDENT,
                "/tmp", sized + ",exec,mode=1777",
                "/stage", sized + ",noexec,mode=0700");
    }
}
