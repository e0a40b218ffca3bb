/**
 * Keeps the course for reading without a connection, where publishing has prepared that, and says
 * quietly when a new version is ready. Nothing reloads by itself: a page goes on as it is until the
 * reader asks for the new one.
 */

/** @returns {string | undefined} the address of the service worker of a published site */
function workerOf() {
  const manifest = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="manifest"]'));
  return manifest ? new URL("service-worker.js", manifest.href).href : undefined;
}

/** @param {ServiceWorkerRegistration} registration */
function offer(registration) {
  const place = /** @type {HTMLElement} */ (document.getElementById("cg-update"));
  const template = place?.querySelector("template");
  if (!template || place.querySelector("button")) return;
  place.append(template.content.cloneNode(true));
  place.querySelector("button")?.addEventListener("click", () => use(registration.waiting));
}

/** @param {ServiceWorker | null} waiting the new version; null when another page uses it already */
function use(waiting) {
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("use");
}

/** The worker that this page comes from. Some throw where others have none. */
export function workerInUse() {
  try {
    return navigator.serviceWorker.controller;
  } catch {
    return null;
  }
}

/** Some throw where others reject. @param {string} worker @returns {Promise<ServiceWorkerRegistration>} */
const register = async (worker) => navigator.serviceWorker.register(worker);

/** Registers the worker once the page has had its time. */
export async function keepOffline() {
  const worker = workerOf();
  if (!worker) return;
  // Some browsers refuse, as in a private window or from a folder; the course works without.
  const registration = await register(worker).catch(() => undefined);
  if (!registration) return;
  const look = () => registration.waiting && workerInUse() && offer(registration);
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
}
