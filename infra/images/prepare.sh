#!/bin/sh
# Makes service.aot, the classes of the service named as they are after loading and linking.
set -eu
module="$1"
cd /opt/conduct
training=$(mktemp -d)
if [ "$module" = petition-service ]; then
    # It does not start without keys. These are made up, open nothing, and end with this step.
    key() { head -c 32 /dev/urandom | base64 -w 0; }
    CONDUCT_PETITION_KEYS="$training/keys.json"
    export CONDUCT_PETITION_KEYS
    (umask 077 && printf '{"primary":"a","keys":[{"id":"a","alg":"AES256_GCM","key":"%s"}],"digestKey":"%s","indexKey":"%s"}' \
        "$(key)" "$(key)" "$(key)" > "$CONDUCT_PETITION_KEYS")
fi
CONDUCT_AGGREGATOR_STREAM_STATEDIR="$training/state" SERVER_PORT=0 \
    java -XX:+UseSerialGC -XX:AOTCacheOutput=service.aot -Dspring.context.exit=onRefresh -jar service.jar
rm -rf "$training"
test -s service.aot
chmod 0444 service.aot
