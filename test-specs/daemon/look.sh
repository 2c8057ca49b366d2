# Starts the daemon, says what it sees of it, and stops it.
./daemon start || exit 1
pid=$(cat daemon.pid)
[ -d "/proc/${pid:-none}" ] || { echo there is no daemon >&2; exit 1; }
case $1 in
session)
    read -r mine </proc/self/stat
    set -- $mine
    mine=$6
    read -r its </proc/$pid/stat
    set -- $its
    if [ "$6" = "$mine" ]; then echo in the session of who started it; else echo in a session of its own; fi
    if [ "$6" = "$pid" ]; then echo which it leads; else echo which it does not lead; fi
    ;;
folder) readlink /proc/$pid/cwd ;;
umask) grep Umask /proc/$pid/status ;;
descriptors)
    for fd in /proc/$pid/fd/*; do echo "${fd##*/} is $(readlink $fd)"; done
    ;;
esac
./daemon stop
