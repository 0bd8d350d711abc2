#!/bin/sh
# Write both locks again from pyproject.toml. Needs uv (`pip install uv`).
# The test lock is made inside the app's lock, so that installing it changes no version.
set -eu
cd "$(dirname "$0")"
compile() {
    printf 'hatchling\n' | uv pip compile --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-annotate --no-header --only-binary :all: \
        "$@" ../pyproject.toml -
}
compile --upgrade --output-file requirements.lock >/dev/null
compile --upgrade --extra test --constraint requirements.lock \
    --output-file requirements-test.lock >/dev/null
