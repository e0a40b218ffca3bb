// The form in React JSON Schema Form with its plain theme, saved at every change.
import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import "./rjsf.css";

const key = location.pathname;
const { schema, uiSchema } = JSON.parse(document.getElementById("model").textContent);
const formData = JSON.parse(localStorage.getItem(key) ?? "{}");
const onChange = (change) => localStorage.setItem(key, JSON.stringify(change.formData));
const form = createElement(Form, { schema, uiSchema, validator, formData, onChange, noHtml5Validate: true });
createRoot(document.getElementById("root")).render(form);
