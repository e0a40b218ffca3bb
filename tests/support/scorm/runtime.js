/*
 * A strict runtime of SCORM 1.2: it takes what the standard allows and nothing else, and remembers
 * every call that it had to refuse. `scormRuntime(given)` begins one visit. `given`, all optional:
 *
 * student, kept          who the learner is, and the attempt as earlier visits left it
 * way                    "enter", "preview", or "new attempt" for its box on the way in
 * force                  Moodle's "Force new attempt": "no", "completed" or "always"
 * mode                   a mode that another platform says, whatever was kept
 * review                 "takes" as Moodle does, "refuses", or "ignores": answers "true" and drops it
 * room                   characters of cmi.suspend_data: 4096, or another number; null for no limit
 * cuts                   "at once" or "later": what is too long is cut without a word, later in the database only
 * interactions           false: the platform has none
 *
 * While it runs, tests set `scorm.reachable = false` (requests fail, and calls still answer "true", as
 * Moodle's beacon does), `scorm.expired = true` (the login has run out: error 101 for ever; Moodle 4.5
 * puts its login page in the place of the course seconds later, which is "quick" in a journey) and
 * `scorm.refuse = {LMSSetValue: 391}`. `scorm.kept` is what the platform's database holds.
 */
window.scormRuntime = (given = {}) => {
  const OVER = ["completed", "passed", "failed"];
  const before = given.kept ?? {};
  const over = OVER.includes(before["cmi.core.lesson_status"]);
  const anew = given.way !== "preview" && (given.force === "always" || (over && (given.force === "completed" || given.way === "new attempt")));
  const kept = anew ? {} : before;
  const mode = given.mode ?? (given.way === "preview" ? "browse" : over && !anew ? "review" : "normal");
  const live = { interactions: [], ...structuredClone(kept) };
  /** What the page believes to be stored: only what differs from it is sent. */
  const believed = structuredClone(live);
  let state = "before";
  let error = 0;

  const scorm = { errors: [], calls: [], commits: 0, refuse: {}, reachable: true, expired: false, kept, mode, get state() { return state; } };

  // What values look like ---------------------------------------------------------------------

  const words = (...known) => (value) => known.includes(value);
  const ascii = (most) => (value) => value.length <= most && /^[\x00-\x7f]*$/.test(value);
  const identifier = (value) => /^[\x21-\x7e]{1,255}$/.test(value);
  const decimal = (value) => /^-?\d{1,10}(\.\d{1,7})?$/.test(value);
  const percent = (value) => value === "" || (decimal(value) && Number(value) >= 0 && Number(value) <= 100);
  const timespan = (value) => /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value);
  const clock = (value) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value);
  const TYPES = ["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"];
  const FEEDBACK = {
    "true-false": /^[01tf]/,
    choice: /^([a-z0-9](,[a-z0-9])*|\{[a-z0-9](,[a-z0-9])*\})?$/,
    numeric: /^-?\d+(\.\d+)?$/,
    likert: /^[a-z0-9]?$/,
  };
  const feedback = (value, at) => ascii(255)(value) && !/[\r\n]/.test(value) && Boolean(at.type) && (FEEDBACK[at.type] ?? /^/).test(value);

  const ROOM = given.room === null ? Infinity : (given.room ?? 4096);
  /** Element → [may be read, may be set, what a value looks like]. */
  const CORE = {
    student_id: [true, false],
    student_name: [true, false],
    lesson_location: [true, true, ascii(255)],
    credit: [true, false],
    lesson_status: [true, true, words("passed", "completed", "failed", "incomplete", "browsed")],
    entry: [true, false],
    "score.raw": [true, true, percent],
    "score.min": [true, true, percent],
    "score.max": [true, true, percent],
    total_time: [true, false],
    lesson_mode: [true, false],
    exit: [false, true, words("time-out", "suspend", "logout", "")],
    session_time: [false, true, timespan],
  };
  const ELEMENTS = {
    ...Object.fromEntries(Object.entries(CORE).map(([name, element]) => [`cmi.core.${name}`, element])),
    "cmi.suspend_data": [true, true, ascii(given.cuts ? Infinity : ROOM)],
    "cmi.launch_data": [true, false],
    "cmi.comments": [true, true, ascii(4096)],
    "cmi.comments_from_lms": [true, false],
  };
  const INTERACTION = {
    id: identifier,
    time: clock,
    type: words(...TYPES),
    weighting: decimal,
    student_response: feedback,
    result: (value) => words("correct", "wrong", "unanticipated", "neutral")(value) || decimal(value),
    latency: timespan,
  };
  const READ_ONLY_WORDS = /_(children|count|version)$/;

  const start = {
    "cmi.core.student_id": given.student ?? "learner-1",
    "cmi.core.student_name": "Doe, Lena",
    "cmi.core.credit": mode === "normal" ? "credit" : "no-credit",
    "cmi.core.lesson_status": "not attempted",
    "cmi.core.entry": kept["cmi.core.exit"] === "suspend" ? "resume" : kept["cmi.core.total_time"] ? "" : "ab-initio",
    "cmi.core.total_time": "0000:00:00.00",
    "cmi.core.lesson_mode": mode,
  };

  // Calls -------------------------------------------------------------------------------------

  const failed = (code, ...call) => {
    error = code;
    scorm.errors.push([code, ...call]);
    return undefined;
  };

  function get(element) {
    if (READ_ONLY_WORDS.test(element)) return told(element);
    const known = ELEMENTS[element];
    if (!known) return failed(/^cmi\.interactions\.\d+\./.test(element) ? 404 : 401, "get", element);
    if (!known[0]) return failed(404, "get", element);
    return live[element] ?? start[element] ?? "";
  }

  function told(element) {
    if (element === "cmi._version") return "3.4";
    if (element === "cmi.interactions._count") return given.interactions === false ? notHere(element) : String(live.interactions.length);
    if (element === "cmi.core._children") return Object.keys(CORE).map((name) => name.split(".")[0]).join(",");
    if (element === "cmi.interactions._children") return Object.keys(INTERACTION).join(",");
    return failed(/_children$/.test(element) ? 202 : 203, "get", element);
  }

  /** Interactions may be missing in a platform: that is no mistake of who asks. */
  function notHere() {
    error = 401;
    return undefined;
  }

  function put(element, value) {
    if (mode === "review" && given.review === "ignores") return "true";
    if (mode === "review" && given.review === "refuses") {
      error = 403;
      return undefined;
    }
    if (typeof value !== "string") return failed(201, "set", element, value);
    if (READ_ONLY_WORDS.test(element)) return failed(402, "set", element, value);
    const part = element.match(/^cmi\.interactions\.(\d+)\.(.+)$/);
    if (part) return putInteraction(Number(part[1]), part[2], value, element);
    const known = ELEMENTS[element];
    if (!known) return failed(401, "set", element, value);
    if (!known[1]) return failed(403, "set", element, value);
    if (!known[2](value)) {
      // More than there is room for is the platform's limit, and no mistake of who asks.
      if (element !== "cmi.suspend_data" || !ascii(Infinity)(value)) return failed(405, "set", element, value);
      error = 405;
      return undefined;
    }
    live[element] = element === "cmi.suspend_data" && given.cuts === "at once" ? value.slice(0, ROOM) : value;
    return "true";
  }

  function putInteraction(number, name, value, element) {
    if (number > live.interactions.length) return failed(201, "set", element, value);
    const at = live.interactions[number] ?? {};
    const pattern = /^correct_responses\.0\.pattern$/.test(name);
    const fits = pattern ? feedback : INTERACTION[name];
    if (!fits) return failed(401, "set", element, value);
    if (name !== "id" && !at.id) return failed(201, "set", element, value);
    if (!fits(value, at)) return failed(405, "set", element, value);
    at[pattern ? "pattern" : name] = value;
    live.interactions[number] = at;
    return "true";
  }

  /** Sends what differs from what the page believes to be stored; that it arrives, nobody makes sure. */
  function keep() {
    scorm.commits += 1;
    const changed = Object.keys(live).filter((name) => JSON.stringify(live[name]) !== JSON.stringify(believed[name]));
    for (const name of changed) believed[name] = structuredClone(live[name]);
    if (scorm.reachable) scorm.kept = { interactions: [], ...scorm.kept, ...structuredClone(Object.fromEntries(changed.map((name) => [name, live[name]]))) };
    if (given.cuts === "later" && scorm.kept["cmi.suspend_data"]) scorm.kept["cmi.suspend_data"] = scorm.kept["cmi.suspend_data"].slice(0, ROOM);
    return "true";
  }

  const seconds = (span) => span.split(":").reduce((sum, part) => 60 * sum + Number(part), 0);

  function finish() {
    const all = seconds(live["cmi.core.total_time"] ?? start["cmi.core.total_time"]) + seconds(live["cmi.core.session_time"] ?? "00:00:00");
    live["cmi.core.total_time"] = `${String(Math.floor(all / 3600)).padStart(4, "0")}:${String(Math.floor(all / 60) % 60).padStart(2, "0")}:${(all % 60).toFixed(2).padStart(5, "0")}`;
    if (live["cmi.core.exit"] !== "suspend" && live["cmi.suspend_data"]) live["cmi.suspend_data"] = "";
    // The standard's own rule, and Moodle's.
    if ((live["cmi.core.lesson_status"] ?? "not attempted") === "not attempted") live["cmi.core.lesson_status"] = "completed";
    state = "after";
    return keep();
  }

  /** `name` may be called in the state `when`, with one empty word where it takes none. */
  function call(name, when, act) {
    return (...values) => {
      scorm.calls.push([name, ...values]);
      error = 0;
      if (state !== when) failed(name === "LMSInitialize" ? 101 : 301, name, ...values);
      else if (scorm.expired && /Commit|Finish/.test(name)) error = 101;
      else if (scorm.refuse[name]) error = scorm.refuse[name];
      else if (!/Value/.test(name) && (values.length !== 1 || values[0] !== "")) failed(201, name, ...values);
      else return act(...values) ?? (name === "LMSGetValue" ? "" : "false");
      return name === "LMSGetValue" ? "" : "false";
    };
  }

  const API = {
    LMSInitialize: call("LMSInitialize", "before", () => ((state = "open"), "true")),
    LMSFinish: call("LMSFinish", "open", finish),
    LMSCommit: call("LMSCommit", "open", keep),
    LMSGetValue: call("LMSGetValue", "open", get),
    LMSSetValue: call("LMSSetValue", "open", put),
    LMSGetLastError: () => String(error),
    LMSGetErrorString: (code) => `error ${code}`,
    LMSGetDiagnostic: (code) => `error ${code}`,
  };
  return { scorm, API };
};
