"""Serves a package in wagtail-lms, in whose own environment this file runs.

It is called, and prints, as `scormhost_site.py`.
"""

import json
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

APPS = (
    "wagtail_lms", "wagtail.users", "wagtail.admin", "wagtail.documents", "wagtail.images",
    "wagtail.snippets", "wagtail.sites", "wagtail", "modelcluster", "taggit",
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.messages", "django.contrib.sessions", "django.contrib.staticfiles",
)  # fmt: skip
MIDDLEWARE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
)
PROCESSORS = ("debug", "request")
BASE = "<!doctype html><title>LMS</title>{% block content %}{% endblock %}"


def configure(folder: Path) -> None:
    """A project of Django with nothing else in it."""
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "base.html").write_text(BASE, encoding="utf-8")
    processors = [f"django.template.context_processors.{name}" for name in PROCESSORS]
    users = [
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]
    settings.configure(
        SECRET_KEY="for the length of an audit",
        DEBUG=True,
        ALLOWED_HOSTS=["*"],
        INSTALLED_APPS=APPS,
        MIDDLEWARE=MIDDLEWARE,
        ROOT_URLCONF=__name__,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [folder / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": [*processors, *users]},
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "db.sqlite3",
                "OPTIONS": {"timeout": 20},
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        MEDIA_ROOT=str(folder / "media"),
        MEDIA_URL="/media/",
        STATIC_URL="/static/",
        USE_TZ=True,
        WAGTAIL_SITE_NAME="LMS",
        WAGTAILADMIN_BASE_URL="http://127.0.0.1",
        WAGTAIL_LMS_AUTO_ENROLL=True,
    )
    django.setup()
    call_command("migrate", verbosity=0)


def lesson_with(package: Path) -> int:
    """The id of a lesson page with the package in it."""
    from django.core.files import File
    from wagtail.models import Page
    from wagtail_lms.models import CoursePage, SCORMLessonPage, SCORMPackage

    with package.open("rb") as content:
        scorm = SCORMPackage(title="Course")
        scorm.package_file.save(package.name, File(content), save=False)
        scorm.save()
    course = Page.get_first_root_node().add_child(instance=CoursePage(title="C", slug="c"))
    lesson = SCORMLessonPage(title="L", slug="l", scorm_package=scorm)
    return int(course.add_child(instance=lesson).pk)


def cookies(who: str) -> dict[str, str]:
    """The session of a learner who has logged in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore

    user = User.objects.create_user(who, password="not used")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return {"sessionid": session.session_key}


def main(package: str, folder: str, port: str) -> None:
    configure(Path(folder))
    lesson = lesson_with(Path(package))
    learners = {who: cookies(who) for who in ("anna", "ben")}
    player = f"lms/scorm-lesson/{lesson}/play/"
    print(json.dumps({"player": player, "frame": "#scorm-frame", "learners": learners}))
    sys.stdout.flush()
    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, verbosity=0)


def __getattr__(name: str) -> object:
    """`urlpatterns`: they can only be made once Django is set up."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import include, path
    from wagtail import urls as pages

    return [path("lms/", include("wagtail_lms.urls")), path("", include(pages))]


if __name__ == "__main__":
    main(*sys.argv[1:])
