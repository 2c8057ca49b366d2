# Runs a program under memcheck: where its reports go, the source of the library to load, whether origins are tracked, the program and its
# arguments.
reports=$1 library=$2 origins=$3 object=/tmp/${1##*/}.so path=${PATH-}
shift 3
# The PATH of the test is the program's.
PATH=/usr/local/bin:/usr/bin:/bin
impossible() { printf %s "$1" >"$reports.impossible"; exit 127; }
command -v valgrind >/dev/null || impossible "Valgrind is not installed in the sandbox (Debian, Ubuntu: apt-get install valgrind)"
said=$(printf %s "$library" | gcc -x c -shared -fPIC -o "$object" - 2>&1) ||
    impossible "what proclab loads with the program could not be compiled: $said"
exec env PATH="$path" LD_PRELOAD="$object" "$(command -v valgrind)" --command-line-only=yes --tool=memcheck --vgdb=no \
    --trace-children=yes '--trace-children-skip=/bin/*,/sbin/*,/usr/*,/lib*,/opt/*' \
    --leak-check=full --show-leak-kinds=all "--track-origins=$origins" --num-callers=24 --xml=yes "--xml-file=$reports.%p" "$@"
