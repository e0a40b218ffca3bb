/**
 * A page that comes back from the browser's cache. WebKit then empties every form with
 * `autocomplete="off"`: in a task after `pageshow`, and without a `reset` event.
 */

/** Calls `act` after all tasks that wait now. A timer would not do: WebKit's have a queue of their own. @param {() => void} act */
function afterTasks(act) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(null);
}

/** Calls `draw()` when the page has come back, and once more when the browser has done its part. @param {() => void} draw */
export function onReturn(draw) {
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    draw();
    afterTasks(draw);
  });
}

/** What nothing stores stands in the controls only: they get it back. @param {HTMLElement} root whose controls these are */
export function putBackOnReturn(root) {
  /** @type {{control: HTMLInputElement, value: string, checked: boolean}[]} */
  let before = [];
  addEventListener("pagehide", () => {
    /** @type {NodeListOf<HTMLInputElement>} */
    const controls = root.querySelectorAll("input:not([type=file]), select, textarea");
    before = [...controls].map((control) => ({ control, value: control.value, checked: control.checked }));
  });
  onReturn(() => {
    for (const { control, value, checked } of before) {
      if (!control.value) control.value = value;
      if (control.checked !== checked) control.checked = checked;
    }
  });
}
