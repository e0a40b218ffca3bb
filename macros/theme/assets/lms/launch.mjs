/**
 * The one page that the learning platform opens. It holds the course in a frame, so that going from
 * page to page does not end the visit, and speaks with the platform for all of them.
 */
import { openSession } from "./api.mjs";
import { Bar } from "./bar.mjs";
import { answerBeside, askBeside } from "./beside.mjs";
import { known, openCourse } from "./frame.mjs";
import { lend, whose } from "./student.mjs";
import { Visit } from "./visit.mjs";
import { wayIn } from "./way.mjs";
import { part } from "../core/dom.mjs";
import { pathOf } from "../core/site-path.mjs";
import { openStore } from "../responses/store.mjs";
import { readSite } from "../core/strings.mjs";

/**
 * @typedef {import("../responses/store.mjs").Store} Store
 * @typedef {import("./reporter.mjs").Facts & {pages: string[], start: string}} LaunchFacts
 */

/** @type {LaunchFacts} */
const facts = JSON.parse(document.getElementById("cg-lms")?.textContent ?? "");
const { course, base } = readSite();

/**
 * What the pages of the course find out about the visit; see `page.js`. @returns {Promise<string | undefined>} the learner
 * @param {import("./api.mjs").Session | null} session
 * @param {import("./way.mjs").Way | null} way
 */
async function tellPages(session, way) {
  const student = session ? whose(session.get("cmi.core.student_id")) : await askBeside();
  const tells = session ? way === "normal" : student !== undefined;
  const visit = { student: student ?? "", memory: lend(), tells };
  Object.assign(window, { cgLms: visit, cgStudent: visit.student, cgMemory: visit.memory });
  return student;
}

/**
 * The visit that the platform has begun, until this page goes.
 * @param {import("./api.mjs").Session} session
 * @param {Store} store
 * @param {Bar} bar
 * @param {import("./way.mjs").Way} way
 */
function followVisit(session, store, bar, way) {
  const visit = new Visit(session, store, facts, bar, way);
  addEventListener("pagehide", () => visit.end());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) visit.hidden();
  });
  // The visit of a page that comes back from the browser's memory is over: begin another.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
  return visit;
}

/** @param {Store} store @param {Visit | null} visit */
function show(store, visit) {
  const wanted = known(location.hash.slice(1), facts.pages) || known(visit?.lastPage ?? "", facts.pages);
  openCourse(part(document, "course"), wanted || facts.start, (page) => {
    visit?.at(page);
    // What the page before wrote in its last moment may not have been heard.
    store.wake();
  });
}

async function launch() {
  const session = openSession();
  const way = session && wayIn(session);
  const student = await tellPages(session, way);
  if (session && student !== undefined) answerBeside(student);
  const store = openStore({ course, path: pathOf(base) });
  const bar = new Bar(part(document, "bar"), store);
  const visit = session && way && followVisit(session, store, bar, way);
  await store.ready;
  if (visit) await visit.begin(course).catch((problem) => console.error(problem));
  else bar.show(student === undefined ? "none" : "beside");
  show(store, visit);
}

launch();
