/**
 * More than one tab: the learning platform has opened one of them, and a learner has opened pages of
 * the course in others. Those ask the one who the learner is, and leave it to speak for all.
 */
const PATIENCE = 400;
const QUESTION = "who?";

function open() {
  try {
    return new BroadcastChannel(`cg-lms:${new URL(".", location.href).pathname}`);
  } catch {
    return null;
  }
}

/** Where it is refused, nobody answers. @param {BroadcastChannel} channel @param {unknown} message */
function tell(channel, message) {
  try {
    channel.postMessage(message);
  } catch {
    // As if there were no other tab.
  }
}

/** Tells tabs that ask, from now on. @param {string} student as in keys @param {string} student as in keys */
export function answerBeside(student) {
  const channel = open();
  if (!channel) return;
  channel.onmessage = ({ data }) => {
    if (data === QUESTION) tell(channel, { student });
  };
}

/** @returns {Promise<undefined>} after a while */
const nothing = () => new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE));

/**
 * Who the learner is in a tab that the platform has opened; undefined where there is none.
 * @returns {Promise<string | undefined>}
 */
export async function askBeside() {
  const channel = open();
  if (!channel) return undefined;
  /** @type {Promise<string>} */
  const answer = new Promise((resolve) => {
    channel.onmessage = ({ data }) => {
      if (typeof data?.student === "string") resolve(data.student);
    };
  });
  tell(channel, QUESTION);
  const student = await Promise.race([answer, nothing()]);
  channel.close();
  return student;
}
