from playwright.sync_api import Page


def test_the_home_page_opens(page: Page, course: str) -> None:
    page.goto(course)
    assert page.locator("h1").inner_text() == "Common Ground"
