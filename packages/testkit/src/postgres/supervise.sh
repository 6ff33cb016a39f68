# Makes and runs one test server: sh -c "$(cat supervise.sh)" supervise FOLDER BINARIES [-c NAME=VALUE]...
#
# Stdin is a pipe that only the test run holds. When it ends, because the run stopped the server, exited, crashed or was
# killed outright, the server goes and FOLDER with it; no exit handler inside the run could promise that.

folder=$1 binaries=$2
shift 2
stopping= child=
trap 'stopping=yes; [ -z "$child" ] || quit "$child"' TERM INT HUP

# Told once, early in its life, a process may not hear it.
quit() {
  (while kill -QUIT "$1"; do sleep 0.1; done) >/dev/null 2>&1 3<&- &
}

exec 3<&0
(read -r _ <&3; kill -TERM $$) >/dev/null 2>&1 &
watcher=$!

# `wait` returns early when the trap has run, so it is asked again until the child is really gone.
attended() {
  [ -z "$stopping" ] || return 1
  "$@" </dev/null >&2 3<&- &
  child=$!
  [ -z "$stopping" ] || quit "$child"
  wait "$child"
  code=$?
  while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    code=$?
  done
  child=
  return "$code"
}

# While FOLDER/down lies there the server stays down; then it starts again on what it had. FOLDER/stopped says that it has
# been seen: taken away earlier, FOLDER/down would have been the end.
serve() {
  while :; do
    attended "$binaries/postgres" -D "$folder/data" "$@"
    code=$?
    [ -z "$stopping" ] && [ -e "$folder/down" ] || return "$code"
    : >"$folder/stopped"
    while [ -z "$stopping" ] && [ -e "$folder/down" ]; do sleep 0.05; done
    rm -f "$folder/stopped"
  done
}

attended "$binaries/initdb" --pgdata="$folder/data" --username=postgres --pwfile="$folder/password" \
  --auth=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=nb-NO --no-sync --no-instructions &&
  serve "$@"
code=$?

kill "$watcher" 2>/dev/null
# A process of the server that is still on its way out may write once more.
rm -rf "$folder" || { sleep 1; rm -rf "$folder"; }
exit "$code"
