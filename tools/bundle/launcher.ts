/** Starts the program with the Node beside it, from wherever it is called, also by a link. */
export const LAUNCHER = `#!/bin/sh
set -e
here=$(dirname -- "$(readlink -f -- "$0")")
if [ -z "$LIEM_HOME" ]; then
  if [ "$(id -u)" = 0 ]; then LIEM_HOME=/srv/liem; else LIEM_HOME=\${XDG_DATA_HOME:-$HOME/.local/share}/liem; fi
  export LIEM_HOME
fi
exec "$here/node_modules/node-linux-${process.arch}/bin/node" "$here/apps/cli/main.ts" "$@"
`

/** The page that lies in the archive. */
export const INSTALL = `# Cài đặt Liêm / Installing Liêm

Mọi thứ cần thiết nằm trong thư mục này: không cần mạng, Node, npm hay PostgreSQL.
Everything that is needed lies in this folder: no network, Node, npm or PostgreSQL is asked for.

    ./liem serve            # http://localhost:8080, chỉ máy này vào được / only this machine can reach it
    ./liem serve --demo     # với một năm dữ liệu minh họa / with a made-up year
    ./liem --help

Linux (${process.arch}, glibc 2.28 trở lên / or later). Dữ liệu nằm ngoài thư mục này, tại LIEM_HOME: mặc định ~/.local/share/liem, với root là /srv/liem.
The data lie outside this folder, in LIEM_HOME: by default ~/.local/share/liem, as root /srv/liem.

Nâng cấp / Upgrade: ./liem backup; dừng / stop; giải nén bản mới bên cạnh / unpack the new one beside this; ./liem serve.
Vận hành / Operations: docs/operations/README.md. Giấy phép / Licences: LICENSE, THIRD-PARTY-LICENSES.txt, sbom.cdx.json.
`
