// As little as saves and restores a form: the whole of it, in one record.
const form = document.querySelector("form.plain");
const key = location.pathname + form.id;
const saved = JSON.parse(localStorage.getItem(key) ?? "{}");
for (const control of form.elements) {
  const values = saved[control.name] ?? [];
  if (/radio|checkbox/.test(control.type)) control.checked = values.includes(control.value);
  else if (control.name) control.value = values[0] ?? "";
}
form.addEventListener("input", () => {
  const now = {};
  for (const [name, value] of new FormData(form)) (now[name] ??= []).push(value);
  localStorage.setItem(key, JSON.stringify(now));
});
