"""Serves a package in scormhost, in whose own environment this file runs.

`python scormhost_site.py <zip> <folder> <port>` prints one line of JSON: where the player is, and
the cookies by which each learner is known.
"""

import json
import sys
from pathlib import Path

import uvicorn
from scormhost import create_scorm_app
from scormhost.packages import extract_scorm_zip
from scormhost.storage import PackageStore


def main(package: str, folder: str, port: str) -> None:
    app = create_scorm_app(data_dir=folder, secret_key="for the length of an audit")
    settings = app.state.settings
    file = Path(package)
    name = extract_scorm_zip(PackageStore(settings), file.read_bytes(), file.name)
    cookie = settings.guest_cookie_name
    learners = {who: {cookie: f"guest-{who}-in-the-audit"} for who in ("anna", "ben")}
    player = f"launch/{name}?launch=launch.html"
    print(json.dumps({"player": player, "frame": "#scormhost-content", "learners": learners}))
    sys.stdout.flush()
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning")


main(*sys.argv[1:])
