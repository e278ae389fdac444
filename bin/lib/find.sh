# Where a JDK of the right age and Maven are; sourced by java.sh.

jdk_least=25
maven_least=3.8

# The major version of the JDK in a folder, read from its 'release' file; nothing when it is none.
jdk_version() {
  local version
  [ -x "$1/bin/java" ] && [ -e "$1/bin/javac" -o -e "$1/bin/javac.exe" ] && [ -f "$1/release" ] || return 0
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

# Follows the links from a program on the PATH to the folder of its JDK.
jdk_on_path() {
  local file target
  file=$(command -v java) || return 0
  while [ -L "$file" ]; do
    target=$(readlink "$file")
    case $target in
      /*) file=$target ;;
      *) file=$(dirname "$file")/$target ;;
    esac
  done
  dirname "$(dirname "$file")"
}

# One folder a line: what was asked for first, then where installers put JDKs.
jdk_candidates() {
  echo "${JAVA_HOME:-}"
  jdk_on_path
  local folder
  for folder in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.gradle/jdks/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.jenv/versions/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    "/c/Program Files/Eclipse Adoptium"/* "/c/Program Files/Java"/* \
    "/c/Program Files/Microsoft"/jdk* "/c/Program Files/Zulu"/* "/c/Program Files/Amazon Corretto"/*; do
    [ -d "$folder" ] && echo "$folder"
  done
  return 0
}

find_jdk() {
  local folder version
  while IFS= read -r folder; do
    [ -n "$folder" ] || continue
    version=$(jdk_version "$folder")
    if [ -n "$version" ] && [ "$version" -ge "$jdk_least" ]; then
      echo "$folder"
      return
    fi
  done < <(jdk_candidates)
  die "Fovea needs a JDK $jdk_least or newer, and there is none in JAVA_HOME, on the PATH or in the usual folders.
  Debian, Ubuntu   sudo apt install openjdk-$jdk_least-jdk-headless   (or temurin-$jdk_least-jdk from Adoptium)
  macOS            brew install openjdk@$jdk_least
  Windows          winget install EclipseAdoptium.Temurin.$jdk_least.JDK   (then ./run in Git Bash, or in WSL as on Debian)
  anywhere         sdk install java $jdk_least-tem   (SDKMAN!)
A JDK that lies elsewhere: JAVA_HOME=/path/to/jdk ./run …"
}

require_maven() {
  local version found
  if version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p') &&
    [ -n "$version" ] && maven_is_new_enough "$version"; then
    return
  fi
  found=${version:+only $version}
  die "Fovea is built by Maven $maven_least or newer, and ${found:-none} is on the PATH.
  Debian, Ubuntu   sudo apt install maven
  macOS            brew install maven
  Windows          winget install Apache.Maven, or: scoop install maven   (then ./run in Git Bash, or in WSL as on Debian)
  anywhere         sdk install maven   (SDKMAN!)"
}

maven_is_new_enough() {
  local major=${1%%.*} minor=${1#*.}
  [ "$major" -gt "${maven_least%%.*}" ] ||
    { [ "$major" -eq "${maven_least%%.*}" ] && [ "$minor" -ge "${maven_least#*.}" ]; }
}
