from playwright.sync_api import Page


def test_the_home_page_opens(page: Page, course: str) -> None:
    page.goto(course)
    assert page.title() == "Common Ground"
    start = page.get_by_role("link", name="I have a conversation coming up")
    start.click()
    assert page.url == course + "tonight/"
