/**
 * A course that is opened from a folder cannot start workers, which the search needs. Here one runs
 * its script in a hidden frame instead. Only the disk edition has this file.
 */
if (location.protocol === "file:") {
  /** Puts a script into a frame; resolves once it has run. */
  const load = ({ document }, address) => {
    const script = document.createElement("script");
    script.src = address;
    document.body.append(script);
    return new Promise((resolve) => script.addEventListener("load", resolve));
  };

  // By this name the search knows that it runs in a frame.
  self.IFrameWorker = self.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const inside = frame.contentWindow;
      const message = (data) => new MessageEvent("message", { data });
      inside.postMessage = (data) => this.dispatchEvent(message(data));
      // Languages other than English have scripts of their own; each needs the one before it.
      inside.importScripts = (...addresses) =>
        addresses.reduce((done, script) => done.then(() => load(inside, script)), Promise.resolve());
      this.ready = load(inside, address);
      this.inside = (data) => inside.dispatchEvent(message(data));
    }

    postMessage(data) {
      this.ready.then(() => this.inside(data));
    }
  };
}
