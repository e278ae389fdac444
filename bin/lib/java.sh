# Finds the tools, builds when sources are newer than the program, starts it. Sourced by the tasks
# in bin/; runs under bash 3.2 and newer (macOS, Git Bash, WSL).
set -euo pipefail

caller=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
app=$root/target/app
built=$app/.built

say() { if [ -t 2 ]; then echo "$*" >&2; fi; }

die() {
  echo "$*" >&2
  exit 1
}

source bin/lib/find.sh
source bin/lib/build.sh

# Maven's own libraries use what newer JDKs warn about; that is no business of ours.
export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"

java=$(find_jdk)/bin/java
export JAVA_HOME=${java%/bin/java}
case "$(uname -s)" in
  MINGW* | MSYS* | CYGWIN*) separator=';' ;;
  *) separator=':' ;;
esac

flags=("@$root/bin/lib/jvm.flags")

# Pictures on their way share the heap; those that do not fit wait. More heap, more pictures at once:
# JDK_JAVA_OPTIONS=-Xmx2g ./run serve
case "${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-}" in
  *-Xmx* | *MaxRAMPercentage*) ;;
  *) flags+=(-Xmx400m) ;;
esac

# What the JVM has seen at the last rehearsal: classes come linked, hot methods come profiled. With
# that, what runs a few hundred times is not worth a compiler's time, which is the start's.
cache=$app/fovea.aot
with_cache=(-XX:CompileThresholdScaling=2)

# Starts the program with the arguments, in the folder that the person is in.
fovea() {
  build_if_stale
  local start=("${flags[@]}")
  if [ -f "$cache" ] && [ "$cache" -nt "$built" ]; then
    start+=("${with_cache[@]}" "-XX:AOTCache=$cache" -Xlog:disable -Xlog:all=error:stderr)
  fi
  local terminal=""
  if [ -t 1 ]; then terminal+=1; fi
  if [ -t 2 ]; then terminal+=2; fi
  start+=("-Dfovea.terminal=$terminal")
  cd "$caller"
  exec "$java" "${start[@]}" -cp "$app/fovea.jar" dev.fovea.Main "$@"
}
