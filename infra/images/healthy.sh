#!/bin/bash
# Succeeds when the service of this container is ready. Needs no program but the shell.
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 4 answer <&3 || exit 1
case "$answer" in
    *" 200 "*) exit 0 ;;
    *) exit 1 ;;
esac
