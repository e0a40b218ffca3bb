"""What is erased stays erased, also where storages take their time and pages sleep."""

from __future__ import annotations

from typing import Any

from tests.modules import Modules

OPEN = """
    const { openStore } = await import(new URL("assets/worksheet/store.mjs", document.baseURI));
    const { openIndexed } = await import(new URL("assets/worksheet/store/indexed.mjs", document.baseURI));
    const site = { course: "erasing", path: "" };
    const open = async (parts) => { const one = openStore(site, parts); await one.ready; return one; };
    const key = "cg:erasing:/first/story/first/words";
    const there = async () => [localStorage.getItem(key) !== null, (await openIndexed().entries(key)).length > 0];
"""
ASLEEP = f"""async () => {{ {OPEN}
    const [asleep, other] = [await open(), await open()];
    asleep.put(key, {{ value: "Not for everybody" }});
    await asleep.settled();
    asleep.sleep();
    await other.wake();
    await other.eraseAll();
    await asleep.wake();
    await asleep.settled();
    const shown = asleep.get(key)?.value ?? null;
    asleep.put(key, {{ value: "New" }});
    asleep.sleep();
    await asleep.wake();
    await asleep.settled();
    const after = [shown, asleep.get(key)?.value, ...(await there())];
    await asleep.eraseAll();
    return {{ before: after }};
}}"""
SLOW = f"""async () => {{ {OPEN}
    const indexed = openIndexed();
    const slow = {{ ...indexed, write: async (entries) => {{
        await new Promise((done) => setTimeout(done, 50));
        return indexed.write(entries);
    }} }};
    const one = await open({{ indexed: slow }});
    one.put(key, {{ value: "Words" }});
    const writing = one.settled();
    one.keepsNothing = true;
    const erasing = one.erase([key]);
    await Promise.all([writing, erasing]);
    await one.settled();
    const erased = await there();
    one.keepsNothing = false;
    await one.settled();
    const removing = one.erase([key]);
    one.put(key, {{ value: "Again" }});
    await removing;
    await one.settled();
    const again = await there();
    await one.eraseAll();
    one.sleep();
    return {{ erased, again }};
}}"""


def run(modules: Modules, script: str) -> Any:
    return modules.page.evaluate(script)


def test_what_was_erased_while_a_page_slept_does_not_come_back(modules: Modules) -> None:
    shown, value, local, indexed = run(modules, ASLEEP)["before"]
    assert shown is None
    assert (value, local, indexed) == ("New", True, True)


def test_erasing_and_writing_pass_each_other_without_a_loss(modules: Modules) -> None:
    found = run(modules, SLOW)
    assert found["erased"] == [False, False]
    assert found["again"] == [True, True]
