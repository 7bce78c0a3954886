# What the checks share; they source it. "$checkout" is the checkout, "$work" a folder of their own that goes away again.
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

stage() {
    local name=$1 start=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@"
    printf '== %s: %d s\n' "$name" "$((SECONDS - start))"
}

copy() {
    mkdir "$work/copy"
    tar -C "$checkout" --exclude=./.git --exclude='./.venv*' --exclude='./results/*-*' --exclude=__pycache__ -cf - . | tar -C "$work/copy" -xf -
}

works() { # this Python exists, is new enough, and can make environments
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

version_of() { # such as 3.13
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])'
}

# The first of these Pythons that works, on the PATH or in pyenv, which shows on the PATH only the version that was chosen; nothing if there is none.
first_python() {
    local name candidate
    for name in "$@"; do
        for candidate in "$name" "${PYENV_ROOT:-$HOME/.pyenv}/versions/${name#python}".*/bin/python; do
            if works "$candidate"; then
                echo "$candidate"
                return
            fi
        done
    done
}
