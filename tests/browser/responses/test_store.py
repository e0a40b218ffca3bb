"""What is erased stays erased, also where storages take their time and pages sleep."""

from __future__ import annotations

from tests.support.modules import Modules

OPEN = """
    const at = (module) => import(new URL(`assets/responses/${module}`, document.baseURI));
    const { openStore } = await at("store.mjs");
    const { openIndexed } = await at("store/indexed.mjs");
    const open = async (parts) => {
        const opened = openStore({ course: "erasing", path: "" }, parts);
        await opened.ready;
        return opened;
    };
    const key = "cg:erasing:/first/story/first/words";
    const local = () => localStorage.getItem(key) !== null;
    const indexed = async () => (await openIndexed().entries(key)).length > 0;
    const there = async () => [local(), await indexed()];
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
    const found = [shown, asleep.get(key)?.value, ...(await there())];
    await asleep.eraseAll();
    return found;
}}"""
SLOW = f"""async () => {{ {OPEN}
    const fast = openIndexed();
    const slow = {{ ...fast, write: async (...given) => {{
        await new Promise((done) => setTimeout(done, 50));
        return fast.write(...given);
    }} }};
    const store = await open({{ indexed: slow }});
    store.put(key, {{ value: "Words" }});
    const writing = store.settled();
    store.keepsNothing = true;
    const erasing = store.erase([key]);
    await Promise.all([writing, erasing]);
    await store.settled();
    const erased = await there();
    store.keepsNothing = false;
    await store.settled();
    const removing = store.erase([key]);
    store.put(key, {{ value: "Again" }});
    await removing;
    await store.settled();
    const again = await there();
    await store.eraseAll();
    store.sleep();
    return {{ erased, again }};
}}"""


def test_what_was_erased_while_a_page_slept_does_not_come_back(modules: Modules) -> None:
    shown, value, local, indexed = modules.page.evaluate(ASLEEP)
    assert shown is None
    assert (value, local, indexed) == ("New", True, True)


def test_erasing_and_writing_pass_each_other_without_a_loss(modules: Modules) -> None:
    found = modules.page.evaluate(SLOW)
    assert found["erased"] == [False, False]
    assert found["again"] == [True, True]
