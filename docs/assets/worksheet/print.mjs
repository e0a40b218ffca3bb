/** Paper: a control prints only what fits on screen, so its words are set beside it for print. */
import { make } from "./dom.mjs";

const CUT = "textarea, input[type=text]";

/** Before printing every filled control gets a `.ws-mirror`, and what is folded opens. */
export function printAll(form) {
  let opened = [];
  addEventListener("beforeprint", () => {
    clear(form);
    for (const control of form.querySelectorAll(CUT)) {
      if (control.value) control.after(make("div", { className: "ws-mirror", textContent: control.value }));
    }
    opened = [...form.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    clear(form);
    for (const details of opened) details.open = false;
  });
}

const clear = (form) => form.querySelectorAll(".ws-mirror").forEach((mirror) => mirror.remove());
