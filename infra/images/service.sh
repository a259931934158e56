#!/bin/sh
# Runs the service of this image. JAVA_OPTS adds options, for example -Xmx512m.
set -eu
cd /opt/conduct
set -- -XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp ${JAVA_OPTS:-} "$@"
if [ -f service.aot ]; then
    set -- -XX:AOTCache=service.aot "$@"
fi
exec java "$@" -jar service.jar
