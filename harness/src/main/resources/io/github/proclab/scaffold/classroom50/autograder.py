#!/usr/bin/env python3
"""Classroom 50's entry point for the lab "@{lab}": unpacks proclab, which lies beside this file, and checks the student's checkout with it.

Writes ./result.json and ./release-body.md; status and summary are left to Classroom 50's runner, which makes them of the result. Ends with 0
where the check ran to its end, whatever the marks. Needs Java @{java} or later, gcc, make and binutils; and Valgrind where the lab looks at memory.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
RESULT = "result.json"
RELEASE = "release-body.md"
# Numbers of capabilities(7).
CAP_SETGID, CAP_SETUID = 6, 7
FULL_MARKS, LESS, OVER_TIME = 0, 1, (124, 137)
SECONDS = @{seconds}


def cannot(why):
    print("proclab: " + why, file=sys.stderr)
    sys.exit(3)


def unpacked(folder):
    with zipfile.ZipFile(os.path.join(HERE, "proclab.zip")) as archive:
        for entry in archive.infolist():
            path = archive.extract(entry, folder)
            os.chmod(path, (entry.external_attr >> 16) & 0o755 or 0o755)
    return os.path.join(folder, "proclab", "proclab")


def has(capability):
    with open("/proc/self/status") as status:
        effective = next(line.split()[1] for line in status if line.startswith("CapEff:"))
    return int(effective, 16) >> capability & 1 == 1


def as_root():
    """Students' programs run as another user than the grader, which takes root; hosted runners give it without a password."""
    if os.geteuid() == 0:
        if not (has(CAP_SETGID) and has(CAP_SETUID)):
            cannot("this container lacks the capabilities SETUID and SETGID: the student's program would run as root and could write its own result")
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True).returncode == 0:
        return ["sudo", "-n", "--preserve-env"]
    cannot("grading takes root here, or a sudo without a password: as this user, a student's program could write its own result")


def check(proclab, results):
    # sudo sets these itself, whatever it is to preserve; and it does not hand on every signal, so that the time is kept within.
    command = as_root() + ["env", "PATH=" + os.environ["PATH"], "JAVA_HOME=" + os.environ.get("JAVA_HOME", ""),
                           "timeout", "--kill-after=5", str(SECONDS), proclab, "check", os.path.join(HERE, "lab", "lab.yaml"), os.getcwd(),
                           "--sandbox", "local", "--format", "classroom50", "--out", results]
    return subprocess.run(command, stdin=subprocess.DEVNULL).returncode


def fetch(results, name):
    # A link of the same name, in what a student pushed, is not followed.
    if os.path.lexists(name):
        os.remove(name)
    with open(os.path.join(results, name), "rb") as source, open(name, "xb") as target:
        shutil.copyfileobj(source, target)


def main():
    folder = tempfile.mkdtemp(prefix="proclab-")
    try:
        results = os.path.join(folder, "results")
        os.mkdir(results)
        status = check(unpacked(folder), results)
        if status in OVER_TIME:
            cannot("grading did not come to an end within %d s" % SECONDS)
        if status not in (FULL_MARKS, LESS):
            cannot("it could not be graded (exit status %d)" % status)
        fetch(results, RESULT)
        fetch(results, RELEASE)
    finally:
        if os.geteuid() != 0:
            subprocess.run(["sudo", "-n", "rm", "-rf", folder], stdin=subprocess.DEVNULL, check=False)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
