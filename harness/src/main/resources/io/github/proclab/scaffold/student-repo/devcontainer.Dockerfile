# What "make", "make check" and "make trace" need, for a codespace or any editor that knows dev containers.
FROM debian:bookworm-slim
# Java's package does not install where the folder of the manual pages is missing.
RUN mkdir -p /usr/share/man/man1 \
    && apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        binutils ca-certificates gcc gdb git libc6-dev make maven openjdk-17-jdk-headless procps psmisc valgrind \
    && rm -rf /var/lib/apt/lists/*
ENV LC_ALL=C.UTF-8
