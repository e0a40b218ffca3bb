"""The address at which a course is shown to its author, and what is said when it is taken."""

from __future__ import annotations

import socket

HOST = "127.0.0.1"


def is_taken(port: int) -> bool:
    """Whether another program answers at this port."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError:
            return True
    return False


def taken(port: int, command: str = "make serve") -> str:
    """What an author can do about a port that is taken."""
    return (
        f"Port {port} is taken, perhaps by a course that is shown already. Stop that one, or "
        f"choose another port: {command} port={port + 1}"
    )
