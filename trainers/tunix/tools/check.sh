#!/bin/sh
# Checks the driver with the first Python that can make a virtual environment; says loud what is missing without one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for candidate in "${TRAINMASTER_PYTHON:-python3}" python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$candidate" "$here/check.py" "$@"
    fi
done
echo "1 not tested on this machine:"
echo "The tunix driver needs Python 3.11 or newer with venv: install it (Debian: python3 and python3-venv),"
echo "or name one in TRAINMASTER_PYTHON"
test "${CI:-}" != true
