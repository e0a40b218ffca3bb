"""The policy of published pages: what it allows, and where it stands."""

from __future__ import annotations

from pathlib import Path

from macros.publish.pages import Page, read_page
from macros.publish.policy import Policy, hash_of, lock, policy_for, with_policy, write_headers


def page(body: str) -> Page:
    html = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
    return read_page(Path("x"), "x.html", html)


PAGES = [page("<script>b()</script>"), page("<script>a()</script><script>b()</script>")]


def test_the_policy_allows_each_script_and_sheet_by_its_digest() -> None:
    policy = policy_for(PAGES, ["p {}"])
    assert policy.hashes == tuple(sorted([hash_of("a()"), hash_of("b()")]))
    assert hash_of("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    rules = dict(rule.split(" ", 1) for rule in policy.text.split("; "))
    scripts = " ".join(f"'sha256-{digest}'" for digest in policy.hashes)
    assert rules == {
        "default-src": "'self'", "script-src": f"'self' {scripts}",
        "style-src": f"'self' 'sha256-{hash_of('p {}')}'", "img-src": "'self' data:",
        "connect-src": "'self'", "worker-src": "'self'", "object-src": "'none'",
        "base-uri": "'none'", "form-action": "'none'", "frame-src": "'none'",
        "manifest-src": "'self'",
    }  # fmt: skip
    nothing = Policy(()).text
    assert "script-src 'self';" in nothing and "style-src 'self';" in nothing


def test_a_page_has_one_policy_before_anything_runs() -> None:
    locked = lock(page("<script>a()</script>"), policy_for(PAGES))
    again = with_policy(locked, "default-src 'none'")
    assert again.html.count("Content-Security-Policy") == 1
    assert (
        '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'\">"
    ) in again.html


def test_hosts_that_read_headers_get_the_policy_and_what_a_page_cannot_say(tmp_path: Path) -> None:
    policy = policy_for(PAGES)
    write_headers(tmp_path, policy)
    assert (tmp_path / "_headers").read_text("utf-8").splitlines() == [
        "/*",
        f"  Content-Security-Policy: {policy.text}; frame-ancestors 'self'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()",
    ]
