/**
 * The one page that the learning platform opens. It holds the course in a frame, so that going from
 * page to page does not end the visit, and speaks with the platform for all of them.
 */
import { openSession } from "./api.mjs";
import { Bar } from "./bar.mjs";
import { Carrier } from "./carrier.mjs";
import { known, openCourse } from "./frame.mjs";
import { Reporter } from "./reporter.mjs";
import { lend, whose } from "./student.mjs";
import { part } from "../worksheet/dom.mjs";
import { pathOf } from "../worksheet/site-path.mjs";
import { openStore } from "../worksheet/store.mjs";
import { readSite } from "../worksheet/strings.mjs";

/** A storage that never answers must not keep the course shut. */
const PATIENCE = 5000;
const ONLY_TO_LOOK = ["review", "browse"];

const data = JSON.parse(document.getElementById("cg-lms").textContent);
const { course, base } = readSite();
const session = openSession();
const tells = session && !ONLY_TO_LOOK.includes(session.get("cmi.core.lesson_mode"));

/** What the pages of the course find out about the visit; see `page.js`. */
window.cgLms = { student: session ? whose(session.get("cmi.core.student_id")) : "", memory: lend(), tells };
window.cgStudent = window.cgLms.student;
window.cgMemory = window.cgLms.memory;

const store = openStore({ course, path: pathOf(base) });
const bar = new Bar(part(document, "bar"), store);
const carrier = session && new Carrier(session, store, (state, values) => tells && bar.show(state, values));
const reporter = tells && new Reporter(session, store, data, (code) => bar.show("failed", { code }));

async function begin() {
  bar.carrier = carrier;
  await Promise.race([store.ready, new Promise((done) => setTimeout(done, PATIENCE))]);
  const records = carrier ? await carrier.fetch(course) : [];
  if (tells) carrier.follow();
  else bar.show(session ? "looking" : "none");
  if (reporter) reporter.start(records);
}

/** Another page is on show; what the one before wrote in its last moment is looked for. */
function visit(page) {
  if (reporter) reporter.visit(page);
  store.wake();
}

function show() {
  const wanted = known(location.hash.slice(1), data.pages) || known(session?.get("cmi.core.lesson_location") ?? "", data.pages);
  openCourse(part(document, "course"), wanted || data.start, visit);
}

/** What is on its way goes first: after the end the platform takes nothing more. */
function end() {
  if (tells) {
    carrier.sendNow();
    reporter.end();
    session.commit();
  }
  session?.finish();
}

addEventListener("pagehide", end);
document.addEventListener("visibilitychange", () => tells && document.hidden && carrier.commit());
// The visit of a page that comes back from the browser's memory is over: begin another.
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
begin().catch((problem) => console.error(problem)).finally(show);
